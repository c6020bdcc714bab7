extension ChangeContext {
  /// A name that a change frees and another one takes: two things would bear it if the first were declined.
  func nameEdges(_ edges: inout Edges) {
    var freed: [NameClaim: [Int]] = [:]
    let effects = changes.map { NameClaims(of: $0) }
    for (index, effect) in effects.enumerated() {
      if let claim = effect.freed, claim != effect.taken { freed[claim, default: []].append(index) }
    }
    if freed.isEmpty { return }
    for (index, effect) in effects.enumerated() {
      for other in effect.taken.flatMap({ freed[$0] }) ?? [] { edges.add(index, needs: other) }
    }
  }

  /// A status belongs to one stage of a pipeline: the stage that takes it needs the other to give way, and that one gives
  /// way only for the new one. A stage that goes needs nothing for it.
  func statusEdges(_ edges: inout Edges) {
    for group in byOwner.values where group.count > 1 {
      var given: [String: [Int]] = [:]
      for index in group {
        if let status = changes[index].kind.statusGiven { given[status, default: []].append(index) }
      }
      if given.isEmpty { continue }
      for index in group {
        guard let status = changes[index].kind.statusTaken else { continue }
        for other in given[status] ?? [] {
          edges.add(index, needs: other)
          if !changes[other].isEnd { edges.add(other, needs: index) }
        }
      }
    }
  }
}

/// A name within what must not hold it twice: a pipeline's stages, all pipelines, all triggers.
private struct NameClaim: Hashable {
  let scope: String
  let name: String
}

/// The name a change frees and the one it takes.
private struct NameClaims {
  var freed: NameClaim?
  var taken: NameClaim?

  init(of change: Change) {
    switch change.kind {
    case .pipelineCreated(let pipeline): taken = Self.claim("pipelines", pipeline.name)
    case .pipelineDeleted(let pipeline): freed = Self.claim("pipelines", pipeline.name)
    case .pipelineRenamed(let from, let to): (freed, taken) = Self.claims("pipelines", from, to)
    case .triggerCreated(let trigger): taken = Self.claim("triggers", trigger.name)
    case .triggerDeleted(let trigger): freed = Self.claim("triggers", trigger.name)
    case .triggerRenamed(let from, let to): (freed, taken) = Self.claims("triggers", from, to)
    case .stageAdded(let stage, _): taken = Self.claim("stages of \(change.owner)", stage.name)
    case .stageRemoved(let stage, _): freed = Self.claim("stages of \(change.owner)", stage.name)
    case .stageRenamed(_, let from, let to): (freed, taken) = Self.claims("stages of \(change.owner)", from, to)
    default: break
    }
  }

  private static func claim(_ scope: String, _ name: String) -> NameClaim {
    NameClaim(scope: scope, name: DuplicateNames.key(name))
  }

  private static func claims(_ scope: String, _ from: String, _ to: String) -> (NameClaim, NameClaim) {
    (claim(scope, from), claim(scope, to))
  }
}

extension Change.Kind {
  /// The lead status that a stage stands for no longer.
  fileprivate var statusGiven: String? {
    switch self {
    case .stageStatusChanged(_, _, let from, _): from.map(TextFolding.status)
    case .stageRemoved(let stage, _): stage.leadStatus.map(TextFolding.status)
    default: nil
    }
  }

  /// The lead status that a stage stands for from now on.
  fileprivate var statusTaken: String? {
    switch self {
    case .stageStatusChanged(_, _, _, let to): to.map(TextFolding.status)
    case .stageAdded(let stage, _): stage.leadStatus.map(TextFolding.status)
    default: nil
    }
  }
}
