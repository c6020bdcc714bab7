extension ChangeContext {
  /// A transition needs its target stage; a stage can only go when nothing leads to it any more.
  func transitionEdges(_ edges: inout Edges) {
    let added = addedStages
    for (index, change) in changes.enumerated() {
      for target in change.kind.transitionTargets {
        if let source = added[target] { edges.add(index, needs: source) }
      }
      if case .stageRemoved(let stage, _) = change.kind { detachEdges(of: stage.id, removedBy: index, &edges) }
    }
  }

  /// Stages that exist only through a change, with that change.
  private var addedStages: [ItemID: Int] {
    var added: [ItemID: Int] = [:]
    for (index, change) in changes.enumerated() {
      switch change.kind {
      case .stageAdded(let stage, _): added[stage.id] = index
      case .pipelineCreated(let pipeline): for stage in pipeline.stages { added[stage.id] = index }
      default: continue
      }
    }
    return added
  }

  private func detachEdges(of stage: ItemID, removedBy index: Int, _ edges: inout Edges) {
    guard let pipeline = pipelines[changes[index].owner] else { return }
    let sources = Set(pipeline.stages.lazy.filter { $0.autoTransition?.toStage == stage && $0.id != stage }.map(\.id))
    guard !sources.isEmpty else { return }
    for other in byOwner[changes[index].owner] ?? [] {
      switch changes[other].kind {
      case .stageTransitionChanged(let id, _, _, _) where sources.contains(id): edges.add(index, needs: other)
      case .stageRemoved(let source, _) where sources.contains(source.id): edges.add(index, needs: other)
      default: continue
      }
    }
  }
}

extension Change.Kind {
  /// The stages that new transitions of this change lead to.
  fileprivate var transitionTargets: [ItemID] {
    switch self {
    case .stageTransitionChanged(_, _, _, let transition): transition.map { [$0.toStage] } ?? []
    case .stageAdded(let stage, _): stage.autoTransition.map { [$0.toStage] } ?? []
    case .pipelineCreated(let pipeline): pipeline.stages.compactMap(\.autoTransition?.toStage)
    default: []
    }
  }
}
