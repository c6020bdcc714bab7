/// Automations that set each other off without end.
///
/// Follows what each changed trigger brings about, with the facts known at each link, until nothing follows or a link
/// comes back with the same facts. The search is bounded; the engine counts hops as well.
struct TriggerLoop: Rule {
  let ids = ["trigger_loop"]

  func check(_ scene: Scene, _ report: inout Report) {
    var search = LoopSearch(scene)
    for trigger in scene.triggers where trigger.isActive && Self.mayContinue(trigger, scene) {
      guard let loop = search.loop(from: trigger) else { continue }
      let names = loop.map { "\"\($0.name)\"" }.joined(separator: ", then ")
      report.add(
        .block, ids[0], at: .trigger(trigger, "actions"), value: loop.map(\.name).joined(separator: " → "),
        loop.count == 1
          ? "\(names) sets itself off again and again." : "These set each other off without end: \(names).",
        fix: "Add a condition that is false the second time, or remove one of the actions.")
    }
  }

  /// Whether anything waits for an event that the trigger causes.
  private static func mayContinue(_ trigger: Trigger, _ scene: Scene) -> Bool {
    trigger.actions.contains { action in
      scene.catalogue.action(named: action.type)?.causes.contains { scene.isAwaited($0) } ?? false
    }
  }
}

/// Depth-first search over links: a trigger that fired, with the facts known then.
struct LoopSearch {
  private struct Link: Hashable {
    let trigger: ItemID
    let facts: ChainFacts
  }

  private let scene: Scene
  private let effects: ChainEffects
  private var finished: Set<Link> = []
  private var path: [(link: Link, trigger: Trigger)] = []
  private var onPath: Set<Link> = []
  /// Links looked at so far, over all starts.
  private var steps = 0
  private let limit = 20_000
  private let depth = 16

  init(_ scene: Scene) {
    self.scene = scene
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
    guard !finished.contains(link), path.count < depth, steps < limit else { return nil }
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
    if hops < depth, let moved = effects.stageMove(after: facts), let loop = follow(moved, hops: hops + 1) {
      return loop
    }
    for next in scene.index.on(facts.event) where facts.allow(next.conditions, scene.catalogue) {
      steps += 1
      if steps > limit { return nil }
      if let loop = visit(next, facts) { return loop }
    }
    return nil
  }
}
