/// Automatic moves that go round: by the same event, by time alone, or by the very event a move makes.
struct TransitionCycle: Rule {
  let ids = ["transition_cycle"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines {
      let position = Dictionary(pipeline.stages.enumerated().map { ($1.id, $0) }) { first, _ in first }
      var reported: Set<Int> = []
      for start in pipeline.stages.indices {
        guard let round = Self.round(from: start, pipeline, position), reported.isDisjoint(with: round) else {
          continue
        }
        reported.formUnion(round)
        add(round, pipeline, &report)
      }
    }
  }

  /// The stages of the round that leads back to `start`; each stage has one way out at most.
  private static func round(from start: Int, _ pipeline: Pipeline, _ position: [ItemID: Int]) -> [Int]? {
    var path = [start]
    while let move = pipeline.stages[path.last!].autoTransition, let next = position[move.toStage] {
      if next == start { return path.count > 1 ? path : nil }
      if path.contains(next) { return nil }
      path.append(next)
    }
    return nil
  }

  private func add(_ round: [Int], _ pipeline: Pipeline, _ report: inout Report) {
    let moves = round.compactMap { pipeline.stages[$0].autoTransition }
    let events = Set(moves.map(\.eventType))
    guard events.count == 1 else { return }
    let isEndless = events == ["lead_status_changed"] && moves.allSatisfy { ($0.afterHours ?? 0) == 0 }
    let names = round.map { pipeline.stages[$0].name }
    report.add(
      isEndless ? .block : .warn, ids[0], at: .stage(pipeline, round[0], "auto_transition"),
      value: names.joined(separator: " → "),
      "Leads would go round between \(names.joined(separator: ", ")) by themselves.",
      fix: "Remove one of the automatic moves.")
  }
}
