/// Finds what a sentence denies or leaves out: "not on Sundays", "unless it is the weekend", "everybody but referrals".
struct Negation {
  let tokens: [Token]

  /// The same tags, those that are denied marked so.
  /// - Parameter tags: in order.
  func marked(_ tags: [Tag]) -> [Tag] {
    var result = tags
    for i in result.indices { result[i].isNegated = isDenied(result[i]) || isLeftOut(result[i]) }
    for i in result.indices where !result[i].isNegated && isExcepted(result[i], result) { result[i].isNegated = true }
    return result
  }

  // MARK: A word of denial

  private static let everybody: Set<String> = [
    "everybody", "everyone", "all", "anybody", "anyone", "leads", "every", "any", "everything", "source", "sources",
    "day",
  ]

  /// A word such as "not" up to three words before, in the same clause.
  private func isDenied(_ tag: Tag) -> Bool {
    let words = tag.action == nil ? Markers.negations : Markers.denials
    var i = tag.core.lowerBound - 1
    var steps = 0
    while let token = tokens[safe: i], !token.isMark, steps < 3 {
      // "leave the note …" is part of the deed itself.
      if token.text == "leave", tag.action == .note, i == tag.start || ["a", "an"].contains(tokens[i + 1].text) {
        return false
      }
      // "stop the workflow" is the deed itself.
      if i == tag.start, token.text == "stop", tag.action == .stopWorkflow { return false }
      if words.contains(token.text) { return denies(i) }
      // "everybody but referrals".
      if token.text == "but", tag.isCondition, Self.everybody.contains(tokens[safe: i - 1]?.text ?? "") { return true }
      if ["and", "but", "then", "if", "when", "get", "gets"].contains(token.text) { return false }
      // "do not e-mail Zillow people": the deed is denied, not the people.
      if tag.action == nil, tag.event == nil, tokens[safe: i - 1]?.text == "not", Tagger.heads.contains(token.text) {
        return false
      }
      i -= 1
      steps += 1
    }
    return false
  }

  /// "no show" is a moment, "not only" and "not just" add something.
  private func denies(_ at: Int) -> Bool {
    let next = tokens[safe: at + 1]?.text ?? ""
    if tokens[at].text == "no", next.hasPrefix("show") { return false }
    return next != "only" && next != "just"
  }

  // MARK: People and times that are left out

  /// "everybody else gets nothing": the others are named only to be left out.
  private func isLeftOut(_ tag: Tag) -> Bool {
    guard case .others = tag.meaning else { return false }
    let after = tokens[tag.end...].prefix(4).prefix { !$0.endsSentence && !$0.isMark(";") }
    return after.contains { ["nothing", "none", "nada", "zilch"].contains($0.text) }
      || after.prefix(3).map(\.text) == [",", "hands", "off"]
      || after.first?.isMark(",") == true && after.dropFirst().first?.text == "no"
  }

  private static let exceptions: Set<String> = ["not", "unless", "except", "skip", "exclude", "never"]

  /// "unless it is the weekend or after eight": a restriction named in what is left out is left out.
  private func isExcepted(_ tag: Tag, _ tags: [Tag]) -> Bool {
    guard tag.isCondition, !tag.isOthers else { return false }
    let marker = tags.last { $0.isStop && $0.end <= tag.start }
    guard let marker, tokens[marker.range].contains(where: { Self.exceptions.contains($0.text) }) else { return false }
    let between = tokens[marker.end..<tag.start]
    guard !between.contains(where: { $0.isMark || $0.text == "only" }) else { return false }
    if between.count <= 5 { return true }
    // "unless they came from a portal or it is a Sunday": joined to one that is left out.
    return tags.contains { other in
      other.isNegated && other.isCondition && other.start >= marker.end && other.end <= tag.start
        && tag.start - other.end <= 4
        && tokens[other.end..<tag.start].contains { ["or", "and", "nor"].contains($0.text) }
    }
  }
}
