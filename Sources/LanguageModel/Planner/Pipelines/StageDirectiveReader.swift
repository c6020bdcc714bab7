/// Reads time limits and automatic moves of stages.
struct StageDirectiveReader {
  let names: [String]
  /// The stage that was spoken of last ("give it 2 days").
  var focus: Int?

  func read(_ sentence: Sentence) -> [StageDirective] {
    let tokens = sentence.tokens
    let mentions = StageMentions(tokens, names: names).mentions
    let tags = Tagger.tags(tokens)
    let moves = moves(tokens, mentions, tags)
    if !moves.isEmpty { return moves + trailingLimits(tokens, mentions, moves) }
    return limits(tokens, mentions, tags)
  }

  // MARK: Moves

  private static let moveWords: Set<String> = [
    "roll", "rolls", "move", "moves", "moved", "go", "goes", "advance", "advances", "push", "pushes", "jump", "jumps",
    "flip", "flips", "auto", "automatically", "itself", "themselves", "bump", "bumps", "slide", "slides", "transition",
    "transitions", "drop", "drops", "send", "progress", "shift", "shifts", "pass", "passes",
  ]
  private static let into: Set<String> = ["to", "into", "in", "over", "onto", "toward"]

  private func moves(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ tags: [Tag]) -> [StageDirective] {
    guard tokens.contains(where: { Self.moveWords.contains($0.text) }), !speaksOfLimits(tokens) else { return [] }
    guard let target = mentions.last(where: { isTarget($0, tokens) }) else { return [] }
    let from =
      mentions.first { $0.stage != target.stage && !isTarget($0, tokens) }?.stage ?? focus.flatMap {
        $0 != target.stage ? $0 : nil
      }
      ?? before(target.stage)
    guard let from else { return [] }
    let event = tags.compactMap { tag -> String? in
      guard let event = tag.event, !event.isWeak,
        !["lead_stage_overdue", "lead_stale", "lead_uncontacted"].contains(event.type),
        !mentions.contains(where: {
          $0.range.lowerBound <= tag.core.lowerBound && $0.range.upperBound >= tag.core.upperBound
        })
      else { return nil }
      return event.type
    }.first
    let span = lastingSpan(tokens, tags)
    if let span, event == nil { return [.move(from: from, event: nil, afterHours: span.hours, to: target.stage)] }
    if let event { return [.move(from: from, event: event, afterHours: span.map(\.hours), to: target.stage)] }
    return []
  }

  /// "add a 7 day limit to Signed and drop the other": where to is where a limit is put.
  private func speaksOfLimits(_ tokens: [Token]) -> Bool {
    tokens.contains { ["limit", "limits", "sla", "slas", "deadline", "cap"].contains($0.text) }
      && !tokens.contains {
        [
          "automatically", "auto", "itself", "themselves", "roll", "rolls", "moves", "advance", "advances", "flip",
          "flips",
        ]
        .contains($0.text)
      }
  }

  private func isTarget(_ mention: StageMentions.Mention, _ tokens: [Token]) -> Bool {
    var at = mention.range.lowerBound - 1
    while let token = tokens[safe: at], ["the", "stage", "a", "our", "over", "\""].contains(token.text) { at -= 1 }
    guard let token = tokens[safe: at] else { return false }
    if ["go", "goes", "turn", "turns", "become", "becomes"].contains(token.text) { return true }
    return Self.into.contains(token.text)
      && !(token.text == "in"
        && !(tokens[safe: at - 1].map { ["put", "puts", "roll", "back"].contains($0.text) } ?? false))
  }

  private func before(_ stage: Int) -> Int? { stage > 0 ? stage - 1 : nil }

  /// The time somebody sits in a stage.
  private func lastingSpan(_ tokens: [Token], _ tags: [Tag]) -> Span? {
    tags.compactMap(\.span).first { span in
      switch span.relation {
      case .lasting, .later, .plain, .another, .within: true
      default: false
      }
    }
  }

  /// A limit said in the same sentence after the move ("… on to Deposit, which may take a week").
  private func trailingLimits(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ moves: [StageDirective])
    -> [StageDirective]
  { [] }

  // MARK: Limits

