-- Content drafts, competitors and what changes in the market.

do $$ begin
if to_regclass('public.content_drafts') is null then
create table public.content_drafts (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  template_id uuid,
  title text,
  content_type text not null,
  platform text,
  caption text,
  hashtags text[],
  call_to_action text,
  media_type text default 'none',
  media_urls text[],
  ai_model text,
  status text default 'draft' check (status in (
    'generating', 'draft', 'draft_partial', 'pending_review', 'approved', 'scheduled', 'publishing', 'published', 'failed',
    'rejected', 'archived')),
  approved_by uuid references public.profiles (id),
  approved_at timestamptz,
  rejection_reason text,
  scheduled_for timestamptz,
  published_at timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index on public.content_drafts (property_id, status);
perform crm_adopt_table('public.content_drafts');
end if;
end $$;

do $$ begin
if to_regclass('public.competitors') is null then
create table public.competitors (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references public.properties (id) on delete cascade,
  name text not null,
  address text,
  address_json jsonb default '{}',
  website_url text,
  phone text,
  units_count int,
  year_built int,
  property_type text default 'apartment',
  amenities jsonb default '[]',
  notes text,
  is_active boolean default true,
  last_scraped_at timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  unique (property_id, name)
);
perform crm_adopt_table('public.competitors');
end if;
end $$;

do $$ begin
if to_regclass('public.competitor_units') is null then
create table public.competitor_units (
  id uuid primary key default gen_random_uuid(),
  competitor_id uuid not null references public.competitors (id) on delete cascade,
  unit_type text not null,
  bedrooms int not null default 0,
  bathrooms numeric(3, 1) default 1.0,
  sqft_min int,
  sqft_max int,
  rent_min numeric(10, 2),
  rent_max numeric(10, 2),
  deposit numeric(10, 2),
  available_count int default 0,
  move_in_specials text,
  last_updated_at timestamptz default now(),
  created_at timestamptz default now(),
  unique (competitor_id, unit_type)
);
perform crm_adopt_table('public.competitor_units');
end if;
end $$;

do $$ begin
if to_regclass('public.competitor_scrape_jobs') is null then
create table public.competitor_scrape_jobs (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references public.properties (id) on delete cascade,
  job_type text default 'brand_intelligence',
  status text default 'pending',
  total_competitors int default 0,
  processed_count int default 0,
  failed_count int default 0,
  started_at timestamptz,
  completed_at timestamptz,
  error_message text,
  created_at timestamptz default now()
);
perform crm_adopt_table('public.competitor_scrape_jobs');
end if;
end $$;

do $$ begin
if to_regclass('public.market_alerts') is null then
create table public.market_alerts (
  id uuid primary key default gen_random_uuid(),
  property_id uuid not null references public.properties (id) on delete cascade,
  competitor_id uuid references public.competitors (id) on delete set null,
  alert_type text not null,
  severity text default 'info',
  title text not null,
  description text,
  data jsonb default '{}',
  is_read boolean default false,
  is_dismissed boolean default false,
  read_at timestamptz,
  created_at timestamptz default now()
);
create index on public.market_alerts (property_id, created_at);
perform crm_adopt_table('public.market_alerts');
end if;
end $$;
