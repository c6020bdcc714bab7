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

-- What has been decided so far, shared by everybody who reviews.
create table crm_review_states (
  proposal_id uuid primary key references crm_proposals (id) on delete cascade,
  -- Grows by one with every decision, so that two sessions see each other.
  revision integer not null check (revision >= 1),
  -- The revision of the proposal that was decided on; decisions on another one count for nothing.
  proposal_revision integer not null,
  state json not null,
  saved_by text not null default session_user,
  saved_at timestamptz not null default now()
);

-- Which changes have been on whose screen: nobody approves what only somebody else has looked at.
create table crm_review_sights (
  proposal_id uuid not null references crm_proposals (id) on delete cascade,
  login text not null default session_user,
  proposal_revision integer not null,
  seen json not null,
  saved_at timestamptz not null default now(),
  primary key (proposal_id, login)
);

-- A proposal is within reach when every property is that it is about. While it is about none, as in the middle of being
-- saved, it is within reach of whoever wrote it.
create function public.crm_reaches_proposal(proposal uuid, author text, amender text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select coalesce(
    bool_and(t.property_id in (select public.crm_reached())), session_user::text in (author, amender))
  from public.crm_proposal_targets t where t.proposal_id = proposal
$$;
select crm_close_function('crm_reaches_proposal(uuid, text, text)');
grant execute on function public.crm_reaches_proposal(uuid, text, text) to configurator_app, configurator_writer;

select
  crm_close_table('crm_proposals'), crm_close_table('crm_proposal_targets'), crm_close_table('crm_review_states'),
  crm_close_table('crm_review_sights');

create policy crm_reach on crm_proposals for all to configurator_app, configurator_writer
  using ((select crm_reaches_all()) or crm_reaches_proposal(id, proposed_by, amended_by))
  with check ((select crm_reaches_all()) or crm_reaches_proposal(id, proposed_by, amended_by));
-- What hangs on a proposal is within reach when the proposal is: the inner select is bound by the policy above.
select crm_reach_policy('crm_proposal_targets', 'configurator_app, configurator_writer', 'all');
create policy crm_reach_proposal on crm_proposal_targets as restrictive for all to configurator_app, configurator_writer
  using (exists (select from crm_proposals p where p.id = proposal_id))
  with check (exists (select from crm_proposals p where p.id = proposal_id));
create policy crm_reach on crm_review_states for all to configurator_app, configurator_writer
  using (exists (select from crm_proposals p where p.id = proposal_id))
  with check (exists (select from crm_proposals p where p.id = proposal_id));
create policy crm_own on crm_review_sights for all to configurator_app, configurator_writer
  using (login = session_user and exists (select from crm_proposals p where p.id = proposal_id))
  with check (login = session_user and exists (select from crm_proposals p where p.id = proposal_id));

grant select, insert, update on crm_proposals to configurator_app;
grant select, insert, delete on crm_proposal_targets to configurator_app;
grant select, insert, update, delete on crm_review_states, crm_review_sights to configurator_app;
grant select, update on crm_proposals to configurator_writer;
grant select on crm_proposal_targets, crm_review_states, crm_review_sights to configurator_writer;
