import ConfigSchema
import Store

/// What becomes of a workflow whose next step has fallen due. Pure.
enum StepDecision: Hashable, Sendable {
  /// The workflow is over for this lead: `converted`, `stopped` or `completed`.
  case end(String)
  /// Nothing is to be sent; on to the next step.
  case advance
  /// The step is left out, the log says why: `skipped` when it does not concern this lead, `failed` when it is set up wrongly.
  case leaveOut(status: String, reason: String)
  /// It is far too late for it; a person decides whether the workflow goes on.
  case pause(reason: String)
  case send(Action)

  /// A step that waited longer than this, in seconds, is not sent by itself any more: "thanks for your interest" after a month
  /// of standstill would do harm.
  static let patience: Double = 72 * 3600

  static func decide(_ due: DueStep, now: Timestamp) -> StepDecision {
    guard due.lead != nil else { return .end("stopped") }
    if let status = due.leadStatus, due.exits.contains(status) {
      return .end(status == "leased" ? "converted" : "stopped")
    }
    guard let step = due.step else { return .end("completed") }
    if due.wasSent { return .advance }
    switch step.kind {
    case .wait: return .advance
    case nil: return .leaveOut(status: "failed", reason: "the step says nothing that could be carried out")
    case .sms, .email: break
    }
    let late = now.seconds - due.dueAt.seconds
    if late > patience {
      return .pause(reason: "\(Int(late / 86_400)) days late; resume the workflow if it shall go on")
    }
    return message(due, step)
  }

  private static func message(_ due: DueStep, _ step: WorkflowStep) -> StepDecision {
    let isText = step.kind == .sms
    let address = isText ? due.phone : due.email
    guard let address, address.contains(where: { !$0.isWhitespace }) else {
      return .leaveOut(status: "skipped", reason: isText ? "the lead has no phone number" : "the lead has no e-mail")
    }
    let name = step.templateSlug ?? ""
    guard let template = due.template else {
      return .leaveOut(status: "failed", reason: "the template “\(name)” does not exist or is switched off")
    }
    guard template.channel == step.kind?.rawValue else {
      return .leaveOut(status: "failed", reason: "the template “\(name)” is for another channel")
    }
    if isText { return .send(action(due, "send_sms", ["body": .string(template.body)])) }
    guard let subject = template.subject, !subject.isEmpty else {
      return .leaveOut(status: "failed", reason: "the template “\(name)” has no subject")
    }
    return .send(action(due, "send_email", ["subject": .string(subject), "body": .string(template.body)]))
  }

  private static func action(_ due: DueStep, _ type: String, _ config: JSONObject) -> Action {
    Action(id: due.id, type: type, config: config)
  }
}