  private static let othersWords: Set<String> = ["rest", "others", "else", "other", "everything", "remaining"]
  private static let noWords: Set<String> = ["no", "none", "without", "not", "unlimited", "remove", "clear", "drop"]

  private func limits(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ tags: [Tag]) -> [StageDirective] {
    let spans = amounts(tokens, mentions, tags)
    if let all = everyStage(tokens, mentions, spans) { return all }
    var result: [StageDirective] = []
    var used: Set<Int> = []
    for mention in mentions where hasNoLimit(mention, tokens) && !used.contains(mention.stage) {
      result.append(.limit(stage: mention.stage, hours: nil))
      used.insert(mention.stage)
    }
    let own = spans.filter { !isForOthers($0, tokens) }
    for (mention, span) in pair(mentions.filter { !used.contains($0.stage) }, own, tokens) {
      result.append(.limit(stage: mention.stage, hours: span.hours))
      used.insert(mention.stage)
    }
    if mentions.isEmpty, let span = spans.first, let focus,
      !tokens.contains(where: { Self.othersWords.contains($0.text) })
    {
      result.append(.limit(stage: focus, hours: span.span.hours))
      used.insert(focus)
    }
    let paired = result.filter { if case .limit(_, nil) = $0 { false } else { true } }
    if tokens.contains(where: { Self.othersWords.contains($0.text) }), let last = spans.last, paired.count < spans.count
    {
      for stage in names.indices where !used.contains(stage) {
        result.append(.limit(stage: stage, hours: last.span.hours))
      }
    }
    for mention in mentions where !used.contains(mention.stage) && losesLimit(mention, tokens) {
      result.append(.limit(stage: mention.stage, hours: nil))
      used.insert(mention.stage)
    }
    if spans.isEmpty, result.isEmpty, tokens.contains(where: { Self.noWords.contains($0.text) }),
      tokens.contains(where: { ["sla", "limit", "limits", "time", "slas", "deadline", "clock"].contains($0.text) })
    {
      for mention in mentions { result.append(.limit(stage: mention.stage, hours: nil)) }
    }
    return result
  }

  /// "everything else 5 days": of no stage that was named.
  private func isForOthers(_ amount: Amount, _ tokens: [Token]) -> Bool {
    tokens[max(0, amount.range.lowerBound - 3)..<amount.range.lowerBound].contains {
      ["else", "rest", "others", "remaining"].contains($0.text)
    }
  }

  /// "Closed and Moved in should have no limits, …".
  private func hasNoLimit(_ mention: StageMentions.Mention, _ tokens: [Token]) -> Bool {
    let end = tokens[mention.range.upperBound...].firstIndex { $0.isMark } ?? tokens.count
    let clause = tokens[mention.range.upperBound..<end].map(\.text)
    guard let no = clause.firstIndex(where: { ["no", "without"].contains($0) }) else { return false }
    return ["limit", "limits", "sla", "slas", "deadline"].contains(clause[safe: no + 1] ?? "")
  }

  /// "… and drop the one on Application".
  private func losesLimit(_ mention: StageMentions.Mention, _ tokens: [Token]) -> Bool {
    let start = tokens[..<mention.range.lowerBound].lastIndex { $0.isMark || $0.text == "and" }.map { $0 + 1 } ?? 0
    let clause = tokens[start..<mention.range.lowerBound].map(\.text)
    return clause.contains { ["drop", "remove", "clear", "delete", "lose", "no", "without"].contains($0) }
      && clause.contains { ["one", "limit", "sla", "deadline", "cap", "clock"].contains($0) }
  }

