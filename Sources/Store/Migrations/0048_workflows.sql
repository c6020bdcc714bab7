-- The platform's follow-up workflows: their steps become runs like those of a trigger, so that leases, quiet hours, opt-outs,
-- retries and the record are the same for both.

-- A run stands either for an action of a trigger or for a step of a workflow.
alter table public.crm_action_runs
  alter column event_id drop not null,
  alter column trigger_id drop not null,
  alter column action_id drop not null,
  alter column action_version drop not null,
  -- The lead's run of a workflow, and which of its steps, from 0.
  add column lead_workflow_id uuid,
  add column workflow_step integer,
  -- What it is part of, in words: a workflow may be renamed or deleted.
  add column workflow_title text,
  add column template_id uuid,
  -- The action as it was when the step fell due; for a trigger's action that is its version.
  add column step_action jsonb,
  add constraint crm_action_runs_source check (
    case when lead_workflow_id is null
      then num_nulls(event_id, trigger_id, action_id, action_version) = 0
        and num_nonnulls(workflow_step, workflow_title, template_id, step_action) = 0
      else num_nonnulls(event_id, trigger_id, action_id, action_version) = 0
        and num_nulls(workflow_step, workflow_title, step_action) = 0
    end);
-- One step of a workflow is under way once at most.
create unique index crm_action_runs_step on public.crm_action_runs (lead_workflow_id, workflow_step)
  where lead_workflow_id is not null and status in ('pending', 'held', 'running');

-- Whether the engine carries workflows out here. A platform's database has a processor of its own, so there a person switches it
-- on; where the tables are ours nobody else would do it, and it is on from the start.
create table public.crm_workflow_switch (
  only_row boolean primary key default true check (only_row),
  -- Steps that fall due are carried out.
  is_on boolean not null,
  -- Workflows are started when what they wait for happens. The platform's apps do that themselves.
  starts boolean not null,
  switched_by text,
  switched_at timestamptz
);
insert into public.crm_workflow_switch (is_on, starts)
  select ours, ours from (
    select exists (
      select from pg_catalog.pg_policy
      where polrelid = to_regclass('public.workflow_definitions') and polname = 'crm_works') as ours) made;
select public.crm_close_table('public.crm_workflow_switch');
grant select on public.crm_workflow_switch to configurator_app, configurator_engine;
create policy crm_reads on public.crm_workflow_switch for select to configurator_app, configurator_engine using (true);

-- How long a step waits after the one before it; no number = not at all.
create function public.crm_step_delay(steps jsonb, step integer) returns interval
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select make_interval(secs => case
    when jsonb_typeof(steps -> step -> 'delay_hours') = 'number'
      then 3600 * greatest(0, (steps -> step ->> 'delay_hours')::float8)
    else 0 end)
$$;

-- Why a step is no longer to be carried out, in words; null = it still is.
create function public.crm_workflow_end(running uuid, step integer) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select case
    when not (select s.is_on from public.crm_workflow_switch s) then 'workflows are switched off here'
    when w.id is null then 'the workflow of this lead is gone'
    when w.status = 'paused' then 'the workflow was paused'
    when w.status is distinct from 'active' then 'the workflow has ended: ' || coalesce(w.status, 'no status')
    when d.id is null or d.is_active is false then 'the workflow was switched off'
    when w.current_step is distinct from step then 'the workflow has gone on past this step'
    when exists (
      select from public.workflow_actions a
      where a.lead_workflow_id = w.id and a.step_number = step and a.status = 'sent') then 'this step was sent already'
    when d.exit_conditions ? l.status then format('the lead is %s, where the workflow ends', l.status)
  end
  from (select running as id) asked
  left join public.lead_workflows w on w.id = asked.id
  left join public.workflow_definitions d on d.id = w.workflow_id
  left join public.leads l on l.id = w.lead_id
$$;

