/// A sentence about an existing trigger, with the words of its name left out.
struct EditStatement {
  let sentence: Sentence
  /// Without tags on the words of the name.
  let tags: [Tag]
  let verbs: [(verb: EditVerb, range: Range<Int>)]
  /// Where the name stands.
  let name: Range<Int>?

  /// Steps the sentence before asked about ("And the call task?"), for "drop it".
  var spokenOf: [ActionKind] = []

  var tokens: [Token] { sentence.tokens }

  init(_ sentence: Sentence, _ tags: [Tag], _ verbs: [(verb: EditVerb, range: Range<Int>)], name: Range<Int>?) {
    (self.sentence, self.name) = (sentence, name)
    self.tags = tags.compactMap { tag in name.map { Self.beyond($0, tag) } ?? tag }
    self.verbs = verbs.filter { verb in name.map { !$0.contains(verb.range.lowerBound) } ?? true }
  }

  /// What a tag says apart from the name: of "make the nudge a text" the text.
  private static func beyond(_ name: Range<Int>, _ tag: Tag) -> Tag? {
    guard name.overlaps(tag.core) else { return tag }
    guard tag.action != nil, tag.core.lowerBound < name.lowerBound, tag.core.upperBound > name.upperBound else {
      return nil
    }
    var rest = tag
    rest.core = (tag.core.upperBound - 1)..<tag.core.upperBound
    rest.range = rest.core.lowerBound..<max(tag.range.upperBound, rest.core.upperBound)
    return rest
  }

  /// The same sentence with only a part of what was recognised.
  init(_ other: EditStatement, tags: [Tag]) {
    (sentence, self.tags, verbs, name) = (other.sentence, tags, tags.isEmpty ? [] : other.verbs, other.name)
  }

  func has(_ verb: EditVerb) -> Bool { verbs.contains { $0.verb == verb } }
  func says(_ words: String...) -> Bool { words.contains { sentence.contains($0) } }

  /// Whether a value is the old one: "not 4", "instead of 72", "from 2 (to 3)", "is too slow", "it waits an hour now".
  func isOld(_ tag: Tag) -> Bool {
    let (start, end) = (tag.core.lowerBound, tag.core.upperBound)
    let before = tokens[max(0, start - 3)..<start].map(\.text)
    let after = tokens[min(end, tokens.count)...].prefix(5).map(\.text)
    if before.last == "not" || before.suffix(2) == ["not", "the"] || before.suffix(2) == ["not", "a"]
      || before.suffix(2) == ["not", "after"]
    {
      return true
    }
    if before.suffix(2) == ["instead", "of"] || before.suffix(2) == ["rather", "than"]
      || before.suffix(3).prefix(2) == ["instead", "of"] || before.suffix(3).prefix(2) == ["rather", "than"]
    {
      return true
    }
    if before.last == "from", after.contains("to") { return true }
    if Verdicts.follow(tokens, end) || StruckValues.isStruck(tokens, tag.core) { return true }
    if let verb = after.first, ["feels", "seems", "looks"].contains(verb) { return true }
    if let too = after.firstIndex(of: "too"), too < 3,
      after[..<too].allSatisfy({ ["is", "are", "feels", "seems", "later", "away", "s", "looks"].contains($0) }),
      after.count > too + 1,
      [
        "long", "short", "slow", "soon", "fast", "early", "late", "quick", "aggressive", "pushy", "much", "high", "low",
        "many",
      ].contains(after[too + 1])
    {
      return true
    }
    if ["at", "after", "for"].contains(before.last ?? ""), makesAnother(end) { return true }
    if after.prefix(2).contains("delay"),
      before.contains(where: { ["has", "have", "with", "current", "its"].contains($0) })
    {
      return true
    }
    if before.contains("currently") || before.contains("now") && before.contains("is")
      || after.prefix(2) == ["right", "now"] || after.first == "now" && !deniesAnother(tag)
      || after.first == "currently"
      || before.contains("was") || before.suffix(2) == ["used", "to"]
    {
      return true
    }
    return false
  }

  /// "fires at 5 percent, make it 8".
  private func makesAnother(_ end: Int) -> Bool {
    let rest = tokens[min(end, tokens.count)...]
    guard let make = rest.firstIndex(where: { $0.text == "make" }), tokens[safe: make + 1]?.text == "it",
      rest[..<make].contains(where: \.isMark)
    else { return false }
    return tags.contains { ($0.isNumber || $0.span != nil) && $0.start > make }
  }

  /// "thirty now, not sixty": the denied value is the old one.
  private func deniesAnother(_ tag: Tag) -> Bool {
    tags.contains { $0.isNegated && $0.start > tag.start && ($0.isNumber || $0.span != nil) }
  }

  /// New amounts of time, old ones, in order.
  var newSpans: [Tag] { tags.filter { $0.span != nil && !isOld($0) } }
  var oldSpans: [Tag] { tags.filter { $0.span != nil && isOld($0) } }

  /// Plain numbers that are no amounts of time, new ones first.
  var newNumbers: [Double] {
    tags.compactMap { tag in
      if case .number(let value) = tag.meaning, !isOld(tag) { value } else { nil }
    }
  }
}
