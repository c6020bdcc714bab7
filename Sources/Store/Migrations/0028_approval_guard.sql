-- An approval is what it says: made in this transaction, by the person behind this login, of a proposal that was waiting.
--
-- SQLSTATE CF003 = this login may not approve; CF004 = not a waiting proposal, or not the one that was read;
-- CF005 = the count of approvals is wrong.

-- Who, when and in which transaction are taken from the session, not from the statement.
create function public.crm_stamp_approval() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  person public.crm_actors;
  proposal public.crm_proposals;
begin
  select * into person from public.crm_actors a where a.login = session_user;
  if person.profile_id is null then
    raise exception 'the login % stands for nobody who may approve', session_user using errcode = 'CF003';
  elsif not person.may_approve then
    raise exception 'the login % may propose, but not approve', session_user using errcode = 'CF003';
  end if;
  select * into proposal from public.crm_proposals p where p.id = new.proposal_id for update;
  if proposal.id is null or proposal.status <> 'pending' then
    raise exception 'proposal % is not waiting for an answer', new.proposal_id using errcode = 'CF004';
  elsif proposal.revision <> new.proposal_revision or proposal.digest <> new.proposal_digest then
    raise exception 'proposal % is not the one that was read', new.proposal_id using errcode = 'CF004';
  end if;
  new.approved_by := person.profile_id;
  new.actor := session_user;
  new.at := now();
  new.transaction_id := pg_current_xact_id();
  return new;
end $$;

create function public.crm_is_of_this_transaction(approval uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return exists (
    select from public.crm_approvals a
    where a.id = approval and a.transaction_id = pg_current_xact_id() and a.at = now());
end $$;

-- At commit: the proposal is settled by this very approval, and the approval is about something.
create function public.crm_check_approval() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if not exists (
    select from public.crm_proposals p where p.id = new.proposal_id and p.status = 'approved' and p.approval_id = new.id) then
    raise exception 'approval % leaves its proposal open', new.id using errcode = 'CF004';
  end if;
  if not exists (select from public.crm_approval_targets t where t.approval_id = new.id) then
    raise exception 'approval % is about no property', new.id using errcode = 'CF005';
  end if;
  return null;
end $$;

-- At commit: a property that was approved for is one of the proposal's, within reach of the person, and its count grew by one.
create function public.crm_check_approval_target() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if public.crm_property_is_gone(new.property_id) then
    return null;
  end if;
  if not public.crm_is_of_this_transaction(new.approval_id) then
    raise exception 'approval % is not of this transaction', new.approval_id using errcode = 'CF005';
  end if;
  if not exists (
    select from public.crm_approvals a
    join public.crm_proposal_targets t on t.proposal_id = a.proposal_id
    where a.id = new.approval_id and t.property_id = new.property_id and t.base_revision = new.base_revision) then
    raise exception 'property % is not what the proposal is about', new.property_id using errcode = 'CF004';
  end if;
  if not exists (
    select from public.crm_approvals a
    join public.crm_actors person on person.login = a.actor
    join public.properties p on p.id = new.property_id
    where a.id = new.approval_id and (person.org_id is null or person.org_id = p.org_id)) then
    raise exception 'property % is out of reach for the login %', new.property_id, session_user using errcode = 'CF003';
  end if;
  if not exists (
    select from public.crm_property_revisions r where r.property_id = new.property_id and r.revision = new.revision) then
    raise exception 'property % was not counted on', new.property_id using errcode = 'CF005';
  end if;
  return null;
end $$;

-- The count starts at nothing and moves one at a time.
create function public.crm_check_counting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.revision = 0 then
    return new;
  elsif tg_op = 'UPDATE' and new.property_id = old.property_id and new.revision = old.revision + 1 then
    return new;
  end if;
  raise exception 'approvals of a property are counted one by one' using errcode = 'CF005';
end $$;

-- At commit: nobody counts without an approval.
create function public.crm_check_counted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if public.crm_property_is_gone(new.property_id) or exists (
    select from public.crm_approval_targets t
    where t.property_id = new.property_id and t.revision = new.revision
      and public.crm_is_of_this_transaction(t.approval_id)) then
    return null;
  end if;
  raise exception 'property % was counted on without an approval', new.property_id using errcode = 'CF005';
end $$;

create trigger crm_stamps before insert on public.crm_approvals
  for each row execute function public.crm_stamp_approval();
create constraint trigger crm_guards after insert on public.crm_approvals
  deferrable initially deferred for each row execute function public.crm_check_approval();
create constraint trigger crm_guards after insert on public.crm_approval_targets
  deferrable initially deferred for each row execute function public.crm_check_approval_target();
create trigger crm_counts before insert or update on public.crm_property_revisions
  for each row execute function public.crm_check_counting();
create constraint trigger crm_guards after update on public.crm_property_revisions
  deferrable initially deferred for each row execute function public.crm_check_counted();

do $$
declare
  helper regprocedure;
begin
  foreach helper in array array[
    'crm_stamp_approval()', 'crm_is_of_this_transaction(uuid)', 'crm_check_approval()', 'crm_check_approval_target()',
    'crm_check_counting()', 'crm_check_counted()']::regprocedure[] loop
    perform public.crm_close_function(helper);
  end loop;
end $$;
