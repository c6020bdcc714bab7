/// The changes inside one trigger that exists on both sides.
struct TriggerDiff {
  let old: Trigger
  let new: Trigger

  var changes: [Change] { attributes + actions + removals }

  private var attributes: [Change] {
    var kinds: [Change.Kind] = []
    if old.name != new.name { kinds.append(.triggerRenamed(from: old.name, to: new.name)) }
    if old.eventType != new.eventType {
      kinds.append(.triggerEventChanged(from: old.eventType, to: new.eventType))
    }
    if old.conditions != new.conditions {
      kinds.append(.triggerConditionsChanged(from: old.conditions, to: new.conditions))
    }
    if old.isActive != new.isActive { kinds.append(.triggerSwitched(on: new.isActive)) }
    return kinds.map(change)
  }

  private var actions: [Change] {
    let list = ListDiff(old: old.actions, new: new.actions)
    return list.entries.flatMap { entry in
      guard let before = entry.old else { return [change(.actionAdded(entry.new, after: entry.after))] }
      var kinds: [Change.Kind] = []
      if entry.isMoved {
        kinds.append(.actionMoved(before.id, type: before.type, from: entry.wasAfter, to: entry.after))
      }
      if before != entry.new { kinds += Self.attributes(from: before, to: entry.new) }
      return kinds.map(change)
    }
  }

  private var removals: [Change] {
    ListDiff(old: old.actions, new: new.actions).removed.map { change(.actionRemoved($0.item, after: $0.after)) }
  }

  private static func attributes(from a: Action, to b: Action) -> [Change.Kind] {
    var kinds: [Change.Kind] = []
    if a.content != b.content { kinds.append(.actionContentChanged(a.id, from: a.content, to: b.content)) }
    if a.delayMinutes != b.delayMinutes {
      kinds.append(.actionDelayChanged(a.id, type: a.type, from: a.delayMinutes, to: b.delayMinutes))
    }
    if a.onlyIf != b.onlyIf {
      kinds.append(.actionOnlyIfChanged(a.id, type: a.type, from: a.onlyIf, to: b.onlyIf))
    }
    return kinds
  }

  private func change(_ kind: Change.Kind) -> Change { Change(old.id, kind, name: old.name) }
}

extension Action {
  /// Type and parameters, apart from when and whether.
  public var content: ActionContent {
    get { ActionContent(type: type, config: config) }
    set { (type, config) = (newValue.type, newValue.config) }
  }
}
