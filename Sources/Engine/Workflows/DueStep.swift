import ConfigSchema
import Store

/// A lead's workflow whose next step has fallen due, with everything that decides what becomes of it.
struct DueStep: Hashable, Sendable, Identifiable {
  /// The text a step is sent with.
  struct Template: Hashable, Sendable {
    var id: ItemID
    var channel: String
    var subject: String?
    var body: String
  }

  /// Of the row in `lead_workflows`.
  var id: ItemID
  var property: ItemID
  var workflow: ItemID
  var workflowName: String
  /// nil = the lead is gone.
  var lead: ItemID?
  var leadStatus: String?
  var phone: String?
  var email: String?
  /// Which step, from 0.
  var number: Int
  var steps: [WorkflowStep]
  /// Lead statuses at which the workflow ends.
  var exits: [String]
  var dueAt: Timestamp
  /// The log says that it went out, whoever sent it.
  var wasSent: Bool
  /// The active text of the step's name at this property; nil = there is none.
  var template: Template?
  /// How many runs of our own stand behind the workflow's start.
  var hops: Int

  var step: WorkflowStep? { steps.indices.contains(number) ? steps[number] : nil }
}

extension DueStep {
  init(_ row: Row) throws(StoreError) {
    let steps: JSON = try row.value("steps")
    let exits: JSON? = try row.optional("exits")
    self.init(
      id: try row.value("id"), property: try row.value("property_id"), workflow: try row.value("workflow_id"),
      workflowName: try row.value("workflow_name"), lead: try row.optional("lead_id"),
      leadStatus: try row.optional("lead_status"), phone: try row.optional("phone"), email: try row.optional("email"),
      number: try row.value("current_step"), steps: WorkflowStep.all(in: steps),
      exits: (exits?.array ?? []).compactMap(\.string), dueAt: try row.value("next_action_at"),
      wasSent: try row.value("was_sent"), template: try Self.template(row), hops: try row.value("hops"))
  }

  private static func template(_ row: Row) throws(StoreError) -> Template? {
    guard let id: ItemID = try row.optional("template_id") else { return nil }
    return Template(
      id: id, channel: try row.value("channel"), subject: try row.optional("subject"), body: try row.value("body"))
  }
}
