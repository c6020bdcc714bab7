import ConfigSchema

/// A stage to be added to an existing pipeline: "add an Interview step behind Deposit".
struct NewStage {
  var stage: StageDraft
  /// Where it goes; nil = not said.
  var index: Int?

  private static let nouns: Set<String> = [
    "stage", "step", "box", "column", "phase", "stages", "steps", "boxes", "status",
  ]
  private static let verbs: Set<String> = [
    "add", "insert", "put", "squeeze", "slot", "create", "new", "need", "want", "include", "drop", "adding", "missing",
    "extra", "another", "place", "stick", "throw", "sticky", "glued", "taped", "pinned", "caret", "tack", "goes",
    "comes", "sits", "belongs", "slots", "fits",
  ]

  /// - Parameter isAsked: what the sentence belongs to has asked for something new already.
  static func read(
    _ sentence: Sentence, names: [String], verbs: [(verb: EditVerb, range: Range<Int>)], isAsked: Bool = false
  ) -> NewStage? {
    let tokens = sentence.tokens
    let mentions = StageMentions(tokens, names: names).mentions
    guard isAsked || sentence.containsAny(Self.verbs) || lacksStage(tokens),
      sentence.containsAny(nouns) || hasPlace(tokens, mentions) || sentence.contains("pipeline")
    else { return nil }
    guard let name = name(sentence, mentions, names), !isLimit(tokens, name.range) else { return nil }
    guard var stage = StageListReader.parse(name.text) else { return nil }
    if names.contains(where: { Names.same($0, stage.name) }) { return nil }
    if stage.slaHours == nil { stage.slaHours = limit(tokens, outside: name.range, mentions) }
    return NewStage(stage: stage, index: index(tokens, mentions, names))
  }

  /// "the pipeline needs a stage Interview".
  private static func lacksStage(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { i in
      nouns.contains(tokens[i].text) && ["a", "an", "another", "new"].contains(tokens[safe: i - 1]?.text ?? "")
        && tokens[max(0, i - 4)..<i].contains { ["needs", "wants", "requires", "lacks"].contains($0.text) }
    }
  }

  private static let places: Set<String> = [
    "between", "after", "before", "behind", "following", "end", "beginning", "start", "front", "top", "bottom",
  ]

  private static func hasPlace(_ tokens: [Token], _ mentions: [StageMentions.Mention]) -> Bool {
    !mentions.isEmpty && tokens.contains { ["between", "after", "before", "behind", "following"].contains($0.text) }
  }

  /// "a time limit" is no stage.
  private static func isLimit(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    tokens[range].contains { ["limit", "sla", "deadline", "timer", "cap", "minimum", "maximum"].contains($0.text) }
  }

  // MARK: Its name

  private static func name(_ sentence: Sentence, _ mentions: [StageMentions.Mention], _ names: [String]) -> (
    text: String, range: Range<Int>
  )? {
    let tokens = sentence.tokens
    if let i = tokens.indices.first(where: { i in
      tokens[i].kind == .quote && !names.contains { Names.same($0, StageNames.bare(tokens[i].content)) }
    }) {
      return (tokens[i].content, i..<(i + 1))
    }
    // "an extra stage between A and B, name it Second visit".
    if let i = tokens.indices.first(where: {
      ["name", "call"].contains(tokens[$0].text) && tokens[safe: $0 + 1]?.text == "it"
    }),
      let range = phrase(tokens, i + 2, mentions)
    {
      return (sentence.original(range), range)
    }
    for word in ["called", "named", "labeled", "labelled", "titled"] {
      if let i = tokens.firstIndex(where: { $0.text == word }), let range = phrase(tokens, i + 1, mentions) {
        return (sentence.original(range), range)
      }
    }
    return beforeNoun(sentence, mentions) ?? afterVerb(sentence, mentions) ?? opening(sentence, mentions)
  }

