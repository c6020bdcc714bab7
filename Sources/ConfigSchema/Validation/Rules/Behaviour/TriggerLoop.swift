/// Automations that set each other off without end.
///
/// Follows what each changed trigger brings about, with the facts known at each link, until nothing follows or a link
/// comes back with the same facts. A pipeline that changed may close a loop of old triggers, so then all of them are
/// followed. The search is bounded and says so when it could not go to the end; the engine counts hops as well.
struct TriggerLoop: Rule {
  let ids = ["trigger_loop", "loops_not_checked"]

  func check(_ scene: Scene, _ report: inout Report) {
    var search = LoopSearch(scene)
    for trigger in scene.stageUsers where trigger.isActive && Self.mayContinue(trigger, scene) {
      guard let loop = search.loop(from: trigger).map(Self.fromItsFirst) else { continue }
      let names = loop.map { "\"\($0.name)\"" }.joined(separator: ", then ")
      report.add(
        .block, ids[0], at: .trigger(trigger, "actions"), value: loop.map(\.name).joined(separator: " → "),
        loop.count == 1
          ? "\(names) sets itself off again and again." : "These set each other off without end: \(names).",
        fix: "Add a condition that is false the second time, or remove one of the actions.")
    }
    if search.isCut {
      report.add(
        .warn, ids[1], at: .configuration, value: String(search.steps),
        "Too many automations follow from one another to look at every way; there may be a loop that was not found.",
        fix: "Give the automations narrower conditions.")
    }
  }

  /// The same loop reads the same wherever the search came upon it.
  private static func fromItsFirst(_ loop: [Trigger]) -> [Trigger] {
    let first = loop.indices.min { loop[$0].name < loop[$1].name } ?? 0
    return Array(loop[first...] + loop[..<first])
  }

  /// Whether anything waits for an event that the trigger causes.
  private static func mayContinue(_ trigger: Trigger, _ scene: Scene) -> Bool {
    trigger.actions.contains { action in
      scene.catalogue.action(named: action.type)?.causes.contains { scene.isAwaited($0) } ?? false
    }
  }
}
