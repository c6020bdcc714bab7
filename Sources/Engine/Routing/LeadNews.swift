import ConfigSchema

/// What the transaction that routes events is about to write down of their leads: whoever looks at a lead before has to know.
struct LeadNews {
  /// The stage each lead stands in then; the inner nil = none.
  private var stages: [ItemID: ItemID?] = [:]
  /// Leads of whom their wishes change.
  private var wishing: Set<ItemID> = []

  var isEmpty: Bool { stages.isEmpty && wishing.isEmpty }

  init(moves: [StageMove] = [], heard: [OptOuts.Heard] = []) {
    for move in moves { stages[move.entity] = .some(move.stage) }
    wishing = Set(heard.compactMap(\.event.leadID))
  }

  /// The run with its lead as it will be.
  /// - Returns: nil when the run asks about a lead whose wishes change: what they are then, only the database knows.
  func told(_ run: DueRun) -> DueRun? {
    guard run.needs.lead, let lead = run.lead else { return run }
    if wishing.contains(lead) { return nil }
    guard let stage = stages[lead] else { return run }
    var run = run
    run.leadNow?["stage_id"] = stage.map { .string($0.value) } ?? .null
    return run
  }
}
