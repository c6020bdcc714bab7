/// Which changes of one target need which others, so that a part of them can be accepted without leaving a hole.
///
/// A needs B when A makes no sense or does harm without B: a transition to a stage that B adds, the removal of a stage
/// that B stops leading to, the new default that B makes room for. An added stage does not need the one it follows.
public struct Dependencies: Sendable {
  /// Change ids in the order of the diff.
  public let ids: [String]
  private let index: [String: Int]
  private let needed: [[Int]]
  private let dependants: [[Int]]
  /// Pairs of changes that exclude each other: an item is deleted by one and edited by the other.
  public let conflicts: [(String, String)]

  public init(of target: ProposalTarget, catalogue: Catalogue = .standard) {
    self.init(of: target.changes.map(\.change), base: target.base, catalogue: catalogue)
  }

  public init(of changes: [Change], base: Configuration, catalogue: Catalogue = .standard) {
    ids = changes.map(\.id)
    index = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let context = ChangeContext(changes, base: base, catalogue: catalogue)
    var edges = Edges(count: changes.count)
    context.parentEdges(&edges)
    context.transitionEdges(&edges)
    context.stageNameEdges(&edges)
    context.defaultEdges(&edges)
    context.eventEdges(&edges)
    context.nameEdges(&edges)
    context.statusEdges(&edges)
    needed = edges.needed.map { $0.sorted() }
    dependants = edges.inverted
    let names = ids
    conflicts = context.conflicts.map { (names[$0], names[$1]) }
  }

  /// What this change needs directly, in the order of the diff.
  public func needs(_ change: String) -> [String] { index[change].map { needed[$0].map { ids[$0] } } ?? [] }

  /// What needs this change directly, in the order of the diff: declining it would break these.
  public func whatNeeds(_ change: String) -> [String] { index[change].map { dependants[$0].map { ids[$0] } } ?? [] }

  /// The given changes with everything they need, however far away.
  public func closure(accepting accepted: Set<String>) -> Set<String> { reach(accepted, along: needed) }

  /// The given changes with everything that needs them: what would have to be declined together.
  public func closure(declining declined: Set<String>) -> Set<String> { reach(declined, along: dependants) }

  /// Accepted changes that miss something, each with what it misses.
  public func broken(accepting accepted: Set<String>) -> [(change: String, needs: String)] {
    ids.filter(accepted.contains).flatMap { id in
      needs(id).filter { !accepted.contains($0) }.map { (change: id, needs: $0) }
    }
  }

  /// Accepted changes that exclude each other.
  public func conflicts(accepting accepted: Set<String>) -> [(String, String)] {
    conflicts.filter { accepted.contains($0.0) && accepted.contains($0.1) }
  }

  private func reach(_ start: Set<String>, along edges: [[Int]]) -> Set<String> {
    var open = start.compactMap { index[$0] }
    var found = Set(open)
    while let next = open.popLast() {
      for other in edges[next] where found.insert(other).inserted { open.append(other) }
    }
    return Set(found.map { ids[$0] })
  }
}

/// Needs between changes, by their place in the diff.
struct Edges {
  private(set) var needed: [Set<Int>]

  init(count: Int) { needed = Array(repeating: [], count: count) }

  mutating func add(_ change: Int, needs other: Int) {
    if change != other { needed[change].insert(other) }
  }

  var inverted: [[Int]] {
    var result = [[Int]](repeating: [], count: needed.count)
    for (change, others) in needed.enumerated() {
      for other in others { result[other].append(change) }
    }
    return result
  }
}
