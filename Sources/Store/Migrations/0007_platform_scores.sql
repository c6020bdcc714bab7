-- What leads did, and the scores that came of it.

do $$ begin
if to_regclass('public.lead_engagement_events') is null then
create table public.lead_engagement_events (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete cascade,
  event_type text not null,
  event_source text,
  metadata jsonb,
  created_at timestamptz default now(),
  property_id uuid references public.properties (id) on delete cascade,
  score_weight int not null default 0 check (score_weight between -25 and 40),
  idempotency_key text
);
create unique index on public.lead_engagement_events (property_id, idempotency_key) where idempotency_key is not null;
create index on public.lead_engagement_events (lead_id, created_at);
perform crm_adopt_table('public.lead_engagement_events');
end if;
end $$;

do $$ begin
if to_regclass('public.lead_scores') is null then
create table public.lead_scores (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete cascade,
  total_score int not null,
  engagement_score int default 0,
  timing_score int default 0,
  source_score int default 0,
  completeness_score int default 0,
  behavior_score int default 0,
  score_bucket text not null,
  factors jsonb default '[]',
  model_version text default 'v1',
  scored_at timestamptz default now(),
  expires_at timestamptz,
  created_at timestamptz default now()
);
create index on public.lead_scores (lead_id, scored_at);
perform crm_adopt_table('public.lead_scores');
end if;
end $$;
