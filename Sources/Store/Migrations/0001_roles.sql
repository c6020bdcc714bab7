-- Who may do what, as roles. Logins are members of these; the roles themselves cannot log in.
--
--   configurator_app     the session of a person: reads configuration, writes proposals, drafts and conversations
--   configurator_writer  writes live configuration; taken with SET LOCAL ROLE for the one transaction of an approval
--   configurator_engine  the event bus: reads configuration, never writes it
--   configurator_admin   says which login stands for whom
--
-- Roles belong to the whole server, so another database may have made them already, or be making them now.
-- creates role configurator_app
-- creates role configurator_writer
-- creates role configurator_engine
-- creates role configurator_admin

do $$
declare
  wanted text;
begin
  foreach wanted in array array['configurator_app', 'configurator_writer', 'configurator_engine', 'configurator_admin'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        -- NOINHERIT: a member of the app role has what the app has, and not, unasked, what the writer has.
        execute format('create role %I nologin noinherit', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  if not pg_has_role('configurator_app', 'configurator_writer', 'member') then
    begin
      grant configurator_writer to configurator_app;
    exception when unique_violation or internal_error then null;
    end;
  end if;
  -- An owner that is not a superuser opens sessions too, and takes the same roles as everybody.
  -- Since version 16 whoever makes a role is its member, but may not take it before saying so.
  foreach wanted in array array['configurator_app', 'configurator_engine', 'configurator_admin'] loop
    if not pg_has_role(
      current_user, wanted, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end)
    then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end $$;

grant usage on schema public to configurator_app, configurator_writer, configurator_engine, configurator_admin;

-- Takes away whatever the server's default privileges gave to anybody but the owner, and turns row security on.
-- A hosted platform grants everything in `public` to its anonymous role; a table is born closed here.
create function crm_close_table(target regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  held record;
begin
  execute format('alter table %s enable row level security', target);
  for held in
    select c.oid::regclass as relation, c.relkind, coalesce(r.rolname, 'public') as grantee
    from pg_class c
    cross join lateral aclexplode(c.relacl) a
    left join pg_roles r on r.oid = a.grantee
    where a.grantee <> c.relowner
      and (c.oid = target or c.oid in (
        select d.objid from pg_depend d
        where d.refobjid = target and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')))
      and c.relkind in ('r', 'p', 'S')
    group by 1, 2, 3
  loop
    execute format(
      'revoke all on %s %s from %s', case held.relkind when 'S' then 'sequence' else 'table' end, held.relation,
      case held.grantee when 'public' then 'public' else quote_ident(held.grantee) end);
  end loop;
end $$;

-- The same for a function: only those named later may call it.
create function crm_close_function(target regprocedure) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  held record;
begin
  execute format('revoke all on function %s from public', target);
  for held in
    select distinct r.rolname
    from pg_proc p cross join lateral aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee
    where p.oid = target and a.grantee <> p.proowner
  loop
    execute format('revoke all on function %s from %I', target, held.rolname);
  end loop;
end $$;

-- A table of the platform that was missing and has just been made: a person's session reads it, the bus works on it, unless
-- configuration hangs on its rows, and nobody else.
create function crm_adopt_table(target regclass, is_worked_on boolean default true) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.crm_close_table(target);
  execute format('grant select on %s to configurator_app, configurator_writer', target);
  execute format(
    'grant %s on %s to configurator_engine',
    case when is_worked_on then 'select, insert, update, delete' else 'select' end, target);
  execute format('create policy crm_reads on %s for select to configurator_app, configurator_writer using (true)', target);
  execute format(
    'create policy crm_works on %s for %s', target,
    case when is_worked_on then 'all to configurator_engine using (true) with check (true)'
      else 'select to configurator_engine using (true)' end);
end $$;

select
  crm_close_function('crm_close_table(regclass)'), crm_close_function('crm_close_function(regprocedure)'),
  crm_close_function('crm_adopt_table(regclass, boolean)');

-- The record of these steps.
select crm_close_table('crm_schema_migrations');
grant select on crm_schema_migrations to configurator_app, configurator_engine;
create policy crm_reads on crm_schema_migrations for select to configurator_app, configurator_engine using (true);
