/// The semantic difference between two configurations of one property.
///
/// Items are matched by id, never by name or position. The order of pipelines among themselves and of triggers
/// among themselves means nothing and is not compared; the order of stages and of actions does.
public enum Diff {
  /// Every change that leads from `base` to `target`, in the order a person reads them: pipelines, then triggers,
  /// in the order of `target`; what is deleted comes last in its group.
  public static func changes(from base: Configuration, to target: Configuration) -> [Change] {
    pipelines(from: base.pipelines, to: target.pipelines) + triggers(from: base.triggers, to: target.triggers)
  }

  private static func pipelines(from base: [Pipeline], to target: [Pipeline]) -> [Change] {
    let pairs = Pairing(base, target, id: \.id)
    var changes: [Change] = []
    for (old, new) in pairs.matched {
      guard let old else {
        changes.append(Change(new.id, .pipelineCreated(new), name: new.name))
        continue
      }
      if old != new { changes += PipelineDiff(old: old, new: new).changes }
    }
    return changes + pairs.deleted.map { Change($0.id, .pipelineDeleted($0), name: $0.name) }
  }

  private static func triggers(from base: [Trigger], to target: [Trigger]) -> [Change] {
    let pairs = Pairing(base, target, id: \.id)
    var changes: [Change] = []
    for (old, new) in pairs.matched {
      guard let old else {
        changes.append(Change(new.id, .triggerCreated(new), name: new.name))
        continue
      }
      if old != new { changes += TriggerDiff(old: old, new: new).changes }
    }
    return changes + pairs.deleted.map { Change($0.id, .triggerDeleted($0), name: $0.name) }
  }
}

/// Two lists of items brought together by id. Large configurations share nearly everything in the same place,
/// so the common beginning is walked side by side and only the rest is looked up.
private struct Pairing<Item> {
  /// Every item of the target with what it was, in the target's order.
  var matched: [(old: Item?, new: Item)] = []
  var deleted: [Item] = []

  init(_ base: [Item], _ target: [Item], id: KeyPath<Item, ItemID>) {
    matched.reserveCapacity(target.count)
    var start = 0
    while start < base.count, start < target.count, base[start][keyPath: id] == target[start][keyPath: id] {
      matched.append((base[start], target[start]))
      start += 1
    }
    guard start < base.count || start < target.count else { return }
    var rest = Dictionary(
      base[start...].map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
    for item in target[start...] { matched.append((rest.removeValue(forKey: item[keyPath: id]), item)) }
    deleted = base[start...].filter { rest[$0[keyPath: id]] != nil }
  }
}
