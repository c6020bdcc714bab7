/// What explains a rule and restricts nothing: "(we answer tomorrow)", "weekends too".
enum Asides {
  static func without(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    let explained = explanations(tokens)
    // "Weekends too.": a sentence of its own gives its days to the rule before.
    let isOwn = !tags.contains { $0.action != nil || $0.event?.isWeak == false }
    return tags.map { late($0, tags, tokens) }.filter { tag in
      if explained.contains(where: { $0.contains(tag.core.lowerBound) }) { return false }
      if case .days = tag.meaning, !isOwn && isIncluded(tag, tokens) || isFree(tag, tokens) { return false }
      return true
    }
  }

  /// "if they have not rebooked within 3 days": the deed waits as long as that.
  private static func late(_ tag: Tag, _ tags: [Tag], _ tokens: [Token]) -> Tag {
    guard tag.span?.relation == .within,
      let stop = tags.last(where: { $0.isStop && $0.end <= tag.start && tag.start - $0.end <= 4 }),
      tokens[stop.range].contains(where: { ["not", "no", "nothing"].contains($0.text) }),
      !tokens[stop.end..<tag.start].contains(where: \.isMark),
      !tags.contains(where: { $0.action != nil && $0.start >= stop.start && $0.end <= tag.start })
    else { return tag }
    return tag.with(relation: .later)
  }

  /// Parentheses in which the people who ask speak of themselves.
  private static func explanations(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var open: Int?
    for (i, token) in tokens.enumerated() {
      if token.isMark("(") { open = i }
      guard token.isMark(")"), let start = open else { continue }
      open = nil
      if ["we", "i", "our", "because", "since"].contains(tokens[safe: start + 1]?.text ?? "") {
        result.append(start..<(i + 1))
      }
    }
    return result
  }

  /// "Weekdays nothing": days of no rule.
  private static func isFree(_ tag: Tag, _ tokens: [Token]) -> Bool {
    ["nothing", "none", "nada", "off"].contains(tokens[safe: tag.end]?.text ?? "")
  }

  /// "…, weekends too": the days are named to leave none out.
  private static func isIncluded(_ tag: Tag, _ tokens: [Token]) -> Bool {
    let after = tokens[min(tag.end, tokens.count)...].prefix(2).map(\.text)
    let before = tokens[max(0, tag.start - 2)..<tag.start].map(\.text)
    return ["too", "included"].contains(after.first ?? "") || after == ["as", "well"]
      || before.contains("including") || before.contains("even")
  }
}
