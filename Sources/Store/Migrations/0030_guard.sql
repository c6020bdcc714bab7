-- No commit in which a live row changed without a version of the same transaction that equals it and names an approval of the same
-- transaction; and no version without its live row. Deleting a whole property is exempt.
--
-- Both sides are checked at commit. A row that is written is compared with its newest version; a version that is added is
-- compared with what is live, with its approval and with the version before. Checking early (SET CONSTRAINTS) helps nobody:
-- whatever is written afterwards is checked again.
--
-- SQLSTATE CF001 = live configuration and its record do not agree.

create function public.crm_check_live() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  kind text := tg_argv[0];
  removed boolean := tg_op = 'DELETE';
  item uuid;
  property uuid;
  live jsonb;
  newest public.crm_config_versions;
begin
  if removed then
    item := old.id; property := old.property_id; live := public.crm_snapshot(old);
  else
    item := new.id; property := new.property_id; live := public.crm_snapshot(new);
  end if;
  if tg_op = 'UPDATE' and (old.id, old.property_id) is distinct from (item, property) then
    raise exception 'the % % became another', kind, old.id using errcode = 'CF001';
  end if;
  select * into newest from public.crm_config_versions v
  where v.property_id = property and v.config_id = item order by v.version desc limit 1;
  -- That the version is rightly there is checked for the version itself.
  if newest.transaction_id = pg_current_xact_id() and newest.config_type = kind
    and newest.is_deletion = removed and newest.config_snapshot = live then
    return null;
  elsif public.crm_property_is_gone(property) then
    return null;
  elsif newest.transaction_id = pg_current_xact_id() then
    raise exception 'the % % is not what its version says', kind, item using errcode = 'CF001';
  end if;
  raise exception 'the % % changed without a version', kind, item using errcode = 'CF001';
end $$;

-- Who and when are taken from the approval and the clock, not from the statement.
create function public.crm_stamp_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  select a.approved_by, a.reason into new.changed_by, new.change_reason
  from public.crm_approvals a where a.id = new.approval_id;
  if not found then
    raise exception 'version % of % % names no approval', new.version, new.config_type, new.config_id
      using errcode = 'CF001';
  end if;
  new.created_at := now();
  new.transaction_id := pg_current_xact_id();
  return new;
end $$;

create function public.crm_check_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  live jsonb;
  home uuid;
  is_approved boolean;
  is_next boolean;
begin
  case new.config_type
    when 'pipeline' then select public.crm_snapshot(p), p.property_id into live, home from public.crm_pipelines p
      where p.id = new.config_id;
    when 'trigger' then select public.crm_snapshot(t), t.property_id into live, home from public.crm_triggers t
      where t.id = new.config_id;
    when 'action' then select public.crm_snapshot(a), a.property_id into live, home from public.crm_actions a
      where a.id = new.config_id;
  end case;
  select exists (
    select from public.crm_approvals a join public.crm_approval_targets t on t.approval_id = a.id
    where a.id = new.approval_id and a.transaction_id = pg_current_xact_id() and a.at = now()
      and t.property_id = new.property_id and t.revision = new.revision) into is_approved;
  -- The newest of its item, and the one before is the same item's. A tombstone may come first, or follow another: that is how
  -- a row is removed that somebody put there past the record.
  select count(*) filter (where v.version > new.version) = 0
    and count(*) filter (where v.version = new.version - 1 and v.property_id = new.property_id
      and v.config_type = new.config_type) = least(new.version - 1, 1)
  into is_next from public.crm_config_versions v where v.config_id = new.config_id and v.version >= new.version - 1;

  if is_approved and is_next and new.is_deletion = (live is null)
    and (new.is_deletion or (home = new.property_id and live = new.config_snapshot)) then
    return null;
  elsif public.crm_property_is_gone(new.property_id) then
    return null;
  elsif not is_approved then
    raise exception 'version % of % % names no approval of this transaction',
      new.version, new.config_type, new.config_id using errcode = 'CF001';
  elsif not is_next then
    raise exception 'version % of % % does not follow the one before',
      new.version, new.config_type, new.config_id using errcode = 'CF001';
  end if;
  raise exception 'version % of % % is not what is live', new.version, new.config_type, new.config_id
    using errcode = 'CF001';
end $$;

do $$
declare
  live record;
begin
  for live in
    select * from (values ('crm_pipelines', 'pipeline'), ('crm_triggers', 'trigger'), ('crm_actions', 'action'))
      as t (name, kind)
  loop
    execute format(
      'create constraint trigger crm_guards after insert or delete on %I deferrable initially deferred
         for each row execute function public.crm_check_live(%L)', live.name, live.kind);
    execute format(
      'create constraint trigger crm_guards_edits after update on %I deferrable initially deferred
         for each row when (old.* is distinct from new.*) execute function public.crm_check_live(%L)', live.name, live.kind);
  end loop;
end $$;

create trigger crm_stamps before insert on public.crm_config_versions
  for each row execute function public.crm_stamp_version();
create constraint trigger crm_guards after insert on public.crm_config_versions
  deferrable initially deferred for each row execute function public.crm_check_version();

select
  public.crm_close_function('crm_check_live()'), public.crm_close_function('crm_stamp_version()'),
  public.crm_close_function('crm_check_version()');
