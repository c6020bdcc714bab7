import ConfigSchema
import Store

@testable import Engine

/// A bus with one workflow at Maple Yard: a text after an hour, an e-mail after a day, with the texts they need.
final class WorkflowBus {
  let bus: Bus
  var owner: Connection { bus.owner }
  static let nurture = ItemID("0d000000-0000-4000-8000-000000000001")
  /// The moment the database shows when the test begins; everything is counted from it.
  let start: Timestamp
  private let engine: Connection
  private(set) lazy var processor = WorkflowProcessor(engine)

  static let steps = """
    [{"id": 0, "delay_hours": 1, "action": "sms", "template_slug": "welcome"},
     {"id": 1, "delay_hours": 24, "action": "email", "template_slug": "letter"}]
    """

  init(steps: String = WorkflowBus.steps, capturing: Bool = true) throws {
    bus = try Bus(capturing: capturing)
    start = try bus.owner.execute("select clock_timestamp() as t").only().value("t")
    engine = try bus.engineConnection()
    try bus.owner.execute(
      """
      insert into public.workflow_definitions (id, property_id, name, trigger_on, steps, exit_conditions)
      values ($1, $2, 'Nurture', 'lead_created', $3, '["tour_booked", "leased", "lost"]')
      """, [.id(Self.nurture), .id(Community.maple), .jsonText(steps)])
    try bus.owner.execute(
      """
      insert into public.follow_up_templates (property_id, slug, name, channel, subject, body) values
        ($1, 'welcome', 'Welcome', 'sms', null, 'Hi {{first_name}}'),
        ($1, 'letter', 'Letter', 'email', 'Your home', 'Dear {{first_name}}')
      """, [.id(Community.maple)])
  }

  /// So many hours after the start.
  func hours(_ hours: Double) -> Timestamp { Timestamp(seconds: start.seconds + hours * 3600) }

  /// Puts a lead into the workflow, due at a time.
  @discardableResult
  func enter(_ lead: ItemID, due: Timestamp? = nil, step: Int = 0) throws -> ItemID {
    try owner.execute(
      """
      insert into public.lead_workflows (lead_id, workflow_id, current_step, status, next_action_at)
      values ($1, $2, $3, 'active', $4) returning id
      """, [.id(lead), .id(Self.nurture), .untyped(String(step)), .timestamp(due ?? start)]
    ).only().value("id")
  }

  /// Ends the open run as a sender, a person or the rules of delivery would.
  func finish(_ status: String, at moment: Timestamp, reason: String? = nil, externalID: String? = nil) throws {
    let result: JSON = externalID.map { ["external_id": .string($0)] } ?? .object([:])
    try engine.execute(
      """
      update public.crm_action_runs set status = $1, finished_at = $2, reason = $3, result = $4
      where status in ('pending', 'held', 'running') and lead_workflow_id is not null
      """, [.text(status), .timestamp(moment), .text(reason), .json(result)])
  }

  struct Place: Hashable {
    var status: String
    var step: Int
    var next: Timestamp?
  }

  /// Where the only lead in a workflow stands.
  func place() throws -> Place {
    let row = try owner.execute("select status, current_step, next_action_at from public.lead_workflows").only()
    return Place(
      status: try row.value("status"), step: try row.value("current_step"), next: try row.optional("next_action_at"))
  }

  /// The log, as `step kind status why`.
  func log() throws -> [String] {
    try owner.execute(
      """
      select concat_ws(' ', step_number, action_type, status, coalesce(external_id, error_message)) as entry
      from public.workflow_actions order by created_at, step_number
      """
    ).map { row in try row.value("entry") as String }
  }

  /// Runs of steps, as `action status`.
  func stepRuns() throws -> [String] {
    try owner.execute(
      """
      select concat_ws(' ', action_type, status) as run from public.crm_action_runs
      where lead_workflow_id is not null order by created_at
      """
    ).map { row in try row.value("run") as String }
  }
}
