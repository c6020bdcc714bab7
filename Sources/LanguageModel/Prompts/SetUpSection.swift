import ConfigSchema

/// The items of one community: in full what the request concerns, the others in a line.
struct SetUpSection {
  struct Entry {
    /// Handle and name.
    let short: String
    let line: String
    let full: String
    /// How much it has to do with the request.
    let score: Int
    /// Asked for by the model.
    let isNeeded: Bool
  }

  let entries: [Entry]
  /// Whether everything that fits is shown in full: the words say nothing of what they are about.
  let isOpen: Bool

  /// - Returns: the lines in the order of the configuration, and how many items found no room.
  func lines(_ budget: inout SetUpBudget) -> (lines: [String], left: Int) {
    let order = entries.indices.sorted {
      (entries[$0].isNeeded ? 0 : 1, -entries[$0].score, $0) < (entries[$1].isNeeded ? 0 : 1, -entries[$1].score, $1)
    }
    var shown: [Int: String] = [:]
    for index in order where isWanted(entries[index]) {
      let entry = entries[index]
      let fits = entry.isNeeded ? budget.takeNeeded(entry.full) : budget.takeFull(entry.full)
      if fits { shown[index] = entry.full }
    }
    let rest = order.filter { shown[$0] == nil }
    if budget.takeLines(rest.map { entries[$0].line }) {
      for index in rest { shown[index] = entries[index].line }
    } else {
      shorten(rest, &shown, &budget)
    }
    return (entries.indices.compactMap { shown[$0] }, entries.count - shown.count)
  }

  private func isWanted(_ entry: Entry) -> Bool { entry.isNeeded || entry.score > 0 || isOpen }

  /// Names first, as many as fit; then what is left goes into saying more of what the request concerns.
  private func shorten(_ rest: [Int], _ shown: inout [Int: String], _ budget: inout SetUpBudget) {
    for index in rest where budget.takeLines([entries[index].short]) { shown[index] = entries[index].short }
    for index in rest where shown[index] != nil && entries[index].score > 0 {
      if budget.takeLines([entries[index].line]) { shown[index] = entries[index].line }
    }
  }
}

/// What may still be said, in tokens.
struct SetUpBudget {
  var full: Int
  var lines: Int
  var needed: Int

  mutating func takeFull(_ text: String) -> Bool { Self.take([text], from: &full) }
  mutating func takeNeeded(_ text: String) -> Bool { Self.take([text], from: &needed) }
  /// All of them or none.
  mutating func takeLines(_ texts: [String]) -> Bool { Self.take(texts, from: &lines) }

  private static func take(_ texts: [String], from budget: inout Int) -> Bool {
    let cost = texts.reduce(0) { $0 + TokenEstimate.tokens($1) }
    guard cost <= budget else { return false }
    budget -= cost
    return true
  }
}