-- Goes on to the next step, which waits its delay from the moment this one was carried out; after the last one it is completed.
create function public.crm_advance_workflow(running uuid, step integer, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  update public.lead_workflows w set
    current_step = step + 1, last_action_at = at, updated_at = at,
    status = case when goes_on then w.status else 'completed' end,
    next_action_at = case when goes_on then at + public.crm_step_delay(d.steps, step + 1) end
  from public.workflow_definitions d cross join lateral (
    select case when jsonb_typeof(d.steps) = 'array' then step + 1 < jsonb_array_length(d.steps) else false end as goes_on) s
  where w.id = running and d.id = w.workflow_id and w.status = 'active' and w.current_step = step;
  perform public.crm_free_workflow(running);
end $$;

-- Gives back the processor's lease on a lead's workflow, where the database has one.
create function public.crm_free_workflow(running uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if exists (
    select from pg_attribute
    where attrelid = to_regclass('public.lead_workflows') and attname = 'processing_expires_at' and not attisdropped)
  then
    update public.lead_workflows set processing_started_at = null, processing_expires_at = null
    where id = running and processing_expires_at is not null;
  end if;
end $$;

-- When the run of a step ends, whoever ended it, the workflow's log and its place follow in the same transaction.
--
-- A step that was sent or given up is done with. One that was cancelled is skipped, unless the workflow itself had stopped or
-- paused: then it stays where it is.
create function public.crm_settle_workflow_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  moment timestamptz := coalesce(new.finished_at, clock_timestamp());
  causes text := coalesce(current_setting('configurator.causes', true), '');
begin
  if new.status = 'cancelled' and public.crm_workflow_end(new.lead_workflow_id, new.workflow_step) is not null then
    perform public.crm_free_workflow(new.lead_workflow_id);
    return null;
  end if;
  -- What comes of it on the bus carries this run.
  perform set_config('configurator.causes', concat(new.hops, ' ' || new.lead_id || '=' || new.id), true);
  insert into public.workflow_actions
    (lead_workflow_id, step_number, action_type, template_id, status, external_id, error_message)
  select new.lead_workflow_id, new.workflow_step, case new.action_type when 'send_email' then 'email' else 'sms' end,
    new.template_id, case new.status when 'done' then 'sent' when 'dead' then 'failed' else 'skipped' end,
    case when new.status = 'done' then new.result ->> 'external_id' end,
    case when new.status <> 'done' then coalesce(new.reason, 'no reason was given') end
  where exists (select from public.lead_workflows w where w.id = new.lead_workflow_id);
  perform public.crm_advance_workflow(new.lead_workflow_id, new.workflow_step, moment);
  perform set_config('configurator.causes', causes, true);
  return null;
end $$;
create trigger crm_settles_workflow_step after update of status on public.crm_action_runs for each row
  when (new.lead_workflow_id is not null and new.status is distinct from old.status
    and new.status in ('done', 'dead', 'cancelled'))
  execute function public.crm_settle_workflow_step();

-- Which of these properties have workflows that the engine starts: asked for every batch of events, so that only theirs are told.
create function public.crm_starting_workflows(wanted uuid[]) returns table (property_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select distinct d.property_id from public.workflow_definitions d
  where d.property_id = any (wanted) and d.is_active
    and exists (select from public.crm_workflow_switch s where s.is_on and s.starts)
$$;

-- Starts the workflows that wait for what has happened: [{"property", "lead", "trigger_on", "at"}].
-- Nothing while the platform's apps start them, nor for a lead that is in the same workflow, or already where it ends.
create function public.crm_start_workflows(happened jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.crm_workflow_switch where is_on and starts) then
    return;
  end if;
  insert into public.lead_workflows (lead_id, workflow_id, current_step, status, next_action_at)
  select distinct on (h.lead, d.id) h.lead, d.id, 0, 'active', h.at + public.crm_step_delay(d.steps, 0)
  from jsonb_to_recordset(happened) as h (property uuid, lead uuid, trigger_on text, at timestamptz)
  join public.leads l on l.id = h.lead
  cross join lateral (
    select * from public.workflow_definitions w
    where w.property_id = h.property and w.trigger_on = h.trigger_on and w.is_active
    order by w.created_at, w.id limit 1) d
  where not coalesce(d.exit_conditions ? l.status, false) and not exists (
    select from public.lead_workflows r
    where r.lead_id = h.lead and r.workflow_id = d.id and r.status in ('active', 'paused'))
  order by h.lead, d.id, h.at
  on conflict do nothing;
end $$;

-- Scores a lead with the platform's own function, with the caller's rights and on the path it was written for.
-- False = there is none, or it is not ours to call, and the caller scores by himself.
create function public.crm_platform_score(lead uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Holds until this function ends.
  perform set_config('search_path', 'public, pg_catalog, pg_temp', true);
  return public.score_lead(lead) is not null;
exception when syntax_error_or_access_rule_violation then
  return false;
end $$;

-- The workflows of the properties within reach, as the checks and the lists need them.
create function public.crm_workflow_definitions(wanted uuid[]) returns table (
  property_id uuid, id uuid, name text, trigger_on text, steps jsonb, exit_conditions jsonb, is_active boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select d.property_id, d.id, d.name, d.trigger_on, d.steps, d.exit_conditions, d.is_active is true
  from public.workflow_definitions d
  where d.property_id = any (wanted) and d.property_id in (select public.crm_reached()) order by d.name, d.id
$$;

-- The leads that are in a workflow of a property within reach, the next step first.
create function public.crm_workflow_leads(wanted uuid, most integer) returns table (
  id uuid, workflow text, lead_id uuid, lead_name text, status text, current_step integer, next_action_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select w.id, d.name, w.lead_id, nullif(concat_ws(' ', l.first_name, l.last_name), ''), w.status, w.current_step,
    w.next_action_at
  from public.workflow_definitions d
  join public.lead_workflows w on w.workflow_id = d.id
  left join public.leads l on l.id = w.lead_id
  where d.property_id = wanted and d.property_id in (select public.crm_reached()) and w.status in ('active', 'paused')
  order by w.next_action_at nulls last, w.id limit most
$$;

do $$
declare
  work regprocedure;
begin
  foreach work in array array[
    'public.crm_step_delay(jsonb, integer)', 'public.crm_workflow_end(uuid, integer)',
    'public.crm_advance_workflow(uuid, integer, timestamptz)', 'public.crm_free_workflow(uuid)',
    'public.crm_settle_workflow_step()', 'public.crm_start_workflows(jsonb)', 'public.crm_platform_score(uuid)',
    'public.crm_starting_workflows(uuid[])',
    'public.crm_workflow_definitions(uuid[])', 'public.crm_workflow_leads(uuid, integer)']::regprocedure[] loop
    perform public.crm_close_function(work);
  end loop;
end $$;
grant execute on function
  public.crm_step_delay(jsonb, integer), public.crm_workflow_end(uuid, integer),
  public.crm_advance_workflow(uuid, integer, timestamptz), public.crm_free_workflow(uuid),
  public.crm_start_workflows(jsonb), public.crm_starting_workflows(uuid[]), public.crm_platform_score(uuid)
  to configurator_engine;
grant execute on function
  public.crm_workflow_definitions(uuid[]), public.crm_workflow_leads(uuid, integer)
  to configurator_app, configurator_writer, configurator_engine;
