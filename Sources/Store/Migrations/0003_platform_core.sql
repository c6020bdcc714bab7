-- Organizations, properties and people, where the platform has not made them. The bus only reads them: deleting one takes
-- configuration, or somebody who may approve, along.

do $$ begin
if to_regclass('public.organizations') is null then
create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  subscription_tier text default 'starter',
  created_at timestamptz default now(),
  settings jsonb default '{"timezone": "America/Los_Angeles"}'
);
perform crm_adopt_table('public.organizations', false);
end if;
end $$;

do $$ begin
if to_regclass('public.properties') is null then
create table public.properties (
  id uuid primary key default gen_random_uuid(),
  org_id uuid references public.organizations (id) on delete cascade,
  name text not null,
  address jsonb,
  settings jsonb,
  created_at timestamptz default now(),
  property_type text check (property_type in (
    'multifamily', 'senior', 'student', 'mixed_use', 'affordable', 'luxury', 'townhome', 'condo', 'single_family',
    'master_planned')),
  website_url text,
  unit_count int,
  year_built int,
  amenities text[] default '{}',
  pet_policy jsonb default '{}',
  parking_info jsonb default '{}',
  special_features text[] default '{}',
  brand_voice text,
  target_audience text,
  office_hours jsonb default '{}',
  social_media jsonb default '{}',
  onboarding_completed_at timestamptz,
  updated_at timestamptz default now(),
  subject_kind text not null default 'real_estate_property'
);
create index on public.properties (org_id);
perform crm_adopt_table('public.properties', false);
end if;
end $$;

do $$ begin
if to_regclass('public.profiles') is null then
create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  org_id uuid references public.organizations (id),
  role text default 'viewer',
  full_name text,
  created_at timestamptz default now(),
  preferences jsonb default '{}'
);
perform crm_adopt_table('public.profiles', false);
end if;
end $$;
