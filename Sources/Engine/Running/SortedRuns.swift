import ConfigSchema
import Store

/// Due runs, each with what is to be done about it.
struct SortedRuns {
  private(set) var ready: [ReadyRun] = []
  private(set) var verdicts: [(run: ItemID, status: String, reason: String)] = []

  /// - Parameter places: the postal addresses of properties whose texts name them.
  init(_ runs: [DueRun], _ context: RunContext, _ places: [ItemID: JSONObject]) {
    for run in runs { sort(run, context[run.property], places[run.property] ?? [:]) }
  }

  private mutating func sort(_ run: DueRun, _ routes: Routes?, _ place: JSONObject) {
    switch RunDecision.decide(run, routes) {
    case .cancel(let reason): verdicts.append((run.id, "cancelled", reason))
    case .hold(let reason): verdicts.append((run.id, "held", reason))
    case .go(let action):
      guard let routes, DatabaseAction.all[action.type] != nil else {
        verdicts.append((run.id, "held", "this program does not know how to do “\(action.type)”"))
        return
      }
      let (filled, missing) = ReadyRun.make(run, action, routes, place: place)
      if let filled {
        ready.append(filled)
      } else {
        let names = missing.map { "{{\($0)}}" }.joined(separator: ", ")
        verdicts.append((run.id, "held", "nothing fills in \(names)"))
      }
    }
  }

  /// What the ready ones do, and who stands behind it.
  func effects(_ shape: PlatformShape) -> [Statement] {
    guard !ready.isEmpty else { return [] }
    var types: [String] = []
    for run in ready where !types.contains(run.run.actionType) { types.append(run.run.actionType) }
    return [RunStatements.causes(ready)]
      + types.flatMap { type -> [Statement] in
        let texts = DatabaseAction.all[type]?.statements(shape) ?? []
        let fields = ReadyRun.Field.allCases.filter { field in texts.contains { $0.contains("r.\(field.rawValue)") } }
        let rows = ready.compactMap { $0.run.actionType == type ? $0.row(of: fields) : nil }
        return texts.map { Statement($0, [.json(.array(rows))], kept: true) }
      }
  }
}
