-- What the engine needs beside the events themselves: what befell each one, the facts of its lead, and one way to put it on the bus.

alter table public.crm_events
  -- Set when the clock found it: only this trigger looks at it.
  add column for_trigger_id uuid,
  -- Why an event was set aside instead of routed; the rest goes on without it.
  add column set_aside text;

-- Events that could not be recorded. The app's own write went through all the same.
create table public.crm_capture_failures (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  table_name text not null,
  operation text not null,
  row_id text,
  message text not null
);
select public.crm_close_table('public.crm_capture_failures');
grant select, delete on public.crm_capture_failures to configurator_engine;
grant select on public.crm_capture_failures to configurator_app;
create policy crm_reads on public.crm_capture_failures for select to configurator_app using (true);
create policy crm_works on public.crm_capture_failures for all to configurator_engine using (true);

-- Where a lead, resident or campaign stands and stood. One open row per entity and pipeline.
create table public.crm_stage_entries (
  id bigint generated always as identity primary key,
  property_id uuid not null references public.properties (id) on delete cascade,
  entity_type text not null check (entity_type in ('lead', 'resident', 'campaign')),
  entity_id uuid not null,
  pipeline_id uuid not null,
  stage_id uuid not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  -- When the time limit was found to be over; such a stay is reported once.
  overdue_at timestamptz
);
create unique index crm_stage_entries_open on public.crm_stage_entries (entity_type, entity_id, pipeline_id)
  where left_at is null;
-- Where one stood at some moment of the past.
create index crm_stage_entries_by_entity on public.crm_stage_entries (entity_id, entered_at);
create index crm_stage_entries_by_property on public.crm_stage_entries (property_id, pipeline_id, stage_id)
  where left_at is null;
select public.crm_close_table('public.crm_stage_entries');
grant select, insert, update on public.crm_stage_entries to configurator_engine;
grant select on public.crm_stage_entries to configurator_app;
select public.crm_reach_policy('public.crm_stage_entries', 'configurator_app', 'select');
create policy crm_works on public.crm_stage_entries for all to configurator_engine using (true) with check (true);

-- The facts of a lead that conditions may look at, as `lead.X` names them, from its row. Columns that a database lacks read as null.
create function public.crm_facts_of(l jsonb, stage uuid) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'id', l -> 'id', 'source', l -> 'source', 'status', l -> 'status', 'first_name', l -> 'first_name',
    'last_name', l -> 'last_name', 'email', l -> 'email', 'phone', l -> 'phone',
    'move_in_date', l -> 'move_in_date', 'bedrooms', l ->> 'bedrooms', 'created_at', l -> 'created_at',
    'last_contacted_at', l -> 'last_contacted_at', 'score', l -> 'score', 'score_bucket', l -> 'score_bucket',
    'consent', l -> 'consent', 'opted_out', l -> 'opted_out', 'attribution', l -> 'attribution', 'stage_id', stage)
$$;

-- The same for leads that are looked up. In PL/pgSQL, which keeps its plans: this is asked for every event and every run.
create function public.crm_leads_facts(leads uuid[]) returns table (lead uuid, facts jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query
    select r.id, public.crm_facts_of(r.l, r.stage)
    from (
      select l.id, to_jsonb(l) as l, (
        select e.stage_id from public.crm_stage_entries e
        where e.entity_type = 'lead' and e.entity_id = l.id and e.left_at is null order by e.entered_at desc limit 1
      ) as stage
      from public.leads l where l.id = any (leads) offset 0) r;
end $$;

-- Those of these leads that are gone.
create function public.crm_leads_gone(leads uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query select w.id from unnest(leads) w (id) where not exists (select from public.leads l where l.id = w.id);
end $$;

-- Those of one lead; null when there is none.
create function public.crm_lead_facts(lead uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  l jsonb;
  stage uuid;
begin
  select to_jsonb(r) into l from public.leads r where r.id = lead;
  if l is null then
    return null;
  end if;
  select e.stage_id into stage from public.crm_stage_entries e
  where e.entity_type = 'lead' and e.entity_id = lead and e.left_at is null order by e.entered_at desc limit 1;
  return public.crm_facts_of(l, stage);
end $$;

select public.crm_close_function('public.crm_facts_of(jsonb, uuid)');
select public.crm_close_function('public.crm_lead_facts(uuid)');
select public.crm_close_function('public.crm_leads_facts(uuid[])');
select public.crm_close_function('public.crm_leads_gone(uuid[])');
grant execute on function
  public.crm_lead_facts(uuid), public.crm_leads_facts(uuid[]), public.crm_leads_gone(uuid[]) to configurator_engine;

-- The zone of a property's wall clock, by the first that says one: the widget's settings, the property's, the organization's.
create function public.crm_property_zone(property uuid) returns table (time_zone text)
language plpgsql stable rows 1 security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  widget text;
begin
  if to_regclass('public.lumaleasing_config') is not null then
    select to_jsonb(c) ->> 'timezone' into widget from public.lumaleasing_config c where c.property_id = property;
  end if;
  return query
    select z.name from (
      select coalesce(
        nullif(widget, ''), nullif(p.settings ->> 'timezone', ''), nullif(o.settings ->> 'timezone', ''),
        'America/Los_Angeles') as name
      from public.properties p left join public.organizations o on o.id = p.org_id where p.id = property) z
    where public.crm_is_zone(z.name)
    union all select 'America/Los_Angeles' limit 1;
end $$;

-- Whether the server knows a time zone of that name.
create function public.crm_is_zone(zone text) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  perform now() at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end $$;

select
  public.crm_close_function('public.crm_property_zone(uuid)'), public.crm_close_function('public.crm_is_zone(text)');
grant execute on function public.crm_property_zone(uuid), public.crm_is_zone(text) to configurator_engine, configurator_app;

-- Everyone something may happen to. The bus need not be able to read more of them.
create function public.crm_bus_properties() returns table (property_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query select p.id from public.properties p;
end $$;
select public.crm_close_function('public.crm_bus_properties()');
grant execute on function public.crm_bus_properties() to configurator_engine;
