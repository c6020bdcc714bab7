import ConfigSchema
import Store

/// A run whose time has come, with everything that decides whether it still should happen.
struct DueRun: Sendable, Identifiable {
  var id: ItemID
  var property: ItemID
  /// nil for a step of a workflow.
  var trigger: ItemID?
  var action: ItemID
  var actionVersion: Int?
  var actionType: String
  var entityType: String?
  var entity: ItemID?
  var lead: ItemID?
  var hops: Int
  var attempt: Int
  var fence: Int
  /// The action as it was when the run was made; nil when its version cannot be found or read.
  var snapshot: Action?
  var needs = RunNeeds()
  /// nil = the trigger is gone.
  var triggerIsActive: Bool?
  var actionExists: Bool
  /// An approval said that it is carried out although what it came from is gone.
  var isKept = false
  /// For a step of a workflow: why it is no longer to be carried out.
  var workflowEnd: String?
  /// The lead's row as it is now, empty where nothing asks for it; nil = it is gone, or there is none.
  var leadNow: JSONObject?
  var payload: JSONObject
  /// The clock on the property's wall, now; nil where no condition of the action looks at it.
  var localHour: Int?
  var weekday: String?

  /// What it works on. Two runs about the same thing are never done at once.
  var subject: ItemID { lead ?? entity ?? id }
}

extension DueRun {
  /// What stands in its own row. What it is judged by besides comes from ``RunContext``.
  init(_ row: Row) throws(StoreError) {
    let step: JSON? = try row.optional("step_action")
    let payload: JSON? = try row.optional("payload")
    let isStep: Bool = try row.value("is_step")
    let stepAction = step.flatMap { try? Snapshot.action($0).action }
    self.init(
      id: try row.value("id"), property: try row.value("property_id"), trigger: try row.optional("trigger_id"),
      action: try row.value("action_id"), actionVersion: try row.optional("action_version"),
      actionType: try row.value("action_type"), entityType: try row.optional("entity_type"),
      entity: try row.optional("entity_id"), lead: try row.optional("lead_id"), hops: try row.value("hops"),
      attempt: try row.value("attempt"), fence: try row.value("fence"),
      snapshot: stepAction, needs: stepAction.map(RunNeeds.init) ?? RunNeeds(), triggerIsActive: isStep ? true : nil,
      actionExists: isStep, isKept: try row.value("kept"), workflowEnd: try row.optional("workflow_end"), leadNow: nil,
      payload: payload?.object ?? [:])
  }

  /// A step of a workflow brings its own action along, and its workflow takes the place of the trigger.
  var isStep: Bool { trigger == nil }

  /// What a due run is read with, for rows of `crm_action_runs` that the statement calls `d`, one by one.
  static let columns = """
    d.id, d.property_id, d.trigger_id, coalesce(d.action_id, d.lead_workflow_id) as action_id, d.action_version,
    d.action_type, d.entity_type, d.entity_id, d.lead_id, d.hops, d.attempt, d.fence, d.kept,
    d.lead_workflow_id is not null as is_step, d.step_action::text as step_action,
    case when d.lead_workflow_id is not null
      then public.crm_workflow_end(d.lead_workflow_id, d.workflow_step) end as workflow_end,
    e.payload::text as payload, coalesce(p.revision, 0) as revision
    """

  static let sources = """
    left join public.crm_events e on e.id = d.event_id
    left join public.crm_property_revisions p on p.property_id = d.property_id
    """
}
