import ConfigSchema

/// Turns recognised restrictions into conditions on an event.
enum ConditionReader {
  static func conditions(_ tags: [Tag], for event: String, in tokens: [Token], sentence: Sentence) -> [Condition] {
    var sources: [String] = []
    var excludedSources: [String] = []
    var days: [String] = []
    var excludedDays: [String] = []
    var hours: [Int]?
    var sizes: [String] = []
    var result: [Condition] = []
    for tag in tags {
      switch tag.meaning {
      case .source(let values): if tag.isNegated { excludedSources += values } else { sources += values }
      case .days(let values): if tag.isNegated { excludedDays += values } else { days += values }
      case .clock(let clock): hours = merged(hours, clock, tag.isNegated, tags)
      case .bedrooms(let values): if !tag.isNegated { sizes += values }
      case .rating(let rating):
        guard event.hasPrefix("review"), !tag.isNegated else { continue }
        let (op, value) = rating.condition
        result.append(Condition("payload.rating", op, value))
      case .tourType(let type):
        guard event.hasPrefix("tour_") else { continue }
        result.append(Condition("payload.tour_type", tag.isNegated ? .neq : .eq, .string(type)))
      default: break
      }
    }
    if event.hasPrefix("review") { result += reviewSite(tokens) }
    let source = sourceField(event)
    if !sources.isEmpty, let source { result.append(list(source, .isIn, unique(sources))) }
    if !excludedSources.isEmpty, let source { result.append(list(source, .notIn, unique(excludedSources))) }
    if !sizes.isEmpty {
      result.append(list(event == "lead_created" ? "payload.bedrooms" : "lead.bedrooms", .isIn, unique(sizes)))
    }
    if let hours, !hours.isEmpty, hours.count < 24 {
      result.append(Condition("time.local_hour", .isIn, .array(hours.map { .number(JSONNumber($0)) })))
    }
    if !days.isEmpty { result.append(list("time.weekday", .isIn, Weekdays.sorted(Set(days)))) }
    if !excludedDays.isEmpty, days.isEmpty {
      result.append(list("time.weekday", .notIn, Weekdays.sorted(Set(excludedDays))))
    }
    return result
  }

  private static func sourceField(_ event: String) -> String? {
    switch event {
    case "lead_created", "lead_status_changed", "lead_uncontacted", "lead_updated": "payload.source"
    default:
      event.hasPrefix("review") || event.hasPrefix("competitor") || event.hasPrefix("content") ? nil : "lead.source"
    }
  }

  /// Times said together mean either of them; "after hours" with the opening times is the rest of the day.
  private static func merged(_ hours: [Int]?, _ clock: ClockHours, _ isNegated: Bool, _ tags: [Tag]) -> [Int] {
    let clocks = tags.compactMap { tag -> ClockHours? in if case .clock(let clock) = tag.meaning { clock } else { nil }
    }
    let said = clocks.filter { !$0.isUsual }
    if clock.isUsual, !said.isEmpty { return hours ?? [] }
    let own = isNegated || clock.isOpening ? clock.complement : clock.hours
    guard let hours, !hours.isEmpty else { return own }
    return hours + own.filter { !hours.contains($0) }
  }

  private static func reviewSite(_ tokens: [Token]) -> [Condition] {
    var sites: [String] = []
    for i in tokens.indices {
      guard let match = ValueLexicon.reviewSites.longest(tokens, at: i) else { continue }
      if tokens[safe: i - 1]?.text == "not" { continue }
      sites.append(match.meaning)
    }
    let found = unique(sites)
    if found.isEmpty { return [] }
    return found.count == 1
      ? [Condition("payload.platform", .eq, .string(found[0]))] : [list("payload.platform", .isIn, found)]
  }

  static func list(_ field: String, _ op: Operator, _ values: [String]) -> Condition {
    Condition(field, op, .array(values.map { .string($0) }))
  }

  static func unique(_ values: [String]) -> [String] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
