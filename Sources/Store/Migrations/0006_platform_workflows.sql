-- The platform's own follow-up engine: definitions, texts, runs and what they sent.

do $$ begin
if to_regclass('public.workflow_definitions') is null then
create table public.workflow_definitions (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  name text not null,
  description text,
  trigger_on text not null,
  steps jsonb not null default '[]',
  exit_conditions jsonb default '["leased", "lost"]',
  is_active boolean default true,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index on public.workflow_definitions (property_id, trigger_on);
perform crm_adopt_table('public.workflow_definitions');
end if;
end $$;

do $$ begin
if to_regclass('public.follow_up_templates') is null then
create table public.follow_up_templates (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  slug text not null,
  name text not null,
  channel text not null,
  subject text,
  body text not null,
  variables jsonb default '[]',
  is_active boolean default true,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  unique (property_id, slug)
);
perform crm_adopt_table('public.follow_up_templates');
end if;
end $$;

do $$ begin
if to_regclass('public.lead_workflows') is null then
create table public.lead_workflows (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete cascade,
  workflow_id uuid references public.workflow_definitions (id) on delete cascade,
  current_step int default 0,
  status text default 'active',
  last_action_at timestamptz,
  next_action_at timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  processing_started_at timestamptz,
  processing_expires_at timestamptz
);
create unique index on public.lead_workflows (lead_id, workflow_id)
  where lead_id is not null and workflow_id is not null and status in ('active', 'paused');
perform crm_adopt_table('public.lead_workflows');
end if;
end $$;

do $$ begin
if to_regclass('public.workflow_actions') is null then
create table public.workflow_actions (
  id uuid primary key default gen_random_uuid(),
  lead_workflow_id uuid references public.lead_workflows (id) on delete cascade,
  step_number int not null,
  action_type text not null,
  template_id uuid,
  status text default 'pending',
  external_id text,
  error_message text,
  created_at timestamptz default now()
);
create index on public.workflow_actions (lead_workflow_id);
perform crm_adopt_table('public.workflow_actions');
end if;
end $$;
