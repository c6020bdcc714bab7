/// Answers between speakers: "an hour later? – An hour and a half. – Yeah, ninety minutes."
extension Corrections {
  private static let fillers: Set<String> = [
    "yeah", "yes", "yep", "yup", "ok", "okay", "right", "sure", "no", "sorry", "make", "it", "that", "say", "maybe",
    "more", "like", "about",
    "is", "better", "fine", "lets", "let", "us", "do", "go", "with", "how", "well", "so", "good", "exactly", "correct",
    "just", "i", "mean", "meant", "actually", "wait", "should", "be", "called", "id", "would",
  ]

  private static let verdicts: Set<String> = [
    "too", "early", "late", "long", "short", "soon", "much", "little", "far", "fast", "slow", "hmm", "hm", "um", "wait",
  ]

  /// Sentences that hold nothing but a value take the place of the last value of the same kind; after a question
  /// without a value they complete it ("How long on the offer? – A week.").
  static func answered(_ sentences: [Sentence]) -> [Sentence] {
    let sentences = sentences.flatMap(parted)
    var result: [Sentence] = []
    for (n, sentence) in sentences.enumerated() {
      if isVerdict(sentence.tokens), sentences[safe: n + 1].map({ onlyValue($0.tokens) != nil }) ?? false { continue }
      if let last = result.last, last.source == sentence.source, asksWhatEnds(last), answersWhatEnds(sentence) {
        result[result.count - 1].tokens = last.tokens.filter { !$0.endsSentence } + sentence.tokens
        result[result.count - 1].isQuestion = false
        continue
      }
      if let value = onlyValue(sentence.tokens), let index = result.indices.last,
        result[index].source == sentence.source
      {
        if replaceLast(in: &result[index].tokens, with: value) {
          result[index].isQuestion = false
          continue
        }
        if result[index].isQuestion, !asksWhetherExists(result[index].tokens) {
          result[index].tokens = result[index].tokens.filter { !$0.endsSentence } + value
          result[index].isQuestion = false
          continue
        }
      }
      result.append(sentence)
    }
    return result
  }

  /// "And it quits when?"
  private static func asksWhatEnds(_ sentence: Sentence) -> Bool {
    guard sentence.isQuestion, let last = sentence.tokens.last(where: { !$0.isMark })?.text else { return false }
    return ["when", "until", "if"].contains(last) && Markers.stop.first(in: sentence.tokens) != nil
  }

  /// An answer that names what somebody did, not a number.
  private static func answersWhatEnds(_ sentence: Sentence) -> Bool {
    !sentence.isQuestion && sentence.tokens.count <= 20
      && sentence.tokens.indices.contains { ValueLexicon.statuses.longest(sentence.tokens, at: $0) != nil }
      && !Tagger.tags(sentence.tokens).contains { $0.action != nil && $0.action != .stage && !$0.isNegated }
  }

  /// "Two weeks, and after two weeks in there …": the answer and what comes after it.
  private static func parted(_ sentence: Sentence) -> [Sentence] {
    let tokens = sentence.tokens
    guard let (_, _, end) = Spans.amount(tokens, 0), tokens[safe: end]?.isMark(",") == true,
      let link = tokens[safe: end + 1]?.text, link == "and" || link == "but"
    else { return [sentence] }
    var first = sentence
    var rest = sentence
    first.tokens = Array(tokens[..<end])
    rest.tokens = Array(tokens[(end + 2)...])
    return rest.tokens.count > 3 ? [first, rest] : [sentence]
  }

  /// "Too early.", "Hmm.": says only that the value before will not do.
  private static func isVerdict(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { !$0.isMark }
    return words.count <= 4 && words.allSatisfy { verdicts.contains($0.text) || fillers.contains($0.text) }
  }

  private static func asksWhetherExists(_ tokens: [Token]) -> Bool {
    ["do", "does", "is", "are", "did", "what", "which"].contains(tokens.first { !$0.isMark }?.text ?? "")
  }

  private static let bounds: Set<String> = [
    "percent", "pct", "or", "more", "less", "points", "tops", "max", "at", "least", "most", "minimum", "maximum",
    "higher", "lower", "up", "over", "above",
  ]

  /// The tokens of the amount when a sentence says little else.
  private static func onlyValue(_ tokens: [Token]) -> [Token]? {
    let words = tokens.filter { !$0.isMark }
    guard words.count <= 8,
      let at = tokens.indices.first(where: { Spans.amount(tokens, $0) != nil || tokens[$0].kind == .number })
    else { return nil }
    var end = Spans.read(tokens, at)?.end ?? at + 1
    while let token = tokens[safe: end], bounds.contains(token.text) || token.isMark("%") { end += 1 }
    let others =
      tokens[..<at].filter { !$0.isMark } + tokens[end...].filter { !$0.isMark && TimeUnit.named($0.text) == nil }
    return others.allSatisfy { fillers.contains($0.text) } ? Array(tokens[at..<end]) : nil
  }

  private static func replaceLast(in tokens: inout [Token], with value: [Token]) -> Bool {
    var found: Range<Int>?
    var i = 0
    while i < tokens.count {
      if let (_, _, end) = Spans.amount(tokens, i) {
        found = i..<end
        i = end
      } else {
        if tokens[i].kind == .number, value.count == 1 { found = i..<(i + 1) }
        i += 1
      }
    }
    guard let found else { return false }
    // "four hours is not realistic. – Six.": the judgement is about the old value.
    if Verdicts.follow(tokens, found.upperBound) {
      tokens.removeSubrange(
        found.upperBound..<(tokens[found.upperBound...].firstIndex(where: \.isMark) ?? tokens.count))
    }
    if value.count == 1, found.count > 1, let unit = tokens[found].last, TimeUnit.named(unit.text) != nil {
      tokens.replaceSubrange(found, with: value + [unit])
    } else {
      tokens.replaceSubrange(found, with: value)
    }
    return true
  }
}
