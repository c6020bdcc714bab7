-- The checklist of a property that is being set up.

do $$ begin
if to_regclass('public.onboarding_tasks') is null then
create table public.onboarding_tasks (
  id uuid primary key default gen_random_uuid(),
  property_id uuid references public.properties (id) on delete cascade,
  task_type text not null,
  task_name text not null,
  description text,
  category text default 'general' check (category in (
    'setup', 'documents', 'integrations', 'billing', 'training', 'general')),
  status text default 'pending' check (status in ('pending', 'in_progress', 'completed', 'blocked', 'skipped')),
  priority int default 0,
  assigned_to uuid references public.profiles (id),
  due_date timestamptz,
  completed_at timestamptz,
  completed_by uuid references public.profiles (id),
  blocked_reason text,
  notes text,
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index on public.onboarding_tasks (property_id, status);
perform crm_adopt_table('public.onboarding_tasks');
end if;
end $$;
