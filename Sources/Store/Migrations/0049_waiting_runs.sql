-- What becomes of runs that still wait when an approval changes or takes away what they came from.

alter table public.crm_action_runs
  -- An approval said that it is to be carried out although its trigger is switched off or its action is gone.
  add column kept boolean not null default false;

-- Carries out what was chosen, in the transaction of the approval and only for what that approval touches. Runs that a worker has in
-- hand end as they began. Given as [{"action", "choice": "keep"|"move"|"cancel", "reason", "type", "is_external", "delay"}].
create function public.crm_settle_waiting(approval uuid, choices jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  settled bigint;
begin
  with wanted as (
    select * from jsonb_to_recordset(choices) as c (
      action uuid, choice text, reason text, type text, is_external boolean, delay bigint)),
  touched as (
    select v.config_id, v.property_id, v.version, v.is_deletion from public.crm_config_versions v
    where v.approval_id = approval and v.transaction_id = pg_current_xact_id())
  update public.crm_action_runs r set
    status = case w.choice when 'cancel' then 'cancelled' when 'move' then 'pending' else r.status end,
    reason = case w.choice when 'cancel' then w.reason when 'move' then null else r.reason end,
    finished_at = case w.choice when 'cancel' then clock_timestamp() end,
    kept = w.choice = 'keep',
    action_version = case w.choice when 'move' then t.version else r.action_version end,
    action_type = case w.choice when 'move' then w.type else r.action_type end,
    is_external = case w.choice when 'move' then w.is_external else r.is_external end,
    due_at = case w.choice
      when 'move' then greatest(
        clock_timestamp(),
        coalesce((select e.occurred_at from public.crm_events e where e.id = r.event_id), r.created_at)
          + w.delay * interval '1 minute')
      else r.due_at end
  from wanted w, touched t
  where r.action_id = w.action and r.status in ('pending', 'held') and r.property_id = t.property_id
    -- Its own version; or its trigger's, when that was switched off and the action stayed as it is.
    and (t.config_id = w.action
      or t.config_id = r.trigger_id and w.choice <> 'move'
        and not exists (select from touched o where o.config_id = w.action))
    and (w.choice <> 'move' or not t.is_deletion);
  get diagnostics settled = row_count;
  return settled;
end $$;

select public.crm_close_function('public.crm_settle_waiting(uuid, jsonb)');
grant execute on function public.crm_settle_waiting(uuid, jsonb) to configurator_writer;
