-- Reviews, answers to them, and the tickets they lead to.

do $$ begin
if to_regclass('public.reviews') is null then
create table public.reviews (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  platform text not null,
  platform_review_id text,
  reviewer_name text,
  reviewer_avatar_url text,
  rating int,
  review_text text not null,
  review_date timestamptz,
  sentiment text,
  sentiment_score numeric(3, 2),
  topics jsonb default '[]',
  is_urgent boolean default false,
  response_status text default 'pending',
  raw_data jsonb,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  unique (property_id, platform, platform_review_id)
);
create index on public.reviews (property_id, review_date);
perform crm_adopt_table('public.reviews');
end if;
end $$;

do $$ begin
if to_regclass('public.review_responses') is null then
create table public.review_responses (
  id uuid primary key default gen_random_uuid(),
  review_id uuid references public.reviews (id) on delete cascade,
  response_text text not null,
  response_type text default 'ai_generated',
  ai_model text,
  tone text,
  status text default 'draft',
  approved_by uuid references public.profiles (id),
  approved_at timestamptz,
  posted_at timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  generation_prompt text,
  rejected_reason text,
  platform_response_id text,
  created_by uuid references public.profiles (id)
);
create index on public.review_responses (review_id);
perform crm_adopt_table('public.review_responses');
end if;
end $$;

do $$ begin
if to_regclass('public.review_tickets') is null then
create table public.review_tickets (
  id uuid primary key default gen_random_uuid(),
  review_id uuid references public.reviews (id) on delete cascade,
  property_id uuid references public.properties (id) on delete cascade,
  title text not null,
  description text,
  priority text default 'medium',
  status text default 'open',
  assigned_to uuid references public.profiles (id),
  resolution_notes text,
  resolved_at timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index on public.review_tickets (property_id, status);
perform crm_adopt_table('public.review_tickets');
end if;
end $$;
