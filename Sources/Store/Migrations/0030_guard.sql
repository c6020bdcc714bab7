-- No commit in which a live row changed without a version of the same transaction that equals it and names an approval of the same
-- transaction; and no version without its live row. Deleting a whole property is exempt.
--
-- Both sides are checked at commit. A row that is written is compared with its newest version; a version that is added is
-- compared with what is live, with its approval and with the version before. Checking early (SET CONSTRAINTS) helps nobody:
-- whatever is written afterwards is checked again.
--
-- SQLSTATE CF001 = live configuration and its record do not agree.

create function crm_check_live() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kind text := tg_argv[0];
  removed boolean := tg_op = 'DELETE';
  item uuid;
  property uuid;
  live jsonb;
  newest crm_config_versions;
begin
  if removed then
    item := old.id; property := old.property_id; live := crm_snapshot(old);
  else
    item := new.id; property := new.property_id; live := crm_snapshot(new);
  end if;
  if tg_op = 'UPDATE' and (old.id, old.property_id) is distinct from (item, property) then
    raise exception 'the % % became another', kind, old.id using errcode = 'CF001';
  end if;
  select * into newest from crm_config_versions v
  where v.property_id = property and v.config_id = item order by v.version desc limit 1;
  -- That the version is rightly there is checked for the version itself.
  if newest.transaction_id = pg_current_xact_id() and newest.config_type = kind
    and newest.is_deletion = removed and newest.config_snapshot = live then
    return null;
  elsif crm_property_is_gone(property) then
    return null;
  elsif newest.transaction_id = pg_current_xact_id() then
    raise exception 'the % % is not what its version says', kind, item using errcode = 'CF001';
  end if;
  raise exception 'the % % changed without a version', kind, item using errcode = 'CF001';
end $$;

-- Who and when are taken from the approval and the clock, not from the statement.
create function crm_stamp_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select a.approved_by, a.reason into new.changed_by, new.change_reason
  from crm_approvals a where a.id = new.approval_id;
  if not found then
    raise exception 'version % of % % names no approval', new.version, new.config_type, new.config_id
      using errcode = 'CF001';
  end if;
  new.created_at := now();
  new.transaction_id := pg_current_xact_id();
  return new;
end $$;

create function crm_check_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  live jsonb;
  is_approved boolean;
  is_next boolean;
begin
  case new.config_type
    when 'pipeline' then select crm_snapshot(p) into live from crm_pipelines p
      where p.id = new.config_id and p.property_id = new.property_id;
    when 'trigger' then select crm_snapshot(t) into live from crm_triggers t
      where t.id = new.config_id and t.property_id = new.property_id;
    when 'action' then select crm_snapshot(a) into live from crm_actions a
      where a.id = new.config_id and a.property_id = new.property_id;
  end case;
  select exists (
    select from crm_approvals a join crm_approval_targets t on t.approval_id = a.id
    where a.id = new.approval_id and a.transaction_id = pg_current_xact_id() and a.at = now()
      and t.property_id = new.property_id and t.revision = new.revision) into is_approved;
  -- The newest of its item, and the one before is the same item's; a tombstone follows something that was there.
  select count(*) filter (where v.version > new.version) = 0
    and count(*) filter (where v.version = new.version - 1 and v.property_id = new.property_id
      and v.config_type = new.config_type and not (new.is_deletion and v.is_deletion)) = least(new.version - 1, 1)
    and not (new.is_deletion and new.version = 1)
  into is_next from crm_config_versions v where v.config_id = new.config_id and v.version >= new.version - 1;

  if is_approved and is_next and new.is_deletion = (live is null) and (new.is_deletion or live = new.config_snapshot) then
    return null;
  elsif crm_property_is_gone(new.property_id) then
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
         for each row execute function crm_check_live(%L)', live.name, live.kind);
    execute format(
      'create constraint trigger crm_guards_edits after update on %I deferrable initially deferred
         for each row when (old.* is distinct from new.*) execute function crm_check_live(%L)', live.name, live.kind);
  end loop;
end $$;

create trigger crm_stamps before insert on crm_config_versions
  for each row execute function crm_stamp_version();
create constraint trigger crm_guards after insert on crm_config_versions
  deferrable initially deferred for each row execute function crm_check_version();

select
  crm_close_function('crm_check_live()'), crm_close_function('crm_stamp_version()'),
  crm_close_function('crm_check_version()');
