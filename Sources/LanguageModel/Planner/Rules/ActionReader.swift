import ConfigSchema

/// Reads the actions of one unit: when, what they say, for whom, and when they stop.
struct ActionReader {
  let unit: Unit
  let rule: RuleDraft
  var notes: [String] = []
  /// Every wait counts from the step before.
  var isChained = false
  /// Times that no action took.
  var unused: [Tag] = []

  var tokens: [Token] { unit.sentence.tokens }

  /// "make a move-in prep task": what stands between the article and the word says what the task is about.
  func modifier(_ tag: Tag) -> String {
    guard tag.action == .task, let noun = tag.range.first(where: { ["task", "todo"].contains(tokens[$0].text) }),
      let article = tokens[..<noun].lastIndex(where: { ["a", "an"].contains($0.text) }), article >= tag.start,
      (2...4).contains(noun - article - 1)
    else { return "" }
    let words = tokens[(article + 1)..<noun]
    guard words.allSatisfy({ $0.kind == .word || $0.isMark("-") }),
      !words.contains(where: { Self.qualities.contains($0.text) || WordClass.words("team").contains($0.text) })
    else { return "" }
    return unit.sentence.original((article + 1)..<noun)
  }

  static let qualities: Set<String> = [
    "high", "low", "urgent", "priority", "new", "follow", "up", "followup", "call", "phone", "quick", "another",
    "second",
    "single", "simple", "due", "hour", "day", "minute", "recurring", "daily",
  ]

  init(unit: Unit, rule: RuleDraft) { (self.unit, self.rule) = (unit, rule) }

  mutating func actions(_ tags: [Tag], _ stops: [StopReader.Stop]) -> [ActionDraft] {
    kept = merged(tags)
    let spans = delaySpans()
    let pairs = TimeAssigner.assign(spans, kept, tokens)
    let left = spans.indices.filter { n in !pairs.contains(n) }.map { spans[$0] }
    var delays = Delays(previous: rule.actions.last?.delay ?? 0, hasPrevious: !rule.actions.isEmpty)
    var result: [ActionDraft] = []
    for (n, tag) in kept.enumerated() {
      var draft = base(tag, next: kept[safe: n + 1])
      if let pair = pairs[n] {
        setDelay(&draft, spans[pair], tag, &delays)
      } else {
        inheritDelay(&draft, n, pairs, spans, tag, delays, result)
      }
      let own = stops.filter { applies($0, to: tag, among: kept) }
      draft.onlyWhile = own.compactMap(\.whileStatus).first
      draft.stops = own.filter { $0.whileStatus == nil }.flatMap(\.statuses)
      if draft.stops?.isEmpty == true { draft.stops = nil }
      delays.previous = draft.delay
      delays.hasPrevious = true
      result.append(draft)
      if let pair = pairs[n] { result += repeated(draft, left, at: spans[pair], tag) }
    }
    unused = left.filter { tag in
      !taken.contains(tag.start) && tag.span?.relation != .lasting
        && !(tag.span?.relation == .immediate && stops.contains { $0.range.contains(tag.core.lowerBound) })
    }
    return result
  }

  /// The actions in order, two words for one of them counted once.
  var kept: [Tag] = []

  /// Times that belong to an action which is done several times.
  var taken: Set<Int> = []

  /// "text them after 2 hours, after a day and after 3 days": one action for each time.
  mutating func repeated(_ draft: ActionDraft, _ left: [Tag], at first: Tag, _ action: Tag) -> [ActionDraft] {
    var result: [ActionDraft] = []
    var (lower, upper) = (first.start, first.end)
    for tag in left.sorted(by: { abs($0.start - first.start) < abs($1.start - first.start) }) {
      let between = tag.start >= upper ? upper..<tag.start : min(tag.end, lower)..<lower
      guard between.count <= 6, let span = tag.span, span.relation != .within, span.inexact == nil,
        between.contains(where: { Self.listWords.contains(tokens[$0].text) }),
        between.allSatisfy({ i in
          tokens[i].isMark || Self.listWords.contains(tokens[i].text) || unit.events.contains { $0.range.contains(i) }
        })
      else { continue }
      var copy = draft
      copy.hasDelay = true
      copy.delay = Int(span.minutes.rounded())
      result.append(copy)
      taken.insert(tag.start)
      (lower, upper) = (min(lower, tag.start), max(upper, tag.end))
    }
    return result.sorted { $0.delay < $1.delay }
  }

  static let listWords: Set<String> = [
    "and", "then", "again", "also", ",", "&", "plus", "/", "after", "at", "a", "an", "the", "one", "second", "third",
    "another", "last", "final", "more",
  ]

  /// "a task: ring them", "a text … text them": two words for one thing count once.
  func merged(_ tags: [Tag]) -> [Tag] {
    var result: [Tag] = []
    // "Google leads get an answer by e-mail": only reviews are answered by a draft.
    let isReview = rule.event.type.hasPrefix("rev") || rule.event.type.hasPrefix("reputation")
    let fitting = tags.filter { isReview || $0.action != .reviewReply }
    for tag in fitting.isEmpty ? tags : fitting {
      guard let last = result.last, let kind = tag.action, let before = last.action else {
        result.append(tag)
        continue
      }
      let between = tokens[min(last.end, tag.start)..<tag.start]
      let isLinked = between.contains {
        ["and", "then", "plus", "also", "another", "second", "later"].contains($0.text) || $0.isMark(";")
      }
      if before == .task, kind == .task, !isLinked || saysPurpose(between) {
        if last.isCall, !tag.isCall { result[result.count - 1] = tag.joined(last) }
        continue
      }
      if kind == before || (before == .message && kind.messagesPerson) || (kind == .message && before.messagesPerson),
        !isLinked, between.count < 8, !between.contains(where: { $0.isMark(",") })
      {
        if before == .message { result[result.count - 1].meaning = tag.meaning }
        continue
      }
      result.append(tag)
    }
    return result
  }

  func saysPurpose(_ between: ArraySlice<Token>) -> Bool {
    between.last.map { ["to", "so"].contains($0.text) } ?? false
  }

  // MARK: Stops

  func applies(_ stop: StopReader.Stop, to tag: Tag, among tags: [Tag]) -> Bool {
    if stop.isGeneral { return false }
    let before = tags.filter { $0.start < stop.range.lowerBound }
    let after = tags.filter { $0.start >= stop.range.upperBound }
    let opens = ["if", "only", "as", "unless", "still", "provided"].contains(
      tokens[safe: stop.range.lowerBound]?.text ?? "")
    if let next = after.first, opens, before.isEmpty || tokens.startsClause(stop.range.lowerBound) {
      return tag.start == next.start
    }
    if let last = before.last { return tag.start == last.start }
    return after.contains { $0.start == tag.start }
  }
}

extension Sentence {
  /// The words as written from one token up to another.
  func original(_ range: Range<Int>) -> String {
    guard let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1],
      first.start >= start
    else { return "" }
    let bytes = Array(quote.utf8)
    let (from, to) = (first.start - start, last.end - start)
    guard from >= 0, to <= bytes.count, from < to else { return words(range.clamped(to: 0..<tokens.count)) }
    return String(decoding: bytes[from..<to], as: UTF8.self)
  }
}
