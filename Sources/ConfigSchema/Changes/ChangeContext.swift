/// The changes of one target with the parts of the base they touch: what every kind of dependency is computed from.
struct ChangeContext {
  let changes: [Change]
  let base: Configuration
  let catalogue: Catalogue
  /// Only the owners that changes are about.
  let pipelines: [ItemID: Pipeline]
  let triggers: [ItemID: Trigger]
  /// Places in `changes`, by owner.
  let byOwner: [ItemID: [Int]]

  init(_ changes: [Change], base: Configuration, catalogue: Catalogue) {
    (self.changes, self.base, self.catalogue) = (changes, base, catalogue)
    byOwner = Dictionary(grouping: changes.indices) { changes[$0].owner }
    let owners = byOwner
    pipelines = Dictionary(
      base.pipelines.lazy.filter { owners[$0.id] != nil }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    triggers = Dictionary(
      base.triggers.lazy.filter { owners[$0.id] != nil }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A part of something new needs the new thing.
  func parentEdges(_ edges: inout Edges) {
    for group in byOwner.values {
      guard let creation = group.first(where: { changes[$0].isCreation }) else { continue }
      for index in group { edges.add(index, needs: creation) }
    }
  }

  /// Deleting an item and editing it exclude each other; so do removing a stage or action and editing it.
  var conflicts: [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for group in byOwner.values where group.count > 1 {
      for end in group where changes[end].isEnd {
        let takesAll = changes[end].isDeletion
        for other in group where other != end && (takesAll || changes[other].item == changes[end].item) {
          pairs.append((end, other))
        }
      }
    }
    return pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }
}

extension Change {
  /// Creates a pipeline or trigger.
  public var isCreation: Bool {
    switch kind {
    case .pipelineCreated, .triggerCreated: true
    default: false
    }
  }

  /// Deletes a pipeline or trigger.
  public var isDeletion: Bool {
    switch kind {
    case .pipelineDeleted, .triggerDeleted: true
    default: false
    }
  }

  /// Takes something away for good: a pipeline, stage, trigger or action.
  public var isEnd: Bool {
    switch kind {
    case .pipelineDeleted, .triggerDeleted, .stageRemoved, .actionRemoved: true
    default: false
    }
  }
}
