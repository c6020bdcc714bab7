-- What the engine needs to look at the clock, and to keep stages alive: whose turn it is, and the moves that wait for their time.

alter table public.crm_stage_entries
  -- How it came here: with a status, by an event or after hours of the stage before, by an action, by a person's hand, or found
  -- standing here when the pipeline was approved.
  add column entered_by text not null default 'status'
    check (entered_by in ('status', 'event', 'hours', 'action', 'hand', 'found')),
  -- The login of the person who moved it.
  add column moved_by text,
  -- What people call a resident or a campaign; the platform has no row for either.
  add column label text,
  -- Why it left without going to another stage.
  add column left_reason text;
create index crm_stage_entries_by_stage on public.crm_stage_entries (property_id, stage_id, entered_at)
  where left_at is null;
create index crm_stage_entries_by_label on public.crm_stage_entries (property_id, entity_type, lower(label))
  where label is not null;

-- A move that an event set off: done when it is due and what the event led to at once is done, if the entity still stands there.
create table public.crm_stage_moves (
  id bigint generated always as identity primary key,
  property_id uuid not null references public.properties (id) on delete cascade,
  entry_id bigint not null references public.crm_stage_entries (id) on delete cascade,
  event_id uuid not null,
  to_stage uuid not null,
  due_at timestamptz not null,
  -- How many moves and runs of our own stand behind it.
  hops integer not null,
  -- What became of it; null = it waits.
  outcome text,
  unique (entry_id, event_id)
);
create index crm_stage_moves_due on public.crm_stage_moves (due_at) where outcome is null;

-- When each property is looked at next. Whoever looks holds the row, so that one worker at a time does.
create table public.crm_clock_turns (
  property_id uuid primary key references public.properties (id) on delete cascade,
  next_at timestamptz not null,
  scanned_at timestamptz,
  -- When everything that is due was looked at last, and not only what had just fallen due.
  swept_at timestamptz,
  -- The revision whose stages the leads were put into.
  settled_revision integer,
  -- Why the last look, or its look for some kinds of events, came to nothing.
  failure text
);
create index crm_clock_turns_next on public.crm_clock_turns (next_at);

do $$
declare
  work regclass;
begin
  foreach work in array array['public.crm_stage_moves', 'public.crm_clock_turns']::regclass[] loop
    perform public.crm_close_table(work);
    execute format('grant select on %s to configurator_app', work);
    execute format('grant select, insert, update, delete on %s to configurator_engine', work);
    perform public.crm_reach_policy(work, 'configurator_app', 'select');
    execute format(
      'create policy crm_works on %s for all to configurator_engine using (true) with check (true)', work);
  end loop;
end $$;

-- Where everything of a property stands, by the names people know. Of leads it tells no more than that.
create function public.crm_standing(property uuid) returns table (
  entity_type text, entity_id uuid, label text, pipeline_id uuid, stage_id uuid, entered_at timestamptz, entered_by text,
  moved_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select e.entity_type, e.entity_id,
    coalesce(e.label, nullif(btrim(concat_ws(' ', l.first_name, l.last_name)), ''), l.email, l.phone, e.entity_id::text),
    e.pipeline_id, e.stage_id, e.entered_at, e.entered_by, e.moved_by
  from public.crm_stage_entries e left join public.leads l on e.entity_type = 'lead' and l.id = e.entity_id
  where e.property_id = property and e.left_at is null and property in (select public.crm_reached())
  order by e.entered_at, e.id
$$;

-- Leads of a property that somebody may mean: by the start of the id, the whole e-mail address, phone number or name.
create function public.crm_leads_called(property uuid, called text) returns table (id uuid, label text)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select l.id, coalesce(nullif(btrim(concat_ws(' ', l.first_name, l.last_name)), ''), l.email, l.phone, l.id::text)
  from public.leads l
  where l.property_id = property and property in (select public.crm_reached()) and btrim(called) <> '' and (
    (length(called) >= 6 and starts_with(l.id::text, lower(called))) or lower(l.email) = lower(btrim(called))
    or lower(btrim(concat_ws(' ', l.first_name, l.last_name))) = lower(btrim(called))
    or l.phone = btrim(called))
  order by l.created_at, l.id limit 10
$$;

-- A person moves something to a stage of a live pipeline. A lead's status follows when the stage is tied to one.
-- Returns whether it stood elsewhere before.
create function public.crm_move_by_hand(
  property uuid, kind text, entity uuid, called text, pipeline uuid, stage uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  target jsonb;
  new_status text;
  old_status text;
  moved integer;
begin
  if property not in (select public.crm_reached()) then
    raise exception 'This property is out of reach.' using errcode = 'insufficient_privilege';
  end if;
  select s.value into target
  from public.crm_pipelines p cross join lateral jsonb_array_elements(p.stages) s
  where p.id = pipeline and p.property_id = property and p.pipeline_type = kind and s.value ->> 'id' = stage::text;
  if target is null then
    raise exception 'There is no such stage any more.' using errcode = 'no_data_found';
  end if;
  if kind = 'lead' then
    select l.status into old_status from public.leads l where l.id = entity and l.property_id = property for update;
    if not found then
      raise exception 'There is no such lead any more.' using errcode = 'no_data_found';
    end if;
  end if;
  -- A lead stands in one stage at a time, whatever the number of pipelines.
  update public.crm_stage_entries e set left_at = greatest(at, e.entered_at)
  where e.entity_type = kind and e.entity_id = entity and e.left_at is null and e.stage_id <> stage
    and (kind = 'lead' or e.pipeline_id = pipeline);
  insert into public.crm_stage_entries
    (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at, entered_by, moved_by, label)
  values (property, kind, entity, pipeline, stage, at, 'hand', session_user, case when kind <> 'lead' then called end)
  on conflict (entity_type, entity_id, pipeline_id) where left_at is null do nothing;
  get diagnostics moved = row_count;
  new_status := regexp_replace(lower(btrim(target ->> 'lead_status')), '[\s-]+', '_', 'g');
  if kind = 'lead' and new_status <> '' and old_status is distinct from new_status then
    update public.leads l set status = new_status, updated_at = clock_timestamp() where l.id = entity;
    update public.lead_workflows w set
      status = case new_status when 'leased' then 'converted' else 'stopped' end, updated_at = clock_timestamp()
    where w.lead_id = entity and new_status in ('leased', 'lost') and w.status in ('active', 'paused');
    insert into public.lead_activities (lead_id, type, description, metadata, created_by)
    values (
      entity, 'status_change', format('Status changed from %s to %s', coalesce(old_status, 'none'), new_status),
      jsonb_build_object('from_status', old_status, 'to_status', new_status, 'moved_by', session_user),
      (select a.profile_id from public.crm_actors a where a.login = session_user));
  end if;
  return moved > 0;
end $$;

select
  public.crm_close_function('public.crm_standing(uuid)'), public.crm_close_function('public.crm_leads_called(uuid, text)'),
  public.crm_close_function('public.crm_move_by_hand(uuid, text, uuid, text, uuid, uuid, timestamptz)');
grant execute on function
  public.crm_standing(uuid), public.crm_leads_called(uuid, text),
  public.crm_move_by_hand(uuid, text, uuid, text, uuid, uuid, timestamptz)
  to configurator_app;
