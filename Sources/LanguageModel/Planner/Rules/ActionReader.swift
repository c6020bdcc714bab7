import ConfigSchema

/// Reads the actions of one unit: when, what they say, for whom, and when they stop.
struct ActionReader {
  let unit: Unit
  let rule: RuleDraft
  private(set) var notes: [String] = []
  /// Every wait counts from the step before.
  var isChained = false
  /// Times that no action took.
  private(set) var unused: [Tag] = []

  private var tokens: [Token] { unit.sentence.tokens }

  /// "make a move-in prep task": what stands between the article and the word says what the task is about.
  private func modifier(_ tag: Tag) -> String {
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

  private static let qualities: Set<String> = [
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
  private var kept: [Tag] = []

  /// Times that belong to an action which is done several times.
  private var taken: Set<Int> = []

  /// "text them after 2 hours, after a day and after 3 days": one action for each time.
  private mutating func repeated(_ draft: ActionDraft, _ left: [Tag], at first: Tag, _ action: Tag) -> [ActionDraft] {
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

  private static let listWords: Set<String> = [
    "and", "then", "again", "also", ",", "&", "plus", "/", "after", "at", "a", "an", "the", "one", "second", "third",
    "another", "last", "final", "more",
  ]

  /// "a task: ring them", "a text … text them": two words for one thing count once.
  private func merged(_ tags: [Tag]) -> [Tag] {
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

  private func saysPurpose(_ between: ArraySlice<Token>) -> Bool {
    between.last.map { ["to", "so"].contains($0.text) } ?? false
  }

  // MARK: Times

  /// Spans that may be delays: not the state a clock event waits for, not a due time.
  private func delaySpans() -> [Tag] {
    var result: [Tag] = []
    for tag in unit.spans {
      guard let span = tag.span, span.relation != .every, span.relation != .due || !hasTask && span.inexact == nil
      else { continue }
      if rule.event.measure != nil, span.relation == .lasting { continue }
      // "next day (24 hours after …)": said twice.
      if let last = result.last,
        last.span?.minutes == span.minutes || isInParentheses(tag) && last.span?.relation != .immediate,
        tag.start - last.end <= 4
      {
        if last.span?.inexact != nil {
          result[result.count - 1] = tag.with(relation: span.relation == .plain ? .later : span.relation)
        } else if span.relation != .plain {
          result[result.count - 1] = tag
        }
        continue
      }
      result.append(tag)
    }
    return result
  }

  /// Only a task can be due; "give them two days to reply, then text" is a wait.
  private var hasTask: Bool {
    unit.actions.contains { $0.action == .task } || rule.actions.contains { $0.kind == .task }
  }

  private func isInParentheses(_ tag: Tag) -> Bool { tokens[safe: tag.start - 1]?.isMark("(") ?? false }

  private mutating func setDelay(_ draft: inout ActionDraft, _ tag: Tag, _ action: Tag, _ delays: inout Delays) {
    guard let span = tag.span else { return }
    if span.relation == .within || span.inexact != nil && draft.kind == .task {
      if draft.kind == .task {
        draft.dueInHours = span.hours
      } else if span.inexact != nil {
        inexact(&draft, span, delays)
      }
      return
    }
    draft.hasDelay = true
    let counted = isChained && [.later, .plain, .lasting].contains(span.relation) ? tag.with(relation: .another) : tag
    draft.delay = delays.minutes(Delays.Context(tokens: tokens, tag: counted, action: action, events: unit.events))
    if let words = span.inexact {
      notes.append(
        "A delay counts minutes, so “\(words)” became \(Wording.delay(draft.delay)) after the event (my choice).")
    }
  }

  private mutating func inexact(_ draft: inout ActionDraft, _ span: Span, _ delays: Delays) {
    draft.hasDelay = true
    draft.delay = Int(span.minutes)
    notes.append(
      "A delay counts minutes, so “\(span.inexact ?? "")” became \(Wording.delay(draft.delay)) after the event (my choice)."
    )
  }

  /// "text and e-mail them 2 hours later": both take the one time that was said.
  private func inheritDelay(
    _ draft: inout ActionDraft, _ n: Int, _ pairs: [Int?], _ spans: [Tag], _ tag: Tag, _ delays: Delays,
    _ earlier: [ActionDraft]
  ) {
    if !earlier.isEmpty, standsApart(n, tag, pairs, spans) {
      draft.delay = rule.actions.last?.delay ?? 0
      return
    }
    let said = pairs.compactMap { $0 }
    if said.count == 1, let span = spans[said[0]].span, span.relation != .within, spans.count == 1 {
      let owner = pairs.firstIndex { $0 != nil }!
      if n > owner || isJustBefore(n, owner) {
        // A sequel keeps the time of the action before it unless it was said to be at once.
        if n < owner {
          draft.delay = Delays(previous: delays.previous, hasPrevious: delays.hasPrevious).minutes(
            Delays.Context(tokens: tokens, tag: spans[said[0]], action: tag, events: unit.events))
          draft.hasDelay = true
        } else {
          draft.delay = earlier.last?.delay ?? 0
          draft.hasDelay = earlier.last?.hasDelay ?? false
        }
        return
      }
    }
    if !earlier.isEmpty {
      draft.delay = earlier.last!.delay
      draft.hasDelay = earlier.last!.hasDelay
    } else if !rule.actions.isEmpty {
      draft.delay = delays.previous
    }
  }

  /// "…, an e-mail 3 days later, a task for maintenance, and a note": in a list of steps each with its own time behind
  /// it, work of the team that names none is done at once.
  private func standsApart(_ n: Int, _ tag: Tag, _ pairs: [Int?], _ spans: [Tag]) -> Bool {
    guard tag.action?.messagesPerson != true, tag.action != .stage, !isChained,
      let owner = (0..<n).last(where: { pairs[$0] != nil }), let span = pairs[owner].map({ spans[$0] })
    else { return false }
    guard let first = kept[safe: owner], span.start > first.start, span.end <= tag.start,
      let comma = tokens[span.end..<tag.start].firstIndex(where: { $0.isMark(",") })
    else { return false }
    return !tokens[comma..<tag.start].contains { ["then", "after", "also", "plus"].contains($0.text) }
  }

  /// Two actions joined by a bare "and" share what follows.
  private func isJustBefore(_ n: Int, _ owner: Int) -> Bool {
    guard owner == n + 1, let first = unit.actions.filter({ !$0.isNegated })[safe: n],
      let second = unit.actions.filter({ !$0.isNegated })[safe: owner]
    else { return false }
    let between = tokens[first.end..<max(first.end, second.start)]
    return between.count <= 2 && between.contains { ["and", "&", "or"].contains($0.text) }
      && between.allSatisfy { ["and", "them", "&", "or"].contains($0.text) || $0.isMark }
  }

  // MARK: What it says

  private mutating func base(_ tag: Tag, next: Tag?) -> ActionDraft {
    // Only reviews have tickets; to escalate anything else is a task.
    let isTask =
      tag.action == .ticket && !rule.event.type.hasPrefix("rev")
      && !tokens[tag.range].contains { $0.text.hasPrefix("ticket") }
    // A competitor's change is an alert itself; raising one about it would go round in a circle.
    let isCircle = tag.action == .marketAlert && rule.event.type.hasPrefix("competitor_")
    if isCircle {
      notes.append("The platform raises an alert for this by itself, so I made a task of it (my choice).")
    }
    var draft = ActionDraft(
      kind: isTask || isCircle ? .task : tag.action!, isCall: tag.isCall, sentence: unit.sentence)
    let region = ContentRegion.range(after: tag, draft.kind, tokens, unit.tags.filter { $0.start >= tag.end })
    let limit = next?.start ?? tokens.count
    if let region { draft.content = unit.sentence.original(region.clamped(to: 0..<max(limit, region.lowerBound))) }
    if let region, isOnlyTime(region.clamped(to: 0..<max(limit, region.lowerBound))) { draft.content = "" }
    if draft.content.isEmpty, let passive = passiveContent(tag) { draft.content = passive }
    if draft.content.isEmpty, next == nil, let tail = tail(after: tag) { draft.content = tail }
    if draft.kind == .task, draft.content.isEmpty || draft.content.hasPrefix("for ") {
      let modifier = modifier(tag)
      if !modifier.isEmpty { draft.content = modifier }
    }
    if draft.kind == .task || draft.kind == .ticket, let region, region.count > 1,
      ["titled", "named", "labeled"].contains(tokens[region.lowerBound].text)
    {
      draft.exact = unit.sentence.original((region.lowerBound + 1)..<region.upperBound)
    }
    if tag.isCall { draft.content = callContent(tag, region) }
    quotes(&draft, tag, limit)
    details(&draft, tag, limit, unit.actions.first { !$0.isNegated }?.start == tag.start)
    return draft
  }

  /// "text them the morning of": when, and not what.
  private func isOnlyTime(_ region: Range<Int>) -> Bool {
    region.allSatisfy { i in
      tokens[i].isMark || unit.tags.contains { ($0.span != nil || $0.action != nil) && $0.range.contains(i) }
    }
  }

  /// "gets a text at once, closed until Monday": words behind a comma that say nothing else are the message.
  private func tail(after tag: Tag) -> String? {
    guard draftable(tag), let comma = tokens[tag.end...].firstIndex(where: { $0.isMark(",") }) else { return nil }
    let end = tokens[comma...].firstIndex(where: \.endsSentence) ?? tokens.count
    guard end - comma > 3, !Self.clauseOpeners.contains(tokens[comma + 1].text) else { return nil }
    // Another deed of the same sentence is no wording, whichever rule it became part of.
    if Tagger.tags(tokens).contains(where: { $0.action != nil && !$0.isNegated && $0.start > comma }) { return nil }
    let hasStops = !StopReader.stops(tokens, unit.tags).isEmpty
    let saysMore = unit.tags.contains { other in
      other.start > comma && !other.isWhen && (hasStops || !other.isStop) && !other.isValue && !other.isNumber
    }
    // ", say 3 hours before": when, and not what.
    if tokens[comma..<end].contains(where: { ["nothing", "none"].contains($0.text) }) { return nil }
    let saysTime = unit.tags.contains {
      $0.span != nil && $0.span?.inexact == nil && $0.start <= comma + 2 && $0.end >= end
    }
    return saysMore || saysTime ? nil : unit.sentence.original((comma + 1)..<end)
  }

  private func draftable(_ tag: Tag) -> Bool { tag.action?.messagesPerson == true && tag.end < tokens.count }

  private static let clauseOpeners: Set<String> = [
    "if", "when", "unless", "and", "then", "but", "only", "except", "or", "not", "after", "so", "please", "thanks",
    "once",
    "for", "every", "all", "that", "which", "who", "no", "instead", "just", "as",
  ]

  /// "have the checklist e-mailed to them": what is sent stands before the deed.
  private func passiveContent(_ tag: Tag) -> String? {
    if let said = Wordings.before(tag, tokens) { return unit.sentence.original(said) }
    guard ["emailed", "texted", "sent", "mailed"].contains(tokens[tag.core.lowerBound].text) else { return nil }
    let lower = max(0, tag.start - 8)
    guard
      let have = (lower..<tag.start).last(where: {
        ["have", "has", "get", "getting", "having"].contains(tokens[$0].text)
      }),
      have + 1 < tag.start, !tokens[have..<tag.start].contains(where: \.isMark)
    else { return nil }
    return unit.sentence.original((have + 1)..<tag.start)
  }

  /// "remind us to send the lease", "call them": the words of the action are the content.
  private func callContent(_ tag: Tag, _ region: Range<Int>?) -> String {
    let end = region.map { min($0.upperBound, tokens.count) } ?? tag.end
    return unit.sentence.original(tag.start..<max(end, tag.end))
  }

  private func quotes(_ draft: inout ActionDraft, _ tag: Tag, _ limit: Int) {
    for i in tag.start..<tokens.count where tokens[i].kind == .quote && (i < limit || limit == tokens.count) {
      let before = tokens[max(0, i - 4)..<i].map(\.text)
      if before.contains("subject") {
        draft.subject = tokens[i].content
      } else if draft.exact == nil {
        draft.exact = tokens[i].content
      }
    }
  }

  private func details(_ draft: inout ActionDraft, _ tag: Tag, _ limit: Int, _ isFirst: Bool) {
    for other in unit.tags where (other.start >= tag.start || isFirst) && other.start < limit {
      switch other.meaning {
      case .priority(let priority): draft.priority = priority
      case .address(let address): draft.address = address
      case .span(let span)
      where draft.kind == .task && (span.relation == .due || span.relation == .within) && !isMeasure(span, other):
        draft.dueInHours = span.hours
      default: break
      }
    }
    if draft.kind == .stage { draft.stage = StageTarget.read(tokens, from: tag.start) }
    if draft.kind == .task {
      draft.assignee = Assignee.read(tokens, from: tag.start, to: limit, sentence: unit.sentence)
    }
  }

  /// "moving in within 30 days": the number of the moment, said before the deed, and no limit for it.
  private func isMeasure(_ span: Span, _ tag: Tag) -> Bool {
    guard let measure = rule.measure, let unit = rule.event.measure?.unit, let deed = kept.first else { return false }
    return tag.start < deed.start && abs(measure * unit - span.minutes) < 1
  }

  // MARK: Stops

  private func applies(_ stop: StopReader.Stop, to tag: Tag, among tags: [Tag]) -> Bool {
    if stop.isGeneral { return false }
    let before = tags.filter { $0.start < stop.range.lowerBound }
    let after = tags.filter { $0.start >= stop.range.upperBound }
    let opens = ["if", "only", "as", "unless", "still", "provided"].contains(
      tokens[safe: stop.range.lowerBound]?.text ?? "")
    if let next = after.first, opens, before.isEmpty || startsClause(stop.range.lowerBound) {
      return tag.start == next.start
    }
    if let last = before.last { return tag.start == last.start }
    return after.contains { $0.start == tag.start }
  }

  private func startsClause(_ at: Int) -> Bool {
    guard let before = tokens[safe: at - 1] else { return true }
    return before.isMark || ["and", "then", "but"].contains(before.text)
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
