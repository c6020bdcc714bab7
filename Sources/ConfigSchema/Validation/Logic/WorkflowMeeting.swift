/// A trigger and a workflow of the platform that message the same people because of the same thing.
struct WorkflowMeeting {
  let trigger: Trigger
  /// The event the workflow starts on.
  let event: String
  /// The trigger's messages on channels that workflows use.
  let own: [Sending]

  /// - Returns: nil when the trigger fires on something else, or sends no text and no e-mail.
  init?(_ trigger: Trigger, workflowOn event: String, _ catalogue: Catalogue) {
    guard trigger.isActive, Self.isTheSame(trigger, event) else { return nil }
    own = Sending.all(of: trigger, catalogue).filter { $0.channel == .sms || $0.channel == .email }
    (self.trigger, self.event) = (trigger, event)
    if own.isEmpty { return nil }
  }

  /// A twin counts only when the trigger's conditions say that it means this.
  private static func isTheSame(_ trigger: Trigger, _ event: String) -> Bool {
    if trigger.eventType == event { return true }
    guard let reading = TwinEvents.partners(of: event).first(where: { $0.event == trigger.eventType }) else {
      return false
    }
    guard let field = reading.field else { return true }
    let said = trigger.conditions.filter { $0.field == field }
    return !said.isEmpty && said.allSatisfy { Matcher.holds($0, for: reading.value) }
  }

  /// Whether the trigger itself ends or pauses the workflow before it has sent anything.
  ///
  /// - Parameters:
  ///   - workflow: nil = one that the platform is yet to make.
  ///   - first: minutes until its first message.
  func isStopped(_ workflow: ItemID?, before first: Int) -> Bool {
    trigger.actions.contains { action in
      guard ["stop_workflow", "pause_workflow"].contains(action.type), action.onlyIf.isEmpty,
        action.delayMinutes <= first
      else { return false }
      guard let named = action.config["workflow_id"]?.string else { return true }
      return named == workflow?.value
    }
  }

  /// The two messages on one channel that come closest to each other.
  func closest(_ messages: [(kind: WorkflowStep.Kind, minutes: Int)]) -> (own: Sending, minutes: Int)? {
    let pairs = own.flatMap { sending in
      messages.filter { $0.kind.channel == sending.channel }.map { (own: sending, minutes: $0.minutes) }
    }
    return pairs.min { abs($0.own.due - $0.minutes) < abs($1.own.due - $1.minutes) }
  }
}

extension WorkflowStep.Kind {
  /// nil = it messages nobody.
  var channel: ActionType.Channel? {
    switch self {
    case .sms: .sms
    case .email: .email
    case .wait: nil
    }
  }

  /// "a text", "an e-mail".
  var message: String { self == .email ? "an e-mail" : "a text" }
}
