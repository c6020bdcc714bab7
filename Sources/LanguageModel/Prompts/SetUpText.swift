import ConfigSchema

/// The communities and what is set up for them: everything in one line each, and in full what the request concerns.
struct SetUpText: Sendable {
  /// Tokens for the items shown in full.
  static let fullBudget = 12_000
  /// Tokens for the one-line entries of all communities.
  static let lineBudget = 30_000
  /// Tokens for what the model asked to see.
  static let neededBudget = 40_000

  let items: ItemText
  let phrases: Phrases
  let relevance: Relevance
  let needed: Set<ItemID>

  func text(_ workspace: Workspace) -> String {
    var budget = SetUpBudget(full: Self.fullBudget, lines: Self.lineBudget, needed: Self.neededBudget)
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
      if let type = facts.propertyType { parts.append(items.word(type)) }
      if let count = facts.unitCount { parts.append("\(count) units") }
      if let region = facts.state { parts.append(items.word(region)) }
      parts.append(items.word(facts.timeZone))
      let mark = facts.id == workspace.current ? " " + phrases["current"] : ""
      return "- " + parts.joined(separator: ", ") + mark
    }
    return ([phrases["communities"]] + lines).joined(separator: "\n")
  }

  private func extras(_ state: PropertyState) -> [String] {
    var lines: [String] = []
    if !state.customEvents.isEmpty {
      lines.append(phrases["custom_events", ["list": state.customEvents.map(items.word).joined(separator: ", ")]])
    }
    if !state.templates.isEmpty {
      let list = state.templates.map { "\(items.word($0.slug)) (\(items.word($0.channel)))" }
      lines.append(phrases["templates", ["list": list.joined(separator: ", ")]])
    }
    if !state.workflows.isEmpty {
      let list = state.workflows.map { "\(JSON.string($0.name).text()) on \(items.word($0.triggerOn))" }
      lines.append(phrases["workflows", ["list": list.joined(separator: ", ")]])
    }
    return lines
  }

  private func section(_ state: PropertyState, isCurrent: Bool, _ budget: inout SetUpBudget) -> String {
    let entries = entries(state.configuration)
    if entries.isEmpty { return phrases["set_up_empty"] }
    let section = SetUpSection(entries: entries, isOpen: isCurrent && relevance.isOpen)
    var (lines, left) = section.lines(&budget)
    if left > 0 { lines.append(phrases["cut", ["count": String(left)]]) }
    return lines.joined(separator: "\n")
  }

  private func entries(_ configuration: Configuration) -> [SetUpSection.Entry] {
    configuration.pipelines.map { pipeline in
      SetUpSection.Entry(
        short: items.short(pipeline), line: items.line(pipeline), full: items.full(pipeline),
        score: relevance.score(pipeline), isNeeded: needed.contains(pipeline.id))
    }
      + configuration.triggers.map { trigger in
        SetUpSection.Entry(
          short: items.short(trigger), line: items.line(trigger), full: items.full(trigger),
          score: relevance.score(trigger), isNeeded: needed.contains(trigger.id))
      }
  }
}
