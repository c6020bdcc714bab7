-- No commit in which a live row changed without a version of the same transaction that equals it and names an approval of the same
-- transaction; and no version without its live row. Deleting a whole property is exempt.
--
-- Both sides are looked at twice. At the end of each statement everything it wrote is compared at once: a row with its version, a
-- version with what is live, with its approval and with the version before. What agrees is settled; whatever a later statement
-- changes is compared again, and versions are never rewritten. What does not agree (yet) is noted in crm_unsettled and judged
-- at commit, one by one. So an approval, which writes rows and versions in one statement, costs a few comparisons of sets, and
-- a transaction that writes them one after the other is still possible.
--
-- SQLSTATE CF001 = live configuration and its record do not agree.

-- What did not agree when its statement ended. Filled and emptied by the functions below within one transaction; nobody else
-- may touch it, and between transactions it is empty.
create table public.crm_unsettled (
  id bigint generated always as identity primary key,
  kind text not null,
  item uuid not null,
  property_id uuid not null,
  -- A version to be judged; null = a live row.
  version_id uuid,
  -- Of a live row: as it was written, or as it was when it went.
  snapshot jsonb,
  is_removal boolean not null default false
);
select public.crm_close_table('public.crm_unsettled');

-- One function for each kind, because a row is put into its snapshot by its type. That a version of this transaction says the
-- same is enough here: that it is rightly there is judged for the version itself.
-- creates function public.crm_settle_pipeline
-- creates trigger crm_settles_arrivals on public.crm_pipelines
-- creates trigger crm_settles_edits on public.crm_pipelines
-- creates trigger crm_settles_removals on public.crm_pipelines
-- creates function public.crm_settle_trigger
-- creates trigger crm_settles_arrivals on public.crm_triggers
-- creates trigger crm_settles_edits on public.crm_triggers
-- creates trigger crm_settles_removals on public.crm_triggers
-- creates function public.crm_settle_action
-- creates trigger crm_settles_arrivals on public.crm_actions
-- creates trigger crm_settles_edits on public.crm_actions
-- creates trigger crm_settles_removals on public.crm_actions
do $outer$
declare
  kind text;
begin
  foreach kind in array array['pipeline', 'trigger', 'action'] loop
    execute replace($each$
      create function public.crm_settle_KIND() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $body$
      begin
        -- A statement that writes where it can, and changes where it must, comes here for both.
        if tg_op = 'UPDATE' then
          if not exists (select from departed) then
            return null;
          end if;
        end if;
        case tg_op
          when 'INSERT' then
            insert into public.crm_unsettled (kind, item, property_id, snapshot)
            select 'KIND', w.id, w.property_id, w.snapshot
            from (
              select a.id, a.property_id, public.crm_snapshot(row(a.*)::public.crm_KINDs) as snapshot from arrived a) w
            where not exists (
              select from public.crm_config_versions v
              where v.config_id = w.id and v.property_id = w.property_id and v.config_type = 'KIND'
                and not v.is_deletion and v.transaction_id = pg_current_xact_id() and v.config_snapshot = w.snapshot);
          when 'UPDATE' then
            if exists (
              select from departed d
              where not exists (select from arrived a where a.id = d.id and a.property_id = d.property_id)) then
              raise exception 'a KIND became another' using errcode = 'CF001';
            end if;
            insert into public.crm_unsettled (kind, item, property_id, snapshot)
            select 'KIND', w.id, w.property_id, w.snapshot
            from (
              select a.id, a.property_id, public.crm_snapshot(row(a.*)::public.crm_KINDs) as snapshot
              from arrived a join departed d on d.id = a.id where row(a.*) is distinct from row(d.*)) w
            where not exists (
              select from public.crm_config_versions v
              where v.config_id = w.id and v.property_id = w.property_id and v.config_type = 'KIND'
                and not v.is_deletion and v.transaction_id = pg_current_xact_id() and v.config_snapshot = w.snapshot);
          when 'DELETE' then
            insert into public.crm_unsettled (kind, item, property_id, snapshot, is_removal)
            select 'KIND', w.id, w.property_id, w.snapshot, true
            from (
              select d.id, d.property_id, public.crm_snapshot(row(d.*)::public.crm_KINDs) as snapshot from departed d) w
            where not exists (
              select from public.crm_config_versions v
              where v.config_id = w.id and v.property_id = w.property_id and v.config_type = 'KIND'
                and v.is_deletion and v.transaction_id = pg_current_xact_id() and v.config_snapshot = w.snapshot);
        end case;
        return null;
      end $body$;
      create trigger crm_settles_arrivals after insert on public.crm_KINDs
        referencing new table as arrived for each statement execute function public.crm_settle_KIND();
      create trigger crm_settles_edits after update on public.crm_KINDs
        referencing old table as departed new table as arrived for each statement execute function public.crm_settle_KIND();
      create trigger crm_settles_removals after delete on public.crm_KINDs
        referencing old table as departed for each statement execute function public.crm_settle_KIND();
    $each$, 'KIND', kind);
    perform public.crm_close_function(('crm_settle_' || kind || '()')::regprocedure);
  end loop;
end $outer$;

-- Who and when are taken from the approval and the clock where the statement leaves them out. Where it names them it has to
-- name the right ones, which is checked with everything else.
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

