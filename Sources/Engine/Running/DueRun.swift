import ConfigSchema
import Store

/// A run whose time has come, with everything that decides whether it still should happen.
struct DueRun: Sendable, Identifiable {
  var id: ItemID
  var property: ItemID
  var action: ItemID
  var actionType: String
  var entityType: String?
  var entity: ItemID?
  var lead: ItemID?
  var hops: Int
  var attempt: Int
  var fence: Int
  /// The action as it was when the run was made; nil when its version cannot be found or read.
  var snapshot: Action?
  /// nil = the trigger is gone.
  var triggerIsActive: Bool?
  var actionExists: Bool
  /// For a step of a workflow: why it is no longer to be carried out.
  var workflowEnd: String?
  /// The lead's row as it is now; nil = it is gone, or there is none.
  var leadNow: JSONObject?
  var payload: JSONObject
  /// The clock on the property's wall, now.
  var localHour: Int
  var weekday: String

  /// What it works on. Two runs about the same thing are never done at once.
  var subject: ItemID { lead ?? entity ?? id }
}

extension DueRun {
  init(_ row: Row) throws(StoreError) {
    let snapshot: JSON? = try row.optional("config_snapshot")
    let lead: JSON? = try row.optional("lead_now")
    let payload: JSON? = try row.optional("payload")
    self.init(
      id: try row.value("id"), property: try row.value("property_id"), action: try row.value("action_id"),
      actionType: try row.value("action_type"), entityType: try row.optional("entity_type"),
      entity: try row.optional("entity_id"), lead: try row.optional("lead_id"), hops: try row.value("hops"),
      attempt: try row.value("attempt"), fence: try row.value("fence"),
      snapshot: snapshot.flatMap { try? Snapshot.action($0).action }, triggerIsActive: try row.optional("is_active"),
      actionExists: try row.value("action_exists"), workflowEnd: try row.optional("workflow_end"),
      leadNow: lead?.object, payload: payload?.object ?? [:], localHour: try row.value("local_hour"),
      weekday: try row.value("weekday"))
  }

  /// What a due run is read with, for rows of `crm_action_runs` that the statement calls `due`, one by one `d`; `$1` is the time.
  /// A step of a workflow brings its own action along, and its workflow takes the place of the trigger.
  static let columns = """
    d.id, d.property_id, coalesce(d.action_id, d.lead_workflow_id) as action_id, d.action_type, d.entity_type, d.entity_id, d.lead_id, d.hops, d.attempt, d.fence,
    coalesce(v.config_snapshot, d.step_action)::text as config_snapshot,
    case when d.lead_workflow_id is null then t.is_active else true end as is_active,
    d.lead_workflow_id is not null or exists (select from public.crm_actions a where a.id = d.action_id) as action_exists,
    case when d.lead_workflow_id is not null
      then public.crm_workflow_end(d.lead_workflow_id, d.workflow_step) end as workflow_end,
    l.facts::text as lead_now, e.payload::text as payload,
    extract(hour from $1::timestamptz at time zone z.time_zone)::int4 as local_hour,
    to_char($1::timestamptz at time zone z.time_zone, 'dy') as weekday
    """

  /// Leads and wall clocks are looked up once for all of them.
  static let sources = """
    left join public.crm_config_versions v on v.config_id = d.action_id and v.version = d.action_version
    left join public.crm_triggers t on t.id = d.trigger_id
    left join public.crm_events e on e.id = d.event_id
    left join public.crm_leads_facts(array(select lead_id from due where lead_id is not null)) l on l.lead = d.lead_id
    join (
      select p.property_id, c.time_zone
      from (select distinct property_id from due) p cross join lateral public.crm_property_zone(p.property_id) c offset 0
    ) z on z.property_id = d.property_id
    """
}
