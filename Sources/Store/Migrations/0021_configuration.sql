-- The live configuration. Rows change only with an approval: see the guard.

create table crm_pipelines (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references properties (id) on delete cascade,
  name text not null check (name <> ''),
  pipeline_type text not null check (pipeline_type in ('lead', 'resident', 'campaign')),
  stages jsonb not null default '[]' check (jsonb_typeof(stages) = 'array'),
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);
create index crm_pipelines_by_property on crm_pipelines (property_id);

create table crm_triggers (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references properties (id) on delete cascade,
  name text not null check (name <> ''),
  event_type text not null check (event_type <> ''),
  conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (id, property_id)
);
create index crm_triggers_by_event on crm_triggers (property_id, event_type);

create table crm_actions (
  id uuid primary key default gen_random_uuid(),
  trigger_id uuid not null,
  action_type text not null check (action_type <> ''),
  action_config jsonb not null default '{}' check (jsonb_typeof(action_config) = 'object'),
  delay_minutes integer not null default 0 check (delay_minutes >= 0),
  execution_order integer not null default 0,
  created_at timestamptz not null default now(),
  -- Repeated from the trigger, so that every statement can name its property without a join.
  property_id uuid not null,
  foreign key (trigger_id, property_id) references crm_triggers (id, property_id) on delete cascade
);
create index crm_actions_by_trigger on crm_actions (trigger_id, execution_order);
create index crm_actions_by_property on crm_actions (property_id);

do $$
declare
  live regclass;
begin
  foreach live in array array['crm_pipelines', 'crm_triggers', 'crm_actions']::regclass[] loop
    perform crm_close_table(live);
    execute format('grant select on %s to configurator_app, configurator_engine', live);
    execute format('grant select, insert, update, delete on %s to configurator_writer', live);
    execute format('create policy crm_reads on %s for select to configurator_engine using (true)', live);
    perform crm_reach_policy(live, 'configurator_app', 'select');
    perform crm_reach_policy(live, 'configurator_writer', 'all');
  end loop;
end $$;
