extension Pipeline {
  mutating func apply(_ changes: [Change], anchors: ChangeAnchors) {
    for change in changes { applyAttribute(change.kind) }
    rearrange(changes, anchors: anchors)
  }

  private mutating func applyAttribute(_ kind: Change.Kind) {
    switch kind {
    case .pipelineRenamed(_, let name): self.name = name
    case .pipelineTypeChanged(_, let type): self.type = type
    case .pipelineDefaultChanged(let isDefault): self.isDefault = isDefault
    case .stageRenamed(let id, _, let name): update(id) { $0.name = name }
    case .stageSLAChanged(let id, _, _, let hours): update(id) { $0.slaHours = hours }
    case .stageStatusChanged(let id, _, _, let status): update(id) { $0.leadStatus = status }
    case .stageTransitionChanged(let id, _, _, let transition): update(id) { $0.autoTransition = transition }
    default: break
    }
  }

  private mutating func update(_ id: ItemID, _ edit: (inout Stage) -> Void) {
    guard let index = stages.firstIndex(where: { $0.id == id }) else { return }
    edit(&stages[index])
  }

  private mutating func rearrange(_ changes: [Change], anchors: ChangeAnchors) {
    var edit = ListEdit<Stage>(anchors: anchors.after)
    for change in changes {
      switch change.kind {
      case .stageRemoved(let stage, _): edit.removed.insert(stage.id)
      case .stageAdded(let stage, let after): edit.placements.append(Placement(item: stage, after: after))
      case .stageMoved(let id, _, _, let after):
        guard let stage = stages.first(where: { $0.id == id }) else { continue }
        edit.placements.append(Placement(item: stage, after: after))
      default: continue
      }
    }
    stages = edit.applied(to: stages)
  }
}
