extension Trigger {
  mutating func apply(_ changes: [Change], anchors: ChangeAnchors) {
    for change in changes { applyAttribute(change.kind) }
    rearrange(changes, anchors: anchors)
  }

  private mutating func applyAttribute(_ kind: Change.Kind) {
    switch kind {
    case .triggerRenamed(_, let name): self.name = name
    case .triggerEventChanged(_, let event): eventType = event
    case .triggerConditionsChanged(_, let conditions): self.conditions = conditions
    case .triggerSwitched(let on): isActive = on
    case .actionContentChanged(let id, _, let content): update(id) { $0.content = content }
    case .actionDelayChanged(let id, _, _, let minutes): update(id) { $0.delayMinutes = minutes }
    case .actionOnlyIfChanged(let id, _, _, let conditions): update(id) { $0.onlyIf = conditions }
    default: break
    }
  }

  private mutating func update(_ id: ItemID, _ edit: (inout Action) -> Void) {
    guard let index = actions.firstIndex(where: { $0.id == id }) else { return }
    edit(&actions[index])
  }

  private mutating func rearrange(_ changes: [Change], anchors: ChangeAnchors) {
    var edit = ListEdit<Action>(anchors: anchors.after)
    for change in changes {
      switch change.kind {
      case .actionRemoved(let action, _): edit.removed.insert(action.id)
      case .actionAdded(let action, let after): edit.placements.append(Placement(item: action, after: after))
      case .actionMoved(let id, _, _, let after):
        guard let action = actions.first(where: { $0.id == id }) else { continue }
        edit.placements.append(Placement(item: action, after: after))
      default: continue
      }
    }
    actions = edit.applied(to: actions)
  }
}
