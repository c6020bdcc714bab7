-- The record is added to and never rewritten. Two things may still happen to it: a person's profile is deleted, and
-- with it the pointer to that person; and a whole property is deleted, and with it everything that was its.
--
-- SQLSTATE CF002 = the record may not be rewritten.

create function public.crm_property_is_gone(property uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return not exists (select from public.properties p where p.id = property);
end $$;

create function public.crm_refuse_rewrite() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  person text := tg_argv[0];
  before jsonb;
begin
  if tg_op = 'TRUNCATE' then
    raise exception '% is never emptied', tg_table_name using errcode = 'CF002';
  end if;
  before := to_jsonb(old);
  if tg_op = 'DELETE' and before ? 'property_id' and public.crm_property_is_gone((before ->> 'property_id')::uuid) then
    return old;
  end if;
  if tg_op = 'UPDATE' and person is not null
    and to_jsonb(new) = before || jsonb_build_object(person, null)
    and not exists (select from public.profiles p where p.id = (before ->> person)::uuid) then
    return new;
  end if;
  raise exception '% is only ever added to', tg_table_name using errcode = 'CF002';
end $$;

create trigger crm_append_only before update or delete on public.crm_config_versions
  for each row execute function public.crm_refuse_rewrite('changed_by');
create trigger crm_append_only before update or delete on public.crm_approvals
  for each row execute function public.crm_refuse_rewrite('approved_by');
create trigger crm_append_only before update or delete on public.crm_approval_targets
  for each row execute function public.crm_refuse_rewrite();
create trigger crm_append_only before delete on public.crm_property_revisions
  for each row execute function public.crm_refuse_rewrite();

-- creates trigger crm_never_emptied on public.crm_config_versions
-- creates trigger crm_never_emptied on public.crm_approvals
-- creates trigger crm_never_emptied on public.crm_approval_targets
-- creates trigger crm_never_emptied on public.crm_property_revisions
-- creates trigger crm_never_emptied on public.crm_proposals
-- creates trigger crm_never_emptied on public.crm_pipelines
-- creates trigger crm_never_emptied on public.crm_triggers
-- creates trigger crm_never_emptied on public.crm_actions
do $$
declare
  kept regclass;
begin
  foreach kept in array array[
    'crm_config_versions', 'crm_approvals', 'crm_approval_targets', 'crm_property_revisions', 'crm_proposals',
    'crm_pipelines', 'crm_triggers', 'crm_actions']::regclass[] loop
    execute format(
      'create trigger crm_never_emptied before truncate on %s for each statement execute function public.crm_refuse_rewrite()',
      kept);
  end loop;
end $$;

select public.crm_close_function('crm_property_is_gone(uuid)'), public.crm_close_function('crm_refuse_rewrite()');
grant execute on function public.crm_property_is_gone(uuid) to configurator_app, configurator_writer, configurator_engine;
