import ConfigSchema

@testable import LanguageModel

/// Asks the planner about an invented community and writes its reply down in one line.
enum PlannerBench {
  private static func id(_ n: Int) -> ItemID { ItemID("planner-\(n)") }

  private static let pipeline = Pipeline(
    id: id(1), name: "Leasing path", type: .lead, isDefault: true,
    stages: [
      Stage(id: id(2), name: "Greeted", slaHours: 24, leadStatus: "new"),
      Stage(id: id(3), name: "Paperwork", slaHours: 48),
      Stage(id: id(4), name: "Keys", leadStatus: "leased"),
    ])

  private static let triggers = [
    trigger(10, "Aloha text", "lead_created", [action(11, "send_sms", 0, ["body": "Aloha!"])]),
    trigger(
      20, "Rain check", "tour_no_show",
      [action(21, "send_sms", 60, ["body": "We missed you"]), action(22, "create_task", 1440, ["title": "Ring back"])]),
    trigger(
      30, "Lantern mail", "lead_created", [action(31, "send_email", 0, ["subject": "Closed", "body": "Closed"])],
      [Condition("time.local_hour", .isIn, .array([20, 21, 22, 23, 0, 1].map { .number(JSONNumber($0)) }))]),
  ]

  private static func trigger(
    _ n: Int, _ name: String, _ event: String, _ actions: [Action], _ conditions: [Condition] = []
  ) -> Trigger {
    Trigger(id: id(n), name: name, eventType: event, conditions: conditions, actions: actions)
  }
  private static func action(_ n: Int, _ type: String, _ delay: Int, _ config: JSONObject) -> Action {
    Action(id: id(n), type: type, config: config, delayMinutes: delay)
  }

  static let empty = Workspace(
    properties: [PropertyState(facts: PropertyFacts(id: id(100), name: "Marigold Row"))], current: id(100))
  static let furnished = Workspace(
    properties: [
      PropertyState(
        facts: PropertyFacts(id: id(100), name: "Marigold Row"),
        configuration: Configuration(pipelines: [pipeline], triggers: triggers))
    ], current: id(100))

  static func reply(_ words: String, in workspace: Workspace = empty, history: [Turn] = []) -> Reply {
    var handles = HandleTable()
    handles.allocate(for: workspace)
    return OfflinePlanner.reply(
      to: ModelRequest(workspace: workspace, handles: handles, request: Request(typed: words), history: history))
  }

  /// The conditions of the automations that a request makes, one text for each automation: `payload.source ["zillow"]`.
  static func conditions(_ words: String) -> [String] {
    reply(words).changes.compactMap { change in
      guard case .createTrigger(let it) = change.operation else { return nil }
      return it.conditions.map { "\($0.field) \($0.value.text(.compact))" }.joined(separator: "; ")
    }
  }

  /// What becomes of a request when its question is answered.
  static func outline(_ words: String, answered answer: String) -> String {
    let asked = reply(words)
    let question = asked.questions.map(\.text).joined(separator: " ")
    return outline(
      reply(answer, history: [Turn(.person, words), Turn(.model, question)]))
  }

  /// `lead_created: send_sms 0, create_task 60; tour_no_show: …`, edits as they are, `?` for a question.
  static func outline(_ words: String, in workspace: Workspace = empty) -> String {
    outline(reply(words, in: workspace))
  }

  private static func outline(_ reply: Reply) -> String {
    if reply.decline != nil { return "no" }
    if reply.changes.isEmpty { return reply.questions.isEmpty ? "-" : "?" }
    var rules: [String] = []
    for change in reply.changes {
      switch change.operation {
      case .createTrigger(let it): rules.append(it.eventType + ":")
      case .addAction(let it): rules[rules.count - 1] += " \(it.actionType) \(it.delayMinutes)"
      case .updateAction(let it): if case .set(let delay) = it.delayMinutes { rules.append("wait \(delay)") }
      case .switchTrigger(_, let isActive): rules.append(isActive ? "on" : "off")
      case .deleteTrigger: rules.append("delete")
      case .removeAction: rules.append("remove step")
      case .updateStage(let it): if case .set(let hours) = it.slaHours { rules.append("limit \(Int(hours))") }
      case .addStage(let it): rules.append("stage \(it.name)")
      case .createPipeline: rules.append("pipeline")
      case .updateTrigger(let it):
        if case .set(let conditions) = it.conditions {
          rules.append(conditions.map { "\($0.field) \($0.value.text(.compact))" }.joined(separator: " "))
        }
      default: rules.append("other")
      }
    }
    return rules.joined(separator: "; ")
  }
}
