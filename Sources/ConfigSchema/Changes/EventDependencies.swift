extension ChangeContext {
  /// When a trigger listens to another event, conditions on the payload go along, and so do actions and placeholders that
  /// fit one of the events only: the new ones need the new event, and the new event needs the old ones to be gone.
  func eventEdges(_ edges: inout Edges) {
    for (index, change) in changes.enumerated() {
      guard case .triggerEventChanged(let from, let to) = change.kind else { continue }
      for other in byOwner[change.owner] ?? [] where other != index {
        let conditions = changes[other].kind.conditions
        if conditions.new.contains(where: { !isKnown($0, of: from) }) { edges.add(other, needs: index) }
        if conditions.old.contains(where: { !isKnown($0, of: to) }) { edges.add(index, needs: other) }
        let contents = changes[other].kind.contents
        if contents.new.contains(where: { !fits($0, from) && fits($0, to) }) { edges.add(other, needs: index) }
        if contents.old.contains(where: { fits($0, from) && !fits($0, to) }) { edges.add(index, needs: other) }
      }
    }
  }

  private func isKnown(_ condition: Condition, of event: String) -> Bool {
    catalogue.field(condition.field, forEvent: event) != nil
  }

  /// Whether an action has something to act on, and everything it fills in is known.
  private func fits(_ content: ActionContent, _ event: String) -> Bool {
    guard let type = catalogue.action(named: content.type) else { return true }
    if let event = catalogue.event(named: event), ActionFit.missing(for: type, in: event) != nil { return false }
    let context = PlaceholderContext(event, type, catalogue)
    return JSON.object(content.config).texts.allSatisfy { text in
      Placeholders.names(in: text).allSatisfy { name in
        switch context.problem(with: name) {
        case .unknown, .noTour, .noLead(isCertain: true): false
        case .noLead, nil: true
        }
      }
    }
  }
}

extension Change.Kind {
  /// Conditions of a trigger or action before and after.
  fileprivate var conditions: (old: [Condition], new: [Condition]) {
    switch self {
    case .triggerConditionsChanged(let from, let to), .actionOnlyIfChanged(_, _, let from, let to): (from, to)
    case .actionAdded(let action, _): ([], action.onlyIf)
    case .actionRemoved(let action, _): (action.onlyIf, [])
    default: ([], [])
    }
  }

  /// What an action does before and after.
  fileprivate var contents: (old: [ActionContent], new: [ActionContent]) {
    switch self {
    case .actionAdded(let action, _): ([], [action.content])
    case .actionRemoved(let action, _): ([action.content], [])
    case .actionContentChanged(_, let from, let to): ([from], [to])
    default: ([], [])
    }
  }
}
