-- A row as its version records it: every column that configures something, under its own name.
-- Left out: the property (the version has it) and the time of creation (a restored item has a new one).
-- A trigger's actions are rows, and versions, of their own.
--
-- Names are written out and no search path is set, so that the planner can put these into the statement that calls them.

create function public.crm_snapshot(item public.crm_pipelines) returns jsonb
language sql stable as $$
  select pg_catalog.jsonb_build_object(
    'id', item.id, 'name', item.name, 'pipeline_type', item.pipeline_type, 'is_default', item.is_default,
    'stages', item.stages)
$$;

create function public.crm_snapshot(item public.crm_triggers) returns jsonb
language sql stable as $$
  select pg_catalog.jsonb_build_object(
    'id', item.id, 'name', item.name, 'event_type', item.event_type, 'conditions', item.conditions,
    'is_active', item.is_active)
$$;

create function public.crm_snapshot(item public.crm_actions) returns jsonb
language sql stable as $$
  select pg_catalog.jsonb_build_object(
    'id', item.id, 'trigger_id', item.trigger_id, 'action_type', item.action_type,
    'action_config', item.action_config, 'delay_minutes', item.delay_minutes,
    'execution_order', item.execution_order)
$$;

-- Every live row of these properties as its snapshot.
create function public.crm_live_items(wanted uuid[])
returns table (property_id uuid, config_type text, config_id uuid, snapshot jsonb)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.property_id, 'pipeline', p.id, public.crm_snapshot(p) from public.crm_pipelines p where p.property_id = any (wanted)
  union all select t.property_id, 'trigger', t.id, public.crm_snapshot(t) from public.crm_triggers t where t.property_id = any (wanted)
  union all select a.property_id, 'action', a.id, public.crm_snapshot(a) from public.crm_actions a where a.property_id = any (wanted)
$$;

-- Every item of one property as it was after its n-th approval, as its snapshot.
create function public.crm_items_at(property uuid, wanted_revision integer)
returns table (property_id uuid, config_type text, config_id uuid, snapshot jsonb)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select v.property_id, v.config_type, v.config_id, v.config_snapshot
  from (
    select distinct on (v.config_id) v.* from public.crm_config_versions v
    where v.property_id = property and v.revision <= wanted_revision
    order by v.config_id, v.version desc) v
  where not v.is_deletion
$$;

do $$
declare
  helper regprocedure;
begin
  foreach helper in array array[
    'crm_snapshot(public.crm_pipelines)', 'crm_snapshot(public.crm_triggers)', 'crm_snapshot(public.crm_actions)',
    'crm_live_items(uuid[])',
    'crm_items_at(uuid, integer)']::regprocedure[] loop
    perform public.crm_close_function(helper);
    execute format('grant execute on function %s to configurator_app, configurator_writer, configurator_engine', helper);
  end loop;
end $$;
