-- The bus: what happened, and the event types a property has declared for itself.

create table crm_events (
  -- A UUID of version 7: the new ones stand together in every index, however many old ones there are.
  id uuid primary key default (
    overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') placing '-' from 9 for 0)
    || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
  property_id uuid not null references properties (id) on delete cascade,
  event_type text not null check (event_type <> ''),
  entity_type text,
  -- Campaigns have identifiers that are not UUIDs; theirs travel in the payload.
  entity_id uuid,
  payload jsonb not null default '{}',
  processed boolean not null default false,
  processed_at timestamptz,
  created_at timestamptz not null default now(),
  -- Order of arrival.
  seq bigint generated always as identity,
  -- When it happened, which may be before it was recorded.
  occurred_at timestamptz not null default now(),
  -- The facts of the lead at that moment, for matching and for the back-test.
  lead_state jsonb,
  -- The run of an action that caused this event, and how many runs stand behind it.
  cause_run_id uuid,
  hops integer not null default 0 check (hops >= 0),
  -- The same happening told twice is one event; without a key every telling is its own.
  dedupe_key text,
  -- Periods of 32 days since 2000.
  period integer generated always as (((occurred_at at time zone 'UTC')::date - date '2000-01-01') / 32) stored
);
create unique index crm_events_once on crm_events (property_id, dedupe_key) where dedupe_key is not null;
create index crm_events_waiting on crm_events (property_id, seq) where not processed;
-- Only what was routed: whoever puts an event on the bus does not wait for this one, and it is written once and not twice.
--
-- The last column of this one and of the next is there because it changes when an event is marked: where none does, the server looks
-- for old versions to clear away whenever a page is full, and finds few.
create index crm_events_by_type on crm_events (property_id, event_type, occurred_at, processed_at) where processed;
-- By period first: what is written at one time stands together, however many leads it is about and however many events there are.
create index crm_events_by_entity on crm_events (period, entity_id, seq, processed);

create table crm_declared_events (
  property_id uuid not null references properties (id) on delete cascade,
  event_type text not null check (event_type ~ '^[a-z][a-z0-9_]{0,62}$'),
  description text not null default '',
  declared_by text not null default session_user,
  declared_at timestamptz not null default now(),
  primary key (property_id, event_type)
);

select crm_close_table('crm_events'), crm_close_table('crm_declared_events');

grant select on crm_events to configurator_app, configurator_writer;
grant select, insert, update on crm_events to configurator_engine;
-- How far the order of arrival has come.
grant select on sequence crm_events_seq_seq to configurator_engine;
select crm_reach_policy('crm_events', 'configurator_app, configurator_writer', 'select');
create policy crm_runs on crm_events for all to configurator_engine using (true) with check (true);

grant select, insert, update, delete on crm_declared_events to configurator_app;
grant select on crm_declared_events to configurator_engine, configurator_writer;
select crm_reach_policy('crm_declared_events', 'configurator_app', 'all'),
  crm_reach_policy('crm_declared_events', 'configurator_writer', 'select');
create policy crm_reads on crm_declared_events for select to configurator_engine using (true);

-- The platform's own services put events on the bus; they read nothing else of ours.
do $$
begin
  if exists (select from pg_roles where rolname = 'service_role') then
    grant select, insert on crm_events to service_role;
  end if;
end $$;
