/// The changes inside one pipeline that exists on both sides.
struct PipelineDiff {
  let old: Pipeline
  let new: Pipeline

  var changes: [Change] { attributes + stages + removals }

  private var attributes: [Change] {
    var kinds: [Change.Kind] = []
    if old.name != new.name { kinds.append(.pipelineRenamed(from: old.name, to: new.name)) }
    if old.type != new.type { kinds.append(.pipelineTypeChanged(from: old.type, to: new.type)) }
    if old.isDefault != new.isDefault { kinds.append(.pipelineDefaultChanged(to: new.isDefault)) }
    return kinds.map(change)
  }

  private var stages: [Change] {
    let list = ListDiff(old: old.stages, new: new.stages)
    return list.entries.flatMap { entry in
      guard let before = entry.old else { return [change(.stageAdded(entry.new, after: entry.after))] }
      var kinds: [Change.Kind] = []
      if entry.isMoved {
        kinds.append(.stageMoved(before.id, name: before.name, from: entry.wasAfter, to: entry.after))
      }
      if before != entry.new { kinds += Self.attributes(from: before, to: entry.new) }
      return kinds.map(change)
    }
  }

  private var removals: [Change] {
    ListDiff(old: old.stages, new: new.stages).removed.map { change(.stageRemoved($0.item, after: $0.after)) }
  }

  private static func attributes(from a: Stage, to b: Stage) -> [Change.Kind] {
    var kinds: [Change.Kind] = []
    if a.name != b.name { kinds.append(.stageRenamed(a.id, from: a.name, to: b.name)) }
    if a.slaHours != b.slaHours {
      kinds.append(.stageSLAChanged(a.id, name: a.name, from: a.slaHours, to: b.slaHours))
    }
    if a.leadStatus != b.leadStatus {
      kinds.append(.stageStatusChanged(a.id, name: a.name, from: a.leadStatus, to: b.leadStatus))
    }
    if a.autoTransition != b.autoTransition {
      kinds.append(.stageTransitionChanged(a.id, name: a.name, from: a.autoTransition, to: b.autoTransition))
    }
    return kinds
  }

  private func change(_ kind: Change.Kind) -> Change { Change(old.id, kind, name: old.name) }
}
