import ConfigSchema

/// What an action says, and who it is for.
extension ActionReader {
  mutating func base(_ tag: Tag, next: Tag?) -> ActionDraft {
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
  func isOnlyTime(_ region: Range<Int>) -> Bool {
    region.allSatisfy { i in
      tokens[i].isMark || unit.tags.contains { ($0.span != nil || $0.action != nil) && $0.range.contains(i) }
    }
  }

  /// "gets a text at once, closed until Monday": words behind a comma that say nothing else are the message.
  func tail(after tag: Tag) -> String? {
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

  func draftable(_ tag: Tag) -> Bool { tag.action?.messagesPerson == true && tag.end < tokens.count }

  static let clauseOpeners: Set<String> = [
    "if", "when", "unless", "and", "then", "but", "only", "except", "or", "not", "after", "so", "please", "thanks",
    "once",
    "for", "every", "all", "that", "which", "who", "no", "instead", "just", "as",
  ]

  /// "have the checklist e-mailed to them": what is sent stands before the deed.
  func passiveContent(_ tag: Tag) -> String? {
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
  func callContent(_ tag: Tag, _ region: Range<Int>?) -> String {
    let end = region.map { min($0.upperBound, tokens.count) } ?? tag.end
    return unit.sentence.original(tag.start..<max(end, tag.end))
  }

  func quotes(_ draft: inout ActionDraft, _ tag: Tag, _ limit: Int) {
    for i in tag.start..<tokens.count where tokens[i].kind == .quote && (i < limit || limit == tokens.count) {
      let before = tokens[max(0, i - 4)..<i].map(\.text)
      if before.contains("subject") {
        draft.subject = tokens[i].content
      } else if draft.exact == nil {
        draft.exact = tokens[i].content
      }
    }
  }

  func details(_ draft: inout ActionDraft, _ tag: Tag, _ limit: Int, _ isFirst: Bool) {
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

  /// "moving in inside of 30 days": the number of the moment, said before the deed, and no limit for it.
  func isMeasure(_ span: Span, _ tag: Tag) -> Bool {
    guard let measure = rule.measure, let unit = rule.event.measure?.unit, let deed = kept.first else { return false }
    return tag.start < deed.start && abs(measure * unit - span.minutes) < 1
  }
}
