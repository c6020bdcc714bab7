extension ChangeContext {
  /// Only one pipeline of a type is the default: the new default needs the old one to give way, and it gives way
  /// only for the new one.
  func defaultEdges(_ edges: inout Edges) {
    for (index, change) in changes.enumerated() {
      guard let type = typeMadeDefault(by: change) else { continue }
      for (other, candidate) in changes.enumerated() where candidate.owner != change.owner {
        switch candidate.kind {
        case .pipelineDefaultChanged(to: false) where pipelines[candidate.owner]?.type == type:
          edges.add(index, needs: other)
          edges.add(other, needs: index)
        case .pipelineDeleted(let old) where old.isDefault && old.type == type:
          edges.add(index, needs: other)
        default: continue
        }
      }
    }
  }

  private func typeMadeDefault(by change: Change) -> PipelineType? {
    switch change.kind {
    case .pipelineCreated(let pipeline): pipeline.isDefault ? pipeline.type : nil
    case .pipelineDefaultChanged(to: true): typeAfterwards(of: change.owner)
    default: nil
    }
  }

  private func typeAfterwards(of owner: ItemID) -> PipelineType? {
    for index in byOwner[owner] ?? [] {
      if case .pipelineTypeChanged(_, let type) = changes[index].kind { return type }
    }
    return pipelines[owner]?.type
  }
}