  /// "every stage 48 hours except Signed, which has none".
  private func everyStage(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ spans: [Amount])
    -> [StageDirective]?
  {
    guard let first = spans.first,
      let every = tokens.indices.first(where: { i in
        ["every", "each", "all"].contains(tokens[i].text)
          && tokens[(i + 1)...].prefix(3).contains {
            ["stage", "stages", "step", "steps", "column", "columns"].contains($0.text)
          }
          || ["everything", "all", "each"].contains(tokens[i].text)
            && tokens[(i + 1)...].prefix(3).contains { $0.kind == .number }
            && tokens[(i + 1)...].contains { ["except", "but", "besides", "excluding"].contains($0.text) }
      }), mentions.allSatisfy({ $0.range.lowerBound > every })
    else { return nil }
    let except = tokens.indices.first { ["except", "but", "besides", "excluding"].contains(tokens[$0].text) }
    let spared = Set(mentions.filter { mention in except.map { mention.range.lowerBound > $0 } ?? false }.map(\.stage))
    return names.indices.compactMap { stage in
      guard spared.contains(stage) else { return .limit(stage: stage, hours: first.span.hours) }
      let own = spans.dropFirst().first
      return own.map { .limit(stage: stage, hours: $0.span.hours) }
    }
  }

  private struct Amount {
    let span: Span
    let range: Range<Int>
  }

  /// Amounts of time that are not part of a stage's name and not denied ("6 days, not 5", "instead of 72").
  private func amounts(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ tags: [Tag]) -> [Amount] {
    let unit = tags.compactMap(\.span).last?.unit
    return tags.compactMap { tag in
      // "Applied five days and Approved three": the unit is said once.
      if case .number(let value) = tag.meaning, let unit, !mentions.contains(where: { $0.range.overlaps(tag.core) }),
        !isOld(tag, tokens)
      {
        return Amount(
          span: Span(minutes: value * unit.rawValue, relation: .plain, unit: unit), range: tag.core)
      }
      guard let span = tag.span, span.relation != .immediate, !mentions.contains(where: { $0.range.overlaps(tag.core) })
      else { return nil }
      if isOld(tag, tokens) { return nil }
      return Amount(span: span, range: tag.core)
    }
  }

  /// The old value: "not 4 days", "instead of 72 hours", "from 24 hours (to 48)".
  func isOld(_ tag: Tag, _ tokens: [Token]) -> Bool {
    let before = tokens[max(0, tag.core.lowerBound - 3)..<tag.core.lowerBound].map(\.text)
    let clause = tokens[max(0, tag.core.lowerBound - 6)..<tag.core.lowerBound]
    if tag.isNegated && before.contains("not"), !MaximumWords.bounds(clause) { return true }
    if Verdicts.follow(tokens, tag.core.upperBound) || StruckValues.isStruck(tokens, tag.core) { return true }
    // "48's too tight": the value there is.
    let after = tokens[tag.core.upperBound...].prefix(3).map(\.text)
    if after.contains("too"), after.first != ",", ["s", "is", "are", "too", "feels", "was"].contains(after.first ?? "")
    {
      return true
    }
    if before.suffix(2) == ["instead", "of"] || before.suffix(2) == ["rather", "than"] { return true }
    return before.last == "from" && tokens[tag.core.upperBound...].prefix(2).contains { $0.text == "to" }
  }

  /// Each amount goes to the stage it stands nearest to; a stage takes one amount.
  private func pair(_ mentions: [StageMentions.Mention], _ amounts: [Amount], _ tokens: [Token]) -> [(
    StageMentions.Mention, Span
  )] {
    var result: [(StageMentions.Mention, Span)] = []
    var free = mentions
    // "two days in Deposit", "4 hours for New": the amount stands first throughout.
    for amount in amounts {
      let best = free.min { cost($0, amount, tokens) < cost($1, amount, tokens) }
      guard let best, cost(best, amount, tokens) < 40 else { continue }
      result.append((best, amount.span))
      free.removeAll { $0 == best }
    }
    return result
  }

  private func cost(_ mention: StageMentions.Mention, _ amount: Amount, _ tokens: [Token]) -> Int {
    let isBefore = mention.range.upperBound <= amount.range.lowerBound
    let gap =
      isBefore
      ? mention.range.upperBound..<amount.range.lowerBound
      : amount.range.upperBound..<max(mention.range.lowerBound, amount.range.upperBound)
    var cost = gap.count * 2 + (isBefore ? 0 : 1)
    for token in tokens[gap] {
      if token.isMark(",") || token.isMark(";") || token.text == "and" { cost += isBefore ? 8 : 9 }
      if !isBefore, ["for", "in", "on", "to", "sla"].contains(token.text) { cost -= 3 }
    }
    return max(cost, 0)
  }
}
