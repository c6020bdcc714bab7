-- What was approved, by whom, and what every item looked like afterwards. Rows are added and never changed.

create table crm_property_revisions (
  property_id uuid primary key references properties (id) on delete cascade,
  -- The number of approvals so far.
  revision integer not null check (revision >= 0)
);

create table crm_approvals (
  -- Chosen by the program before it asks, so that a lost answer can be asked for again.
  id uuid primary key,
  proposal_id uuid not null unique references crm_proposals (id),
  proposal_revision integer not null,
  -- The proposal as it was read, and what of it was accepted.
  proposal_digest text not null,
  digest text not null,
  approved_by uuid references profiles (id) on delete set null,
  -- The login role of the session.
  actor text not null,
  reason text not null,
  at timestamptz not null,
  transaction_id xid8 not null
);
create index crm_approvals_by_profile on crm_approvals (approved_by);
create index crm_approvals_by_actor on crm_approvals (actor);

create table crm_approval_targets (
  approval_id uuid not null references crm_approvals (id),
  property_id uuid not null references properties (id) on delete cascade,
  base_revision integer not null check (base_revision >= 0),
  revision integer not null,
  -- The accepted changes in plain words, in order.
  sentences jsonb not null default '[]' check (jsonb_typeof(sentences) = 'array'),
  primary key (approval_id, property_id),
  unique (property_id, revision),
  check (revision = base_revision + 1)
);

create table crm_config_versions (
  id uuid primary key default gen_random_uuid(),
  -- One of the properties that were approved for, and gone with it: see the last key below.
  property_id uuid not null,
  config_type text not null check (config_type in ('pipeline', 'trigger', 'action')),
  config_id uuid not null,
  -- Numbered per item from 1, without gaps.
  version integer not null check (version >= 1),
  config_snapshot jsonb not null check (jsonb_typeof(config_snapshot) = 'object'),
  changed_by uuid references profiles (id) on delete set null,
  change_reason text not null,
  created_at timestamptz not null default now(),
  approval_id uuid not null,
  -- The property's revision this version belongs to.
  revision integer not null,
  -- A tombstone: the item is gone, the snapshot is what it was.
  is_deletion boolean not null default false,
  transaction_id xid8 not null,
  unique (config_id, version),
  unique (approval_id, config_id),
  foreign key (approval_id, property_id) references crm_approval_targets (approval_id, property_id) on delete cascade
);
create index crm_config_versions_by_property on crm_config_versions (property_id, revision);
create index crm_config_versions_newest on crm_config_versions (property_id, config_id, version desc);
create index crm_config_versions_by_profile on crm_config_versions (changed_by);

do $$
declare
  record_of regclass;
begin
  foreach record_of in array
    array['crm_property_revisions', 'crm_approvals', 'crm_approval_targets', 'crm_config_versions']::regclass[] loop
    perform crm_close_table(record_of);
    execute format('grant select on %s to configurator_app, configurator_engine', record_of);
    execute format('grant select, insert on %s to configurator_writer', record_of);
    execute format('create policy crm_reads on %s for select to configurator_engine using (true)', record_of);
    if record_of <> 'crm_approvals'::regclass then
      perform crm_reach_policy(record_of, 'configurator_app', 'select');
      perform crm_reach_policy(record_of, 'configurator_writer', 'all');
    end if;
  end loop;
end $$;
-- An approval is within reach as far as one of its properties is: the inner select is bound by the policy above. It is about
-- none yet when it is written, and is checked at commit.
create policy crm_reach on crm_approvals for select to configurator_app, configurator_writer
  using (exists (select from crm_approval_targets t where t.approval_id = id));
create policy crm_writes on crm_approvals for insert to configurator_writer with check (true);
-- What a login approved itself it can always ask about: an answer that was lost must not be told as "did not happen", also when
-- the property has been taken out of its reach since. A function, because policies of two tables that ask each other never end.
create function public.crm_own_approvals() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select a.id from public.crm_approvals a where a.actor = session_user
$$;
select crm_close_function('crm_own_approvals()');
grant execute on function public.crm_own_approvals() to configurator_app;
create policy crm_own on crm_approvals for select to configurator_app using (actor = session_user);
create policy crm_own on crm_approval_targets for select to configurator_app
  using (approval_id in (select public.crm_own_approvals()));
grant update on crm_property_revisions to configurator_writer;
