-- What has been proposed, and how far the review of it has come. Writing here changes nothing that is live.

create table crm_proposals (
  id uuid primary key,
  -- Grows by one with every amendment; a session that knows an older one is told.
  revision integer not null check (revision >= 1),
  status text not null default 'pending' check (status in ('pending', 'approved', 'declined', 'superseded')),
  -- request, import, rollback, rebase or drift_repair.
  origin text not null,
  -- Everything the person handed in, as [{"kind", "text"}]; kept apart so that "why" is one query.
  request json not null,
  message text not null,
  model text not null,
  -- The proposal whole.
  document json not null,
  -- Stands for the whole of this revision. An approval names it beside the digest of what it accepts.
  digest text not null check (digest <> ''),
  change_count integer not null,
  proposed_by text not null default session_user,
  created_at timestamptz not null default now(),
  amended_by text not null default session_user,
  amended_at timestamptz not null default now(),
  -- How it ended, once it is no longer pending.
  settled_by text,
  settled_at timestamptz,
  settled_reason text,
  approval_id uuid,
  superseded_by uuid,
  check ((status = 'approved') = (approval_id is not null)),
  check ((status = 'pending') = (settled_at is null))
);
create index crm_proposals_waiting on crm_proposals (created_at) where status = 'pending';

create table crm_proposal_targets (
  proposal_id uuid not null references crm_proposals (id) on delete cascade,
  property_id uuid not null references properties (id) on delete cascade,
  base_revision integer not null check (base_revision >= 0),
  primary key (proposal_id, property_id)
);
create index crm_proposal_targets_by_property on crm_proposal_targets (property_id);

create table crm_review_states (
  proposal_id uuid primary key references crm_proposals (id) on delete cascade,
  -- Grows by one with every save, so that two sessions see each other.
  revision integer not null check (revision >= 1),
  proposal_revision integer not null,
  state json not null,
  saved_by text not null default session_user,
  saved_at timestamptz not null default now()
);

do $$
declare
  held regclass;
begin
  foreach held in array array['crm_proposals', 'crm_proposal_targets', 'crm_review_states']::regclass[] loop
    perform crm_close_table(held);
    execute format('create policy crm_proposes on %s for all to configurator_app using (true) with check (true)', held);
    execute format('create policy crm_settles on %s for all to configurator_writer using (true) with check (true)', held);
  end loop;
end $$;
grant select, insert, update on crm_proposals to configurator_app;
grant select, insert, update, delete on crm_proposal_targets, crm_review_states to configurator_app;
grant select, update on crm_proposals to configurator_writer;
grant select on crm_proposal_targets, crm_review_states to configurator_writer;
