import ConfigSchema

/// Turns recognised restrictions into conditions on an event.
enum ConditionReader {
  static func conditions(_ tags: [Tag], for event: String, in tokens: [Token], sentence: Sentence) -> [Condition] {
    var found = Said()
    for tag in tags { found.take(tag) }
    var result = reviews(found, event, tokens)
    if event.hasPrefix("tour_") {
      result += found.tourTypes.map { Condition("payload.tour_type", $0.isNegated ? .neq : .eq, .string($0.value)) }
    }
    if let field = sourceField(event) { result += lists(field, found.sources) }
    result += lists(event == "lead_created" ? "payload.bedrooms" : "lead.bedrooms", found.sizes)
    if let hours = hours(found.clocks) {
      result.append(Condition("time.local_hour", .isIn, .array(hours.map { .number(JSONNumber($0)) })))
    }
    return result + days(found.days)
  }

  /// Values named, and values named only to be left out.
  private struct Values {
    var wanted: [String] = []
    var excluded: [String] = []

    mutating func take(_ values: [String], _ isNegated: Bool) {
      if isNegated { excluded += values } else { wanted += values }
    }
  }

  /// What the tags of a sentence restrict, by kind.
  private struct Said {
    var sources = Values()
    var days = Values()
    var sizes = Values()
    var clocks: [(hours: ClockHours, isNegated: Bool)] = []
    var ratings: [(rating: Comparison, isNegated: Bool)] = []
    var tourTypes: [(value: String, isNegated: Bool)] = []

    mutating func take(_ tag: Tag) {
      switch tag.meaning {
      case .source(let values): sources.take(values, tag.isNegated)
      case .days(let values): days.take(values, tag.isNegated)
      case .bedrooms(let values): sizes.take(values, tag.isNegated)
      case .clock(let clock): clocks.append((clock, tag.isNegated))
      case .rating(let rating): ratings.append((rating, tag.isNegated))
      case .tourType(let type): tourTypes.append((type, tag.isNegated))
      default: break
      }
    }
  }

  private static func lists(_ field: String, _ values: Values) -> [Condition] {
    (values.wanted.isEmpty ? [] : [list(field, .isIn, unique(values.wanted))])
      + (values.excluded.isEmpty ? [] : [list(field, .notIn, unique(values.excluded))])
  }

  /// "weekdays but not Fridays" leaves four days; days that are only left out leave all the others.
  private static func days(_ values: Values) -> [Condition] {
    let excluded = Set(values.excluded)
    if values.wanted.isEmpty {
      return excluded.isEmpty ? [] : [list("time.weekday", .notIn, Weekdays.sorted(excluded))]
    }
    let left = Set(values.wanted).subtracting(excluded)
    return [list("time.weekday", .isIn, Weekdays.sorted(left.isEmpty ? Set(values.wanted) : left))]
  }

  private static func reviews(_ said: Said, _ event: String, _ tokens: [Token]) -> [Condition] {
    guard event.hasPrefix("review") else { return [] }
    let wanted = said.ratings.filter { !$0.isNegated }.map(\.rating.condition)
    // Stars that are left out matter where none are asked for.
    let left = wanted.isEmpty ? said.ratings.map(\.rating.opposite) : wanted
    return left.map { Condition("payload.rating", $0.0, $0.1) } + reviewSite(tokens)
  }

  private static func sourceField(_ event: String) -> String? {
    switch event {
    case "lead_created", "lead_status_changed", "lead_uncontacted", "lead_updated": "payload.source"
    default:
      event.hasPrefix("review") || event.hasPrefix("competitor") || event.hasPrefix("content") ? nil : "lead.source"
    }
  }

  /// Times said together mean either of them; "after hours" with the opening times is the rest of the day. Times that
  /// are left out are taken away from those, or from the whole day. Nil when all hours are meant.
  private static func hours(_ clocks: [(hours: ClockHours, isNegated: Bool)]) -> [Int]? {
    let hasSaid = clocks.contains { !$0.hours.isUsual }
    let counted = clocks.filter { !($0.hours.isUsual && hasSaid) }
    var wanted: [Int] = []
    for clock in counted where !clock.isNegated {
      let own = clock.hours.isOpening ? clock.hours.complement : clock.hours.hours
      wanted += own.filter { !wanted.contains($0) }
    }
    for clock in counted where clock.isNegated {
      wanted = wanted.isEmpty ? clock.hours.complement : wanted.filter { !clock.hours.hours.contains($0) }
    }
    return wanted.isEmpty || wanted.count >= 24 ? nil : wanted
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
