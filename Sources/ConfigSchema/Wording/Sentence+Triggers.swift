extension Sentence {
  func triggerText(_ change: Change) -> String {
    let head = "Automation \(Escape.quoted(change.ownerName))"
    switch change.kind {
    case .triggerCreated(let trigger):
      let off = trigger.isActive ? "" : " (switched off)"
      return "New automation \(Escape.quoted(trigger.name))\(off): \(triggerWords.text(trigger))"
    case .triggerDeleted(let trigger):
      return "Delete automation \(Escape.quoted(trigger.name)): \(triggerWords.text(trigger))"
    case .triggerRenamed(_, let to): return "\(head): name → \(Escape.quoted(to))"
    case .triggerEventChanged(let from, let to):
      return "\(head): starts when \(triggerWords.event(from)) → when \(triggerWords.event(to))"
    case .triggerConditionsChanged(let from, let to):
      let event = event(of: change.owner)
      return "\(head): runs \(clause(from, event, "every time")) → \(clause(to, event, "every time"))"
    case .triggerSwitched(let on): return "\(head): " + (on ? "off → on" : "on → off")
    case .actionAdded, .actionRemoved, .actionMoved, .actionContentChanged, .actionDelayChanged, .actionOnlyIfChanged:
      return actionText(change, head)
    default: preconditionFailure("no change of a trigger: \(change.id)")
    }
  }

  private func actionText(_ change: Change, _ head: String) -> String {
    let owner = change.owner
    let event = event(of: owner)
    switch change.kind {
    case .actionAdded(let action, _): return "\(head): also \(actionWords.text(action, event: event))"
    case .actionRemoved(let action, _):
      return "\(head): no longer \(actionWords.text(action, event: event))"
    case .actionMoved(let id, let type, let from, let to):
      return "\(head), \(action(id, of: owner, type: type)): place \(actionPlace(from)) → \(actionPlace(to))"
    case .actionContentChanged(let id, let from, let to):
      let head = "\(head), \(action(id, of: owner, type: from.type))"
      if from.type == to.type { return "\(head): \(actionWords.differences(from: from, to: to))" }
      return "\(head): \(actionWords.text(from)) → \(actionWords.text(to))"
    case .actionDelayChanged(let id, let type, let from, let to):
      return "\(head), \(action(id, of: owner, type: type)): \(Durations.delay(from)) → \(Durations.delay(to))"
    case .actionOnlyIfChanged(let id, let type, let from, let to):
      let (old, new) = (clause(from, event, "always", isLater: true), clause(to, event, "always", isLater: true))
      return "\(head), \(action(id, of: owner, type: type)): \(old) → \(new)"
    default: preconditionFailure("no change of an action: \(change.id)")
    }
  }

  private func clause(_ conditions: [Condition], _ event: String, _ none: String, isLater: Bool = false) -> String {
    let text = ConditionWords(catalogue: catalogue).clause(conditions, event: event, isLater: isLater)
    return text.isEmpty ? none : text
  }
}
