import ConfigSchema

/// Checks that every value said about an existing trigger shows in what became of it, so that none is dropped silently.
struct ValueAccount {
  let statement: EditStatement
  let before: Trigger
  let after: Trigger

  /// The words of a value that nothing was made of; nil when all are accounted for.
  func missing() -> String? {
    guard !statement.has(.keep), !statement.sentence.isQuestion else { return nil }
    let lost = statement.tags.first { tag in
      !tag.isNegated && !statement.isOld(tag) && !isContent(tag) && isLost(tag)
    }
    return lost.map { statement.sentence.original($0.range).nonEmpty ?? statement.sentence.words($0.range) }
      ?? lostHour() ?? lostWish()
  }

  /// "from Friday 5pm": an hour of the day, of an automation that looks at none.
  private func lostHour() -> String? {
    guard !after.conditions.contains(where: { $0.field == "time.local_hour" }),
      !statement.tokens.contains(where: { $0.kind == .quote })
    else { return nil }
    let at = statement.tokens.indices.first { i in
      statement.name?.contains(i) != true && ClockReader.time(statement.tokens, i) != nil
        && !statement.tags.contains { $0.span != nil && $0.range.contains(i) }
    }
    return at.map { statement.sentence.original(max(0, $0 - 1)..<($0 + 1)) }
  }

  private static let tones: Set<String> = [
    "friendlier", "nicer", "warmer", "shorter", "longer", "softer", "simpler", "punchier", "casual", "formal",
    "professional", "upbeat", "polite", "politer", "funnier", "clearer", "cc", "bcc",
  ]

  /// "make it friendlier", "cc the owner": a wish that nobody can carry out without the words.
  private func lostWish() -> String? {
    guard texts == Self.texts(before), !statement.tokens.contains(where: { $0.kind == .quote }) else { return nil }
    let at = statement.tokens.indices.first {
      statement.name?.contains($0) != true && Self.tones.contains(statement.tokens[$0].text)
    }
    return at.map { statement.sentence.original($0..<($0 + 1)) }
  }

  private static func texts(_ trigger: Trigger) -> [String] {
    trigger.actions.flatMap { action in action.config.keys.compactMap { action.config[$0]?.string } }
  }

  /// Whether a value stands nowhere in the trigger.
  private func isLost(_ tag: Tag) -> Bool {
    switch tag.meaning {
    case .span(let span) where span.relation == .immediate: !after.actions.contains { $0.delayMinutes == 0 }
    case .span(let span):
      span.relation != .every && span.inexact == nil && !holds(span.minutes)
        && !isRelative(tag)
    case .action(let kind, _): isLostChannel(kind)
    case .number(let value):
      isCounted && before == after && !compares(value) && !holds(value * 60) && !holds(value * 1440)
    case .rating(let rating): after.eventType.hasPrefix("review") && !compares(rating.value)
    case .days(let days): !days.contains { day in conditions.contains { mentions($0.value, day) } }
    case .clock: !conditions.contains { $0.field == "time.local_hour" }
    case .address(let address): !texts.contains { $0.contains(address) }
    case .percent(let value): !compares(value) && !compares(-value)
    case .priority(let value): !after.actions.contains { $0.config["priority"]?.string == value }
    default: false
    }
  }

  /// "a text instead of an e-mail", and there is no text.
  private func isLostChannel(_ kind: ActionKind) -> Bool {
    [.sms, .email].contains(kind) && !(before.actions + after.actions).contains { $0.type == kind.type }
  }

  /// A bare number can be meant of a score, a percentage or a rating.
  private var isCounted: Bool {
    after.conditions.contains { condition in
      ["total_score", "change_percent", "rating"].contains { condition.field.hasSuffix($0) }
    }
  }

  private var conditions: [Condition] { after.conditions + after.actions.flatMap(\.onlyIf) }
  private var texts: [String] { Self.texts(after) }

  /// A delay, a due time or the number of a condition.
  private func holds(_ minutes: Double) -> Bool {
    if after.actions.contains(where: { Double($0.delayMinutes) == minutes }) { return true }
    let delays = after.actions.map { Double($0.delayMinutes) }
    // "then two days later": counted from a step before.
    if delays.contains(where: { late in delays.contains { abs(late - $0) == minutes } }) { return true }
    if after.actions.contains(where: { ($0.config["due_in_hours"]?.double ?? -1) * 60 == minutes }) { return true }
    return after.conditions.contains { condition in
      guard let value = condition.value.double else { return false }
      return [1.0, 60, 1440].contains { value * $0 == minutes }
    }
  }

  private func compares(_ value: Double) -> Bool {
    conditions.contains { condition in
      condition.value.double == value || condition.value.array?.contains { $0.double == value } == true
    }
  }

  private func mentions(_ value: JSON, _ word: String) -> Bool {
    value.string == word || value.array?.contains { $0.string == word } == true
  }

  /// "an hour earlier" stands nowhere as such.
  private func isRelative(_ tag: Tag) -> Bool {
    let near = statement.tokens[max(0, tag.start - 3)..<min(tag.end + 3, statement.tokens.count)]
    return before != after
      && (RelativeAmount.sign(tag, statement.tokens) != nil
        || near.contains { ["back", "later", "earlier", "by", "sooner", "than"].contains($0.text) })
  }

  /// Inside the wording of a step a time is no instruction.
  private func isContent(_ tag: Tag) -> Bool {
    statement.tags.contains { step in
      guard let kind = step.action, step.end <= tag.start else { return false }
      let later = statement.tags.filter { $0.start >= step.end }
      guard let content = ContentRegion.range(after: step, kind, statement.tokens, later),
        content.contains(tag.core.lowerBound)
      else { return false }
      // "the text at 45 minutes": only what is announced as words to be sent is wording.
      return statement.tokens[max(0, content.lowerBound - 1)...content.lowerBound].contains {
        Self.announcing.contains($0.text)
      }
    }
  }

  private static let announcing: Set<String> = [
    "saying", "says", "say", "read", "reads", "about", "that", "asking", "telling", "reminding", "to", ":", "with",
  ]

  static func question(_ words: String, _ name: String) -> Question {
    Question("I did not understand what “\(words)” means for “\(name)”. Please say it in other words.")
  }
}
