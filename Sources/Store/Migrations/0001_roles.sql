-- The roles this program's sessions run under. They exist once per server, so another database may have made them already.
-- creates role configurator_app
-- creates role configurator_writer
-- creates role configurator_engine

do $$
declare
  wanted text;
begin
  foreach wanted in array array['configurator_app', 'configurator_writer', 'configurator_engine'] loop
    if not exists (select 1 from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit', wanted);
      exception
        when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end
$$;

grant usage on schema public to configurator_app, configurator_writer, configurator_engine;
grant select on public.crm_schema_migrations to configurator_app, configurator_engine;
create policy crm_read on public.crm_schema_migrations for select to configurator_app, configurator_engine using (true);
