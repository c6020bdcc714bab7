extension Configuration {
  /// The configuration after the given changes. All changes of a diff give exactly its target (apart from the order
  /// of pipelines and triggers among themselves); a subset gives the base with just those differences.
  ///
  /// Nothing is repaired: a subset that leaves out what another change needs may hold a transition to a missing
  /// stage, which ``Dependencies`` and the gate report. Changes about items that do not exist have no effect.
  /// - Parameter all: every change of the diff when `changes` is a part of it; it tells where an added stage goes
  ///   when the one it follows was declined.
  public func applying(_ changes: [Change], among all: [Change]? = nil) -> Configuration {
    guard !changes.isEmpty else { return self }
    let byOwner = Dictionary(grouping: changes, by: \.owner)
    let anchors = ChangeAnchors(all ?? changes)
    var result = self
    result.create(from: changes)
    for index in result.pipelines.indices {
      guard let own = byOwner[result.pipelines[index].id] else { continue }
      result.pipelines[index].apply(own, anchors: anchors)
    }
    for index in result.triggers.indices {
      guard let own = byOwner[result.triggers[index].id] else { continue }
      result.triggers[index].apply(own, anchors: anchors)
    }
    result.delete(in: changes)
    return result
  }

  private mutating func create(from changes: [Change]) {
    for change in changes {
      switch change.kind {
      case .pipelineCreated(let pipeline): pipelines.append(pipeline)
      case .triggerCreated(let trigger): triggers.append(trigger)
      default: continue
      }
    }
  }

  private mutating func delete(in changes: [Change]) {
    var gone: Set<ItemID> = []
    for change in changes {
      switch change.kind {
      case .pipelineDeleted, .triggerDeleted: gone.insert(change.owner)
      default: continue
      }
    }
    guard !gone.isEmpty else { return }
    pipelines.removeAll { gone.contains($0.id) }
    triggers.removeAll { gone.contains($0.id) }
  }
}

/// What every added or moved item follows, according to all changes of a diff.
struct ChangeAnchors {
  private(set) var after: [ItemID: ItemID?] = [:]

  init(_ changes: [Change]) {
    for change in changes {
      switch change.kind {
      case .stageAdded(let stage, let place): after[stage.id] = .some(place)
      case .actionAdded(let action, let place): after[action.id] = .some(place)
      case .stageMoved(let id, _, _, let place), .actionMoved(let id, _, _, let place): after[id] = .some(place)
      default: continue
      }
    }
  }
}
