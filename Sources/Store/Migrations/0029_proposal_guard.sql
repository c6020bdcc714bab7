-- A proposal waits, may be amended while it waits, and is settled once: approved only together with its approval.
--
-- SQLSTATE CF004 = not a waiting proposal, or not the one that was read.

create function public.crm_check_proposal_step() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'pending' or new.revision <> 1 then
      raise exception 'a proposal begins by waiting' using errcode = 'CF004';
    end if;
    new.proposed_by := session_user;
    new.created_at := now();
    new.amended_by := session_user;
    new.amended_at := now();
    return new;
  end if;
  if old.status <> 'pending' then
    raise exception 'proposal % has been settled already', old.id using errcode = 'CF004';
  end if;
  if (new.id, new.proposed_by, new.created_at) is distinct from (old.id, old.proposed_by, old.created_at) then
    raise exception 'proposal % keeps where it came from', old.id using errcode = 'CF004';
  end if;
  if new.status = 'pending' then
    if new.revision <> old.revision + 1 then
      raise exception 'proposal % is amended one revision at a time', old.id using errcode = 'CF004';
    end if;
    new.amended_by := session_user;
    new.amended_at := now();
  else
    if (new.revision, new.digest) is distinct from (old.revision, old.digest) then
      raise exception 'proposal % is settled as it stands', old.id using errcode = 'CF004';
    end if;
    new.settled_by := session_user;
    new.settled_at := now();
  end if;
  return new;
end $$;

-- A document is large: it is looked at only where the statement names it.
create function public.crm_check_proposal_text() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.status <> 'pending' and new.document::text is distinct from old.document::text then
    raise exception 'proposal % is settled as it stands', old.id using errcode = 'CF004';
  end if;
  return new;
end $$;

-- At commit: what calls itself approved was approved here and now.
create function public.crm_check_proposal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if not exists (
    select from public.crm_approvals a
    where a.id = new.approval_id and a.proposal_id = new.id and public.crm_is_of_this_transaction(a.id)) then
    raise exception 'proposal % was not approved', new.id using errcode = 'CF004';
  end if;
  return null;
end $$;

-- What a settled proposal was about does not change any more.
create function public.crm_check_proposal_target() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  proposal uuid := case tg_op when 'DELETE' then old.proposal_id else new.proposal_id end;
begin
  if tg_op = 'DELETE' and public.crm_property_is_gone(old.property_id) then
    return old;
  elsif tg_op = 'UPDATE' and old.proposal_id <> new.proposal_id then
    raise exception 'what proposal % is about stays with it', old.proposal_id using errcode = 'CF004';
  elsif exists (select from public.crm_proposals p where p.id = proposal and p.status = 'pending') then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'proposal % has been settled already', proposal using errcode = 'CF004';
end $$;

create trigger crm_steps before insert or update or delete on public.crm_proposal_targets
  for each row execute function public.crm_check_proposal_target();
create trigger crm_steps before insert or update on public.crm_proposals
  for each row execute function public.crm_check_proposal_step();
create trigger crm_texts before update of document on public.crm_proposals
  for each row execute function public.crm_check_proposal_text();
create constraint trigger crm_guards after update on public.crm_proposals
  deferrable initially deferred for each row when (new.status = 'approved') execute function public.crm_check_proposal();

select
  public.crm_close_function('crm_check_proposal_step()'), public.crm_close_function('crm_check_proposal_text()'), public.crm_close_function('crm_check_proposal()'),
  public.crm_close_function('crm_check_proposal_target()');
