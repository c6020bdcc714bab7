-- Tours: those that staff make, and those that visitors book.

do $$ begin
if to_regclass('public.tours') is null then
create table public.tours (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete cascade,
  property_id uuid references public.properties (id) on delete cascade,
  tour_date date not null,
  tour_time time not null,
  tour_type text default 'in_person',
  status text default 'scheduled',
  notes text,
  assigned_agent_id uuid references public.profiles (id),
  confirmation_sent_at timestamptz,
  created_by uuid references public.profiles (id),
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  noshow_followup_sent_at timestamptz,
  reminder_24h_sent_at timestamptz,
  reminder_sent_at timestamptz,
  org_id uuid references public.organizations (id) on delete cascade,
  provider text,
  provider_tour_id text,
  attribution jsonb not null default '{}'
);
create index on public.tours (property_id, tour_date);
create index on public.tours (lead_id);
create unique index on public.tours (property_id, provider, provider_tour_id) where provider_tour_id is not null;
perform crm_adopt_table('public.tours');
end if;
end $$;

do $$ begin
if to_regclass('public.tour_slots') is null then
create table public.tour_slots (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  slot_date date not null,
  start_time time not null,
  end_time time not null,
  max_bookings int default 4,
  current_bookings int default 0,
  is_available boolean default true,
  created_at timestamptz default now(),
  unique (property_id, slot_date, start_time)
);
perform crm_adopt_table('public.tour_slots');
end if;
end $$;

do $$ begin
if to_regclass('public.tour_bookings') is null then
create table public.tour_bookings (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  lead_id uuid references public.leads (id) on delete cascade,
  slot_id uuid references public.tour_slots (id),
  scheduled_date date not null,
  scheduled_time time not null,
  duration_minutes int default 30,
  special_requests text,
  source text default 'direct',
  booked_via_conversation_id uuid references public.conversations (id),
  status text default 'confirmed',
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  reminder_24h_sent_at timestamptz,
  reminder_1h_sent_at timestamptz,
  completed_at timestamptz,
  completion_notes text
);
create index on public.tour_bookings (property_id, scheduled_date);
create index on public.tour_bookings (lead_id);
perform crm_adopt_table('public.tour_bookings');
end if;
end $$;
