-- Leads, what happens around them, and their conversations.

do $$ begin
if to_regclass('public.leads') is null then
create table public.leads (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id),
  source text,
  first_name text,
  last_name text,
  email text,
  phone text,
  status text default 'new',
  created_at timestamptz default now(),
  last_contacted_at timestamptz,
  updated_at timestamptz default now(),
  move_in_date date,
  bedrooms int,
  notes text,
  score int,
  score_bucket text,
  external_crm_id text,
  crm_sync_status text default 'pending' check (crm_sync_status in (
    'pending', 'retrying', 'processing', 'created', 'linked', 'failed', 'skipped', 'dead_lettered')),
  crm_synced_at timestamptz,
  crm_sync_error text,
  crm_sync_retry_count int not null default 0,
  crm_sync_next_retry_at timestamptz,
  crm_dead_lettered_at timestamptz,
  org_id uuid references public.organizations (id) on delete cascade,
  provider text,
  provider_submission_id text,
  consent boolean not null default false,
  consent_text text,
  consented_at timestamptz,
  attribution jsonb not null default '{}',
  opted_out boolean
);
create index on public.leads (property_id, status);
create index on public.leads (property_id, created_at);
create unique index on public.leads (property_id, provider, provider_submission_id) where provider_submission_id is not null;
perform crm_adopt_table('public.leads');
end if;
end $$;

do $$ begin
if to_regclass('public.lead_activities') is null then
create table public.lead_activities (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete cascade,
  type text not null,
  description text not null,
  metadata jsonb,
  created_by uuid references public.profiles (id),
  created_at timestamptz default now()
);
create index on public.lead_activities (lead_id, created_at);
perform crm_adopt_table('public.lead_activities');
end if;
end $$;

do $$ begin
if to_regclass('public.lumaleasing_config') is null then
create table public.lumaleasing_config (
  id uuid primary key default gen_random_uuid(),
  property_id uuid unique references public.properties (id) on delete cascade,
  api_key text not null unique,
  is_active boolean default true,
  tours_enabled boolean default false,
  tour_duration_minutes int default 30,
  widget_color text default '#6366f1',
  welcome_message text,
  rag_enabled boolean default true,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  email_enabled boolean default false,
  -- Of the platform's table of mail accounts, which is not needed here.
  email_configuration_id uuid,
  widget_name text default 'Luma',
  primary_color text default '#6366f1',
  secondary_color text default '#8b5cf6',
  logo_url text,
  offline_message text,
  auto_popup_delay_seconds int default 0,
  require_email_before_chat boolean default false,
  collect_name boolean default true,
  collect_email boolean default true,
  collect_phone boolean default false,
  lead_capture_prompt text,
  tour_buffer_minutes int default 15,
  business_hours jsonb,
  timezone text default 'America/Chicago',
  floor_plans_url text,
  availability_url text,
  agent_avatar_url text
);
perform crm_adopt_table('public.lumaleasing_config');
end if;
end $$;

do $$ begin
if to_regclass('public.widget_sessions') is null then
create table public.widget_sessions (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  visitor_id text,
  lead_id uuid references public.leads (id),
  session_start timestamptz default now(),
  session_end timestamptz,
  converted_at timestamptz,
  metadata jsonb,
  created_at timestamptz default now(),
  last_activity_at timestamptz,
  message_count int default 0,
  user_agent text,
  referrer_url text
);
create index on public.widget_sessions (property_id, session_start);
perform crm_adopt_table('public.widget_sessions');
end if;
end $$;

do $$ begin
if to_regclass('public.conversations') is null then
create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id),
  property_id uuid references public.properties (id),
  channel text,
  created_at timestamptz default now(),
  widget_session_id uuid references public.widget_sessions (id) on delete set null,
  is_human_mode boolean default false
);
create index on public.conversations (property_id, created_at);
create index on public.conversations (lead_id);
perform crm_adopt_table('public.conversations');
end if;
end $$;

do $$ begin
if to_regclass('public.messages') is null then
create table public.messages (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references public.conversations (id),
  role text,
  content text,
  created_at timestamptz default now()
);
create index on public.messages (conversation_id, created_at);
perform crm_adopt_table('public.messages');
end if;
end $$;
