-- What the engine does about an event: one run for each action of each trigger that matched.

create table public.crm_action_runs (
  -- Random, but for two digits that tell the hour: people name a run by the start of it.
  id uuid primary key default gen_random_uuid(),
  -- Of a property that is there: the event is. Asked again for every run it would cost as much as a fifth of writing it down.
  property_id uuid not null,
  event_id uuid not null,
  -- The order of events, kept when several runs fall due together.
  event_seq bigint not null,
  trigger_id uuid not null,
  action_id uuid not null,
  -- The version of the action this run was made from: what it does, whatever is approved meanwhile.
  action_version integer not null,
  action_type text not null,
  execution_order integer not null default 0,
  -- What it does happens outside this database, and is leased instead of done in the transaction that finishes it.
  is_external boolean not null,
  entity_type text,
  entity_id uuid,
  lead_id uuid,
  hops integer not null default 0,
  due_at timestamptz not null,
  status text not null default 'pending'
    check (status in ('pending', 'running', 'held', 'done', 'cancelled', 'dead')),
  -- Why it is held, was cancelled or given up, in words.
  reason text,
  attempt integer not null default 0,
  -- How many of them were made before a person asked for another try: those count no longer.
  tried_before integer not null default 0,
  -- Grows with every attempt; whoever holds an older one can no longer finish the run.
  fence bigint not null default 0,
  worker text,
  lease_until timestamptz,
  result jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (event_id, action_id)
);
create index crm_action_runs_due on public.crm_action_runs (due_at, event_seq, execution_order)
  where status = 'pending' and not is_external;
-- What waits for a lead or other subject: others that are about the same do not overtake it. Its condition is put as the question is,
-- so that no other index answers that: what is due may be a long queue.
create index crm_action_runs_waiting on public.crm_action_runs (coalesce(lead_id, entity_id))
  where coalesce(status, 'none') = 'pending' and not is_external;
create index crm_action_runs_to_send on public.crm_action_runs (due_at, event_seq, execution_order)
  where status = 'pending' and is_external;
-- Each community's own, so that a crowded one cannot keep the others waiting.
create index crm_action_runs_to_send_of on public.crm_action_runs (property_id, due_at, event_seq, execution_order)
  where status = 'pending' and is_external;
create index crm_action_runs_leased on public.crm_action_runs (lease_until) where status = 'running';
-- A lead with something on its way waits for it.
create index crm_action_runs_on_their_way on public.crm_action_runs (lead_id) where status = 'running';
create index crm_action_runs_open on public.crm_action_runs (action_id) where status in ('pending', 'held', 'running');
create index crm_action_runs_by_property on public.crm_action_runs (property_id, created_at);
-- What a lead got from outside: how much that was today decides whether there is more.
create index crm_action_runs_sent on public.crm_action_runs (lead_id, finished_at desc) where is_external;

-- Runs go with their property: its count of approvals does.
create function public.crm_forget_runs() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  delete from public.crm_action_runs where property_id = old.property_id;
  return null;
end $$;
select public.crm_close_function('public.crm_forget_runs()');
create trigger crm_forgets_runs after delete on public.crm_property_revisions
  for each row execute function public.crm_forget_runs();

create table public.crm_run_errors (
  run_id uuid not null references public.crm_action_runs (id) on delete cascade,
  attempt integer not null,
  at timestamptz not null default now(),
  message text not null,
  primary key (run_id, attempt)
);

-- How often a worker that came too late was turned away, by what it wanted.
create table public.crm_refused_finishes (
  worker text not null,
  wanted text not null,
  count bigint not null,
  primary key (worker, wanted)
);

-- What the team has to do, made by `create_task`. The platform has no table for tasks about a lead.
create table public.crm_tasks (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references public.properties (id) on delete cascade,
  lead_id uuid,
  entity_type text,
  entity_id uuid,
  title text not null check (title <> ''),
  description text,
  -- A profile's id, or a name or role for the team to read.
  assign_to text,
  due_at timestamptz,
  status text not null default 'open' check (status in ('open', 'done')),
  run_id uuid unique,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  done_by text
);
create index crm_tasks_open on public.crm_tasks (property_id, due_at) where status = 'open';

do $$
declare
  work regclass;
begin
  foreach work in array array[
    'public.crm_action_runs', 'public.crm_run_errors', 'public.crm_refused_finishes', 'public.crm_tasks']::regclass[] loop
    perform public.crm_close_table(work);
    execute format('grant select on %s to configurator_app', work);
    execute format('grant select, insert, update, delete on %s to configurator_engine', work);
    -- People see what is within their reach.
    if work in ('public.crm_action_runs'::regclass, 'public.crm_tasks'::regclass) then
      perform public.crm_reach_policy(work, 'configurator_app', 'select');
    end if;
    execute format(
      'create policy crm_works on %s for all to configurator_engine using (true) with check (true)', work);
  end loop;
end $$;
-- A task is ticked off and handed on by people.
grant update (status, done_at, done_by, assign_to) on public.crm_tasks to configurator_app;
select public.crm_reach_policy('public.crm_tasks', 'configurator_app', 'update');
create policy crm_reach on public.crm_run_errors for select to configurator_app
  using (exists (select from public.crm_action_runs r where r.id = run_id));
create policy crm_reads on public.crm_refused_finishes for select to configurator_app using (true);
