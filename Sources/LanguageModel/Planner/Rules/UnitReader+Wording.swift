/// What a message says is no instruction.
extension UnitReader {
  /// Drops tags that stand inside the wording of an action ("text them to apply", "saying that the pool is open").
  mutating func markContent() {
    tags.removeAll(where: isReference)
    var kept: [Tag] = []
    var region: Range<Int>?
    for tag in tags {
      if let inside = region, inside.contains(tag.core.lowerBound), isContent(tag), !isOnlyMoment(tag) { continue }
      kept.append(tag)
      if let kind = tag.action, !tag.isNegated { region = ContentRegion.range(after: tag, kind, tokens, tags) }
    }
    tags = kept
    dropUnannounced()
  }

  /// "three days past that e-mail": a step spoken of only to count from it.
  func isReference(_ tag: Tag) -> Bool {
    guard tag.action != nil, tag.range.count <= 2 else { return false }
    var at = tag.start - 1
    while let token = tokens[safe: at],
      ["that", "the", "this", "last", "previous"].contains(token.text) || NumberWords.ordinal(token.text) != nil
    {
      at -= 1
    }
    guard at < tag.start - 1, let word = tokens[safe: at]?.text else { return false }
    return ["past", "after", "following", "since", "from", "behind"].contains(word)
      && tags.contains { $0.span != nil && $0.end >= at && $0.start <= at }
  }

  static let announcers: Set<String> = [
    "when", "whenever", "if", "once", "after", "before", "as", "upon", "following", "who", "whoever", "that", "anyone",
    "everyone", "everybody", "time", "moment", "minute", "for", "on", "of", "to", "from", "until", "unless", "post",
    "any", "every", "each", "all", "people", "leads", "with", "at", "than", "should", "about",
  ]

  /// "text them, book online any time": what comes after the last action without a word that makes it a moment belongs to
  /// the wording, when the sentence has said before whom or when it is about.
  mutating func dropUnannounced() {
    guard let last = tags.last(where: { $0.action?.messagesPerson == true && !$0.isNegated }),
      tags.last(where: { $0.action != nil && !$0.isNegated })?.start == last.start,
      tags.contains(where: { $0.start < last.start && ($0.event != nil || $0.isCondition) && !$0.isNegated })
    else { return }
    tags = tags.filter { tag in !isUnannounced(tag, after: last) }
  }

  func isUnannounced(_ tag: Tag, after last: Tag) -> Bool {
    guard tag.start >= last.end else { return false }
    // "closed until Monday": what the message says about the office.
    if case .days = tag.meaning, ["until", "till", "on", "by"].contains(tokens[safe: tag.start - 1]?.text ?? ""),
      tokens[last.end..<tag.start].contains(where: { ["closed", "open", "back", "until"].contains($0.text) })
    {
      return true
    }
    guard tag.event?.isWeak == false, !isRestriction(tag) else { return false }
    // "e-mail hot and warm leads": to whom.
    if tag.event?.type == "lead_bucket_changed", tag.start - last.end <= 3 { return false }
    let before = tokens[max(last.end, tag.start - 2)...tag.start]
    return !before.contains { Self.announcers.contains($0.text) }
      && !before.contains { $0.endsSentence || $0.isMark(";") }
  }

  /// "…, warm leads only".
  func isRestriction(_ tag: Tag) -> Bool {
    let rest = tokens[tag.start...].prefix { !$0.isMark }
    let front = tokens[..<tag.start].reversed().prefix { !$0.isMark }
    return rest.last?.text == "only" || front.last.map { ["only", "just"].contains($0.text) } ?? false
  }

  /// "remind the agent to ring any lead nobody has reached": the people of an action say when, if nothing else does.
  func isOnlyMoment(_ tag: Tag) -> Bool {
    // "an e-mail two days after an inquiry": where the time counts from.
    if tag.event?.isWeak == true, !tag.isNegated {
      return tags.contains { span in
        span.span != nil && (0...2).contains(tag.start - span.end) && tokens[span.end - 1].text == "after"
      }
    }
    guard tag.event?.isWeak == false, !tag.isNegated else { return false }
    return !tags.contains { $0.event?.isWeak == false && !$0.isNegated && $0.start != tag.start }
      && (tag.event?.measure != nil
        || tokens[max(0, tag.start - 3)...tag.start].contains { Self.who.contains($0.text) })
  }

  static let who: Set<String> = ["any", "every", "anyone", "everyone", "whoever", "each", "leads", "people"]

  func isContent(_ tag: Tag) -> Bool {
    switch tag.meaning {
    case .event, .action, .clock, .days, .source, .rating, .tourType, .others, .number, .bedrooms, .stop: true
    case .span(let span): span.relation == .plain || span.relation == .lasting || span.inexact != nil
    case .when, .quote, .address, .priority, .percent: false
    }
  }
}
