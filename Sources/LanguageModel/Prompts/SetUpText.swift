import ConfigSchema

/// The communities and what is set up for them: everything in one line each, and in full what the request concerns.
struct SetUpText: Sendable {
  /// Tokens for the items shown in full.
  static let fullBudget = 12_000
  /// Tokens for the one-line entries of all communities.
  static let lineBudget = 30_000

  let items: ItemText
  let phrases: Phrases
  let relevance: Relevance
  /// Always in full, whatever the budget.
  let needed: Set<ItemID>

  private struct Entry {
    let line: String
    let full: String
    let score: Int
    let isNeeded: Bool
  }

  func text(_ workspace: Workspace) -> String {
    var budget = Budget(full: Self.fullBudget, lines: Self.lineBudget)
    var parts = [communities(workspace)]
    if let current = workspace.currentProperty {
      let handle = items.handle(current.facts.id)
      let title = phrases["set_up", ["property": JSON.string(current.facts.name).text(), "handle": handle]]
      parts.append(([title, section(current, isCurrent: true, &budget)] + extras(current)).joined(separator: "\n"))
    }
    let others = workspace.properties.filter { $0.facts.id != workspace.current && $0.configuration != .empty }
    if !others.isEmpty {
      parts.append(phrases["others"])
      parts += others.map { items.handle($0.facts.id) + ":\n" + section($0, isCurrent: false, &budget) }
    }
    return parts.joined(separator: "\n\n")
  }

  private func communities(_ workspace: Workspace) -> String {
    let lines = workspace.properties.map { state in
      let facts = state.facts
      var parts = ["\(items.handle(facts.id)) \(JSON.string(facts.name).text())"]
      if let type = facts.propertyType { parts.append(type) }
      if let count = facts.unitCount { parts.append("\(count) units") }
      if let region = facts.state { parts.append(region) }
      parts.append(facts.timeZone)
      let mark = facts.id == workspace.current ? " " + phrases["current"] : ""
      return "- " + parts.joined(separator: ", ") + mark
    }
    return ([phrases["communities"]] + lines).joined(separator: "\n")
  }

  private func extras(_ state: PropertyState) -> [String] {
    var lines: [String] = []
    if !state.customEvents.isEmpty {
      lines.append(phrases["custom_events", ["list": state.customEvents.joined(separator: ", ")]])
    }
    if !state.templates.isEmpty {
      let list = state.templates.map { "\($0.slug) (\($0.channel))" }.joined(separator: ", ")
      lines.append(phrases["templates", ["list": list]])
    }
    if !state.workflows.isEmpty {
      let list = state.workflows.map { "\(JSON.string($0.name).text()) on \($0.triggerOn)" }.joined(separator: ", ")
      lines.append(phrases["workflows", ["list": list]])
    }
    return lines
  }

  private func section(_ state: PropertyState, isCurrent: Bool, _ budget: inout Budget) -> String {
    let entries = entries(state.configuration)
    if entries.isEmpty { return phrases["set_up_empty"] }
    let inFull = chosen(entries, isCurrent: isCurrent, &budget)
    var lines: [String] = []
    var left = 0
    for (index, entry) in entries.enumerated() {
      if inFull.contains(index) {
        lines.append(entry.full)
      } else if budget.takeLine(entry.line) {
        lines.append(entry.line)
      } else {
        left += 1
      }
    }
    if left > 0 { lines.append(phrases["cut", ["count": String(left)]]) }
    return lines.joined(separator: "\n")
  }

  private func entries(_ configuration: Configuration) -> [Entry] {
    configuration.pipelines.map { pipeline in
      Entry(
        line: items.line(pipeline), full: items.full(pipeline), score: relevance.score(pipeline),
        isNeeded: needed.contains(pipeline.id))
    }
      + configuration.triggers.map { trigger in
        Entry(
          line: items.line(trigger), full: items.full(trigger), score: relevance.score(trigger),
          isNeeded: needed.contains(trigger.id))
      }
  }

  /// What was asked for first, then what the words concern, then at home whatever else fits.
  private func chosen(_ entries: [Entry], isCurrent: Bool, _ budget: inout Budget) -> Set<Int> {
    let order = entries.indices.sorted {
      (entries[$0].isNeeded ? 0 : 1, -entries[$0].score, $0) < (entries[$1].isNeeded ? 0 : 1, -entries[$1].score, $1)
    }
    var chosen: Set<Int> = []
    for index in order {
      let entry = entries[index]
      if !entry.isNeeded, !isCurrent, entry.score == 0 { continue }
      if budget.takeFull(entry.full) || entry.isNeeded { chosen.insert(index) }
    }
    return chosen
  }
}

/// What may still be said, in tokens.
private struct Budget {
  var full: Int
  var lines: Int

  mutating func takeFull(_ text: String) -> Bool { Self.take(text, from: &full) }
  mutating func takeLine(_ text: String) -> Bool { Self.take(text, from: &lines) }

  private static func take(_ text: String, from budget: inout Int) -> Bool {
    let cost = TokenEstimate.tokens(text)
    guard cost <= budget else { return false }
    budget -= cost
    return true
  }
}