create function public.crm_settle_versions() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  with covering as materialized (
    select a.id, a.approved_by, a.reason, t.property_id, t.revision
    from public.crm_approvals a join public.crm_approval_targets t on t.approval_id = a.id
    where a.id in (select distinct v.approval_id from added v)
      and a.transaction_id = pg_current_xact_id() and a.at = now()
  )
  insert into public.crm_unsettled (kind, item, property_id, version_id)
  select v.config_type, v.config_id, v.property_id, v.id
  from added v
  left join covering c on c.id = v.approval_id and c.property_id = v.property_id and c.revision = v.revision
  left join public.crm_pipelines p on v.config_type = 'pipeline' and p.id = v.config_id
  left join public.crm_triggers t on v.config_type = 'trigger' and t.id = v.config_id
  left join public.crm_actions a on v.config_type = 'action' and a.id = v.config_id
  where c.id is null or v.changed_by is distinct from c.approved_by or v.change_reason <> c.reason
    or v.created_at <> now() or v.transaction_id <> pg_current_xact_id()
    or exists (select from public.crm_config_versions w where w.config_id = v.config_id and w.version > v.version)
    or (v.version > 1 and not exists (
      select from public.crm_config_versions w
      where w.config_id = v.config_id and w.version = v.version - 1 and w.property_id = v.property_id
        and w.config_type = v.config_type))
    or case when v.is_deletion then coalesce(p.id, t.id, a.id) is not null
      else coalesce(p.property_id, t.property_id, a.property_id) is distinct from v.property_id
        or v.config_snapshot is distinct from case v.config_type
          when 'pipeline' then public.crm_snapshot(p) when 'trigger' then public.crm_snapshot(t)
          else public.crm_snapshot(a) end
      end;
  return null;
end $$;

-- At commit: a live row that had no version yet.
create function public.crm_check_live(late public.crm_unsettled) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  newest public.crm_config_versions;
begin
  select * into newest from public.crm_config_versions v
  where v.property_id = late.property_id and v.config_id = late.item order by v.version desc limit 1;
  if newest.transaction_id = pg_current_xact_id() and newest.config_type = late.kind
    and newest.is_deletion = late.is_removal and newest.config_snapshot = late.snapshot then
    return;
  elsif public.crm_property_is_gone(late.property_id) then
    return;
  elsif newest.transaction_id = pg_current_xact_id() then
    raise exception 'the % % is not what its version says', late.kind, late.item using errcode = 'CF001';
  end if;
  raise exception 'the % % changed without a version', late.kind, late.item using errcode = 'CF001';
end $$;

-- At commit: a version that was not what is live yet.
create function public.crm_check_version(added public.crm_config_versions) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  live jsonb;
  home uuid;
  is_approved boolean;
  is_next boolean;
begin
  case added.config_type
    when 'pipeline' then select public.crm_snapshot(p), p.property_id into live, home from public.crm_pipelines p
      where p.id = added.config_id;
    when 'trigger' then select public.crm_snapshot(t), t.property_id into live, home from public.crm_triggers t
      where t.id = added.config_id;
    when 'action' then select public.crm_snapshot(a), a.property_id into live, home from public.crm_actions a
      where a.id = added.config_id;
  end case;
  select exists (
    select from public.crm_approvals a join public.crm_approval_targets t on t.approval_id = a.id
    where a.id = added.approval_id and a.transaction_id = pg_current_xact_id() and a.at = now()
      and t.property_id = added.property_id and t.revision = added.revision
      and added.changed_by is not distinct from a.approved_by and added.change_reason = a.reason
      and added.created_at = now() and added.transaction_id = pg_current_xact_id()) into is_approved;
  -- The newest of its item, and the one before is the same item's. A tombstone may come first, or follow another: that is how
  -- a row is removed that somebody put there past the record.
  select count(*) filter (where v.version > added.version) = 0
    and count(*) filter (where v.version = added.version - 1 and v.property_id = added.property_id
      and v.config_type = added.config_type) = least(added.version - 1, 1)
  into is_next from public.crm_config_versions v where v.config_id = added.config_id and v.version >= added.version - 1;

  if is_approved and is_next and added.is_deletion = (live is null)
    and (added.is_deletion or (home = added.property_id and live = added.config_snapshot)) then
    return;
  elsif public.crm_property_is_gone(added.property_id) then
    return;
  elsif not is_approved then
    raise exception 'version % of % % names no approval of this transaction',
      added.version, added.config_type, added.config_id using errcode = 'CF001';
  elsif not is_next then
    raise exception 'version % of % % does not follow the one before',
      added.version, added.config_type, added.config_id using errcode = 'CF001';
  end if;
  raise exception 'version % of % % is not what is live', added.version, added.config_type, added.config_id
    using errcode = 'CF001';
end $$;

-- Judges what is left at commit, or at once where the session asks for that, and takes it off the list.
create function public.crm_check_unsettled() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if new.version_id is null then
    perform public.crm_check_live(new);
  else
    -- A version that is gone again went with its property.
    perform public.crm_check_version(v) from public.crm_config_versions v where v.id = new.version_id;
  end if;
  delete from public.crm_unsettled u where u.id = new.id;
  return null;
end $$;

create constraint trigger crm_guards after insert on public.crm_unsettled
  deferrable initially deferred for each row execute function public.crm_check_unsettled();
create trigger crm_stamps before insert on public.crm_config_versions
  for each row when (new.transaction_id is null) execute function public.crm_stamp_version();
create trigger crm_settles_arrivals after insert on public.crm_config_versions
  referencing new table as added for each statement execute function public.crm_settle_versions();

select
  public.crm_close_function('crm_stamp_version()'), public.crm_close_function('crm_settle_versions()'),
  public.crm_close_function('crm_check_live(public.crm_unsettled)'),
  public.crm_close_function('crm_check_version(public.crm_config_versions)'),
  public.crm_close_function('crm_check_unsettled()');
