extension ChangeContext {
  /// When a trigger listens to another event, conditions on the payload go along: the new ones need the new event,
  /// and the new event needs the old ones to be gone.
  func eventEdges(_ edges: inout Edges) {
    for (index, change) in changes.enumerated() {
      guard case .triggerEventChanged(let from, let to) = change.kind else { continue }
      for other in byOwner[change.owner] ?? [] where other != index {
        let conditions = changes[other].kind.conditions
        if conditions.new.contains(where: { !isKnown($0, of: from) }) { edges.add(other, needs: index) }
        if conditions.old.contains(where: { !isKnown($0, of: to) }) { edges.add(index, needs: other) }
      }
    }
  }

  private func isKnown(_ condition: Condition, of event: String) -> Bool {
    catalogue.field(condition.field, forEvent: event) != nil
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
}