  /// "So: Assessment, goes in after Family decision": the name opens the sentence.
  private static func opening(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> (
    text: String, range: Range<Int>
  )? {
    let tokens = sentence.tokens
    guard
      let verb = tokens.firstIndex(where: { ["goes", "comes", "sits", "belongs", "slots", "fits"].contains($0.text) })
    else {
      return nil
    }
    var end = verb
    while end > 0, tokens[end - 1].isMark { end -= 1 }
    var start = end
    while start > 0, !tokens[start - 1].isMark, end - start < 5 { start -= 1 }
    while start < end, ["a", "an", "the", "new", "so", "and"].contains(tokens[start].text) { start += 1 }
    guard start < end, !mentions.contains(where: { $0.range.overlaps(start..<end) }) else { return nil }
    return (sentence.original(start..<end), start..<end)
  }

  private static let articles: Set<String> = [
    "a", "an", "the", "new", "another", "in", "extra", "one", "put", "add", "insert", "need", "want",
  ]

  /// "a Screening stage": the words between the article and the noun.
  private static func beforeNoun(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> (
    text: String, range: Range<Int>
  )? {
    let tokens = sentence.tokens
    for (i, token) in tokens.enumerated() where nouns.contains(token.text) && i > 0 {
      var start = i
      while start > 0, !tokens[start - 1].isMark, !articles.contains(tokens[start - 1].text), i - start < 5 {
        start -= 1
      }
      guard start < i, start > 0, articles.contains(tokens[start - 1].text),
        !mentions.contains(where: { $0.range.lowerBound == start && $0.range.upperBound >= i })
      else { continue }
      let words = tokens[start..<i].map(\.text)
      if words.allSatisfy({ ["pipeline", "new", "following", "stage", "more", "extra"].contains($0) }) { continue }
      return (sentence.original(start..<i), start..<i)
    }
    // "another box Interview", "a stage for Interview".
    for (i, token) in tokens.enumerated() where nouns.contains(token.text) {
      let next = tokens[safe: i + 1]
      let start = next.map { ["for", "of", ":"].contains($0.text) } ?? false ? i + 2 : i + 1
      if let range = phrase(tokens, start, mentions) { return (sentence.original(range), range) }
    }
    return nil
  }

  /// "add Screening between …".
  private static func afterVerb(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> (
    text: String, range: Range<Int>
  )? {
    let tokens = sentence.tokens
    for (i, token) in tokens.enumerated()
    where ["add", "insert", "put", "squeeze", "slot", "include", "stick", "place"].contains(token.text) {
      var start = i + 1
      while let next = tokens[safe: start], articles.contains(next.text) { start += 1 }
      if let range = phrase(tokens, start, mentions) { return (sentence.original(range), range) }
    }
    return nil
  }

  private static let ends: Set<String> = [
    "between", "after", "before", "behind", "with", "in", "to", "at", "on", "right", "that", "as", "and", "of", "for",
    "into", "following", "just", "gets", "get", "which", "where", "so", "stage", "step", "sla",
  ]

  private static func phrase(_ tokens: [Token], _ start: Int, _ mentions: [StageMentions.Mention]) -> Range<Int>? {
    var end = start
    while let token = tokens[safe: end], !token.isMark || token.isMark("/"), !ends.contains(token.text),
      end - start < 5, token.kind != .quote
    { end += 1 }
    guard end > start, !mentions.contains(where: { $0.range.lowerBound == start }),
      !tokens[start..<end].allSatisfy({ ["it", "that", "this", "one", "them", "step", "stage"].contains($0.text) })
    else { return nil }
    return start..<end
  }

  private static func limit(_ tokens: [Token], outside name: Range<Int>, _ mentions: [StageMentions.Mention]) -> Double?
  {
    for i in tokens.indices where !name.contains(i) && !mentions.contains(where: { $0.range.contains(i) }) {
      if let (minutes, _, _) = Spans.amount(tokens, i),
        tokens[i].kind == .number || tokens[i].text == "a" || tokens[i].text == "an"
      {
        return minutes / 60
      }
    }
    return nil
  }

  // MARK: Its place

  private static func index(_ tokens: [Token], _ mentions: [StageMentions.Mention], _ names: [String]) -> Int? {
    for mention in mentions {
      var at = mention.range.lowerBound - 1
      while let token = tokens[safe: at],
        ["the", "stage", "right", "our", "where", "directly", "lines", "line", "boxes", "words", "stages"].contains(
          token.text)
      {
        at -= 1
      }
      switch tokens[safe: at]?.text {
      case "between":
        return mentions.filter { $0 != mention }.map { max($0.stage, mention.stage) }.min() ?? mention.stage + 1
      case "after", "behind", "following", "past": return mention.stage + 1
      case "before", "of", "preceding": return mention.stage
      default: continue
      }
    }
    if tokens.contains(where: { $0.text == "end" || $0.text == "bottom" || $0.text == "last" }) { return names.count }
    if tokens.contains(where: { ["beginning", "front", "start", "top", "first"].contains($0.text) }) { return 0 }
    return nil
  }
}
