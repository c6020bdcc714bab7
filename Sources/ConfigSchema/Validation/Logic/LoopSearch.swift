/// Depth-first search over links: a trigger that fired, with the facts known then.
struct LoopSearch {
  private struct Link: Hashable {
    let trigger: ItemID
    let facts: ChainFacts
  }

  private let scene: Scene
  private let effects: ChainEffects
  private var finished: Set<Link> = []
  /// Facts from which everything was followed without coming round.
  private var followed: Set<ChainFacts> = []
  private var path: [(link: Link, trigger: Trigger)] = []
  private var onPath: Set<Link> = []
  /// Links and candidates looked at so far, over all starts: the work done.
  private(set) var steps = 0
  /// Whether a bound kept the search from looking at everything.
  private(set) var isCut = false
  private let limit: Int
  private let depth: Int

  init(_ scene: Scene, limit: Int = 200_000, depth: Int = 64) {
    (self.scene, self.limit, self.depth) = (scene, limit, depth)
    effects = ChainEffects(catalogue: scene.catalogue, stages: scene.stages)
  }

  /// The triggers of a loop that begins at `trigger` or that it sets off.
  mutating func loop(from trigger: Trigger) -> [Trigger]? {
    let facts = ChainFacts(event: trigger.eventType, known: Self.fixed(by: trigger))
    return visit(trigger, facts)
  }

  /// What the trigger's own conditions leave only one value for.
  private static func fixed(by trigger: Trigger) -> [String: JSON] {
    var known: [String: JSON] = [:]
    for condition in EventFacts.unified(trigger.conditions, event: trigger.eventType) where condition.op == .eq {
      known[condition.field] = condition.value
    }
    return known
  }

  private mutating func visit(_ trigger: Trigger, _ facts: ChainFacts) -> [Trigger]? {
    let link = Link(trigger: trigger.id, facts: facts)
    if onPath.contains(link) { return path.suffix(from: path.firstIndex { $0.link == link }!).map(\.trigger) }
    if finished.contains(link) { return nil }
    guard path.count < depth, steps < limit else {
      isCut = true
      return nil
    }
    steps += 1
    path.append((link, trigger))
    onPath.insert(link)
    defer {
      path.removeLast()
      onPath.remove(link)
      finished.insert(link)
    }
    for action in trigger.actions where facts.allow(action.onlyIf, scene.catalogue) {
      for event in effects.events(of: action, at: facts) {
        if let loop = follow(event, hops: 0) { return loop }
      }
    }
    return nil
  }

  private mutating func follow(_ facts: ChainFacts, hops: Int) -> [Trigger]? {
    if followed.contains(facts) { return nil }
    if hops < depth, let moved = effects.stageMove(after: facts), let loop = follow(moved, hops: hops + 1) {
      return loop
    }
    for next in scene.index.candidates(for: facts) {
      steps += 1
      guard steps <= limit else {
        isCut = true
        return nil
      }
      guard facts.allow(next.conditions, scene.catalogue) else { continue }
      if let loop = visit(next, facts) { return loop }
    }
    followed.insert(facts)
    return nil
  }
}
