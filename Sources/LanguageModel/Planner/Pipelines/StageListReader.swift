import ConfigSchema

/// Reads a list of stages: "New, Contacted, Toured", "New / Contacted", "start is A, then B", "1. A 2. B".
struct StageListReader {
  struct Found {
    var stages: [StageDraft]
    /// Token positions of the list in the sentence.
    var range: Range<Int>
  }
  let sentence: Sentence
  private var tokens: [Token] { sentence.tokens }

  init(_ sentence: Sentence) { self.sentence = sentence }

  /// - Parameter alone: the sentence is expected to be a list, so nothing need announce it.
  func read(alone: Bool = false) -> Found? {
    guard let start = start() ?? (alone && separators(in: 0..<tokens.count) >= 2 ? 0 : nil) else { return nil }
    let end = end(from: start)
    let parts = parts(start..<end)
    let stages = parts.compactMap(stage)
    return stages.count >= 2 ? Found(stages: stages, range: start..<end) : nil
  }

  private static let listOpeners: Set<String> = [
    "stages", "steps", "columns", "phases", "buckets", "goes", "like", "stage", "steps", "pipeline", "funnel", "is",
    "are", "flow", "with", "lanes", "these",
  ]

  /// After a colon, or after the words that announce the list.
  private func start() -> Int? {
    if let colon = tokens.firstIndex(where: { $0.isMark(":") || $0.isMark("=") }),
      separators(in: colon + 1..<tokens.count) > 0
    {
      return colon + 1
    }
    for word in [
      "stages", "steps", "columns", "phases", "lanes", "goes", "start", "starts", "begin", "begins", "first",
      "pipeline", "funnel", "flow", "process", "from", "with",
    ] {
      for (i, token) in tokens.enumerated() where token.text == word && token.kind == .word {
        var at = i + 1
        if tokens[safe: at]?.isMark(",") == true { at += 1 }
        while let next = tokens[safe: at],
          [
            "is", "are", "be", "should", "like", "this", "with", "would", "of", "goes", "from", "the", "as", "being",
            "a", "at", "named", "called", "it", "stages", "steps", "following", "then",
          ].contains(next.text)
        { at += 1 }
        at = behindPlace(at)
        if separators(in: at..<tokens.count) >= 2, isName(at) { return at }
      }
    }
    return nil
  }

  /// "… for Skyline Nine, so New, Contacted …": the property is no stage.
  private func behindPlace(_ at: Int) -> Int {
    guard tokens[safe: at]?.text == "for" else { return at }
    for next in at..<min(at + 7, tokens.count)
    where ["so", "is", "are", "goes"].contains(tokens[next].text) || tokens[next].isMark(":")
      || tokens[next].isMark(",")
    {
      return next + 1
    }
    return at
  }

  private func isName(_ at: Int) -> Bool {
    guard let token = tokens[safe: at] else { return false }
    return !token.isMark && !["for", "please", "i", "we", "that", "so", "and"].contains(token.text)
  }

  private func separators(in range: Range<Int>) -> Int {
    guard range.lowerBound < range.upperBound else { return 0 }
    return range.filter { isSeparator($0) && !isNested($0, range.lowerBound) }.count
  }

  private func isNested(_ i: Int, _ start: Int) -> Bool {
    var depth = 0
    for token in tokens[start..<i] { if token.isMark("(") { depth += 1 } else if token.isMark(")") { depth -= 1 } }
    return depth > 0
  }

  private func isSeparator(_ i: Int) -> Bool {
    let token = tokens[i]
    if token.isMark(",") || token.isMark("/") || token.isMark(">") || token.isMark(";") || token.isMark("|")
      || token.kind == .lineBreak || token.isMark("\u{2022}") || token.isMark("…")
    {
      return true
    }
    return token.text == "then" || token.text == "to" && i > 0 && usesWordTo
  }

  /// "New to Contacted to Toured": "to" parts the stages when it stands there again and again.
  private var usesWordTo: Bool {
    tokens.filter { $0.text == "to" }.count >= 2
      && !tokens.contains { $0.isMark(",") || $0.isMark(">") || $0.isMark("/") }
  }

  /// The list ends with the sentence or where a clause with a verb of its own begins.
  private func end(from start: Int) -> Int {
    var at = start
    while let token = tokens[safe: at] {
      if token.endsSentence && token.kind != .lineBreak { return at }
      if at > start, token.isMark(",") || token.isMark(";") || ["and", "but", "with"].contains(token.text),
        beginsClause(at + 1)
      {
        return at
      }
      at += 1
    }
    return at
  }

  private static let clauseWords: Set<String> = [
    "give", "make", "set", "no", "if", "when", "put", "each", "all", "everything", "that", "allow", "please", "move",
    "auto", "automatically", "sla", "limit", "we", "i", "use", "also", "where", "only", "let", "they", "for", "nothing",
    "time", "48", "24", "text", "email",
  ]

  private func beginsClause(_ i: Int) -> Bool {
    var at = i
    while let token = tokens[safe: at], ["and", "then", "but", "also", "with"].contains(token.text) { at += 1 }
    guard let token = tokens[safe: at] else { return false }
    if saysSomething(at) { return true }
    if token.kind == .number, let next = tokens[safe: at + 1], TimeUnit.named(next.text) != nil {
      return ["allowed", "in", "on", "for", "max", "limit", "sla", "to"].contains(tokens[safe: at + 2]?.text ?? "")
    }
    if token.text == "make", tokens[safe: at + 1]?.text == "ready" { return false }
    if token.text == "move", ["in", "out", "ins", "outs"].contains(tokens[safe: at + 1]?.text ?? "") { return false }
    return Self.clauseWords.contains(token.text) && token.kind != .number
      && !(tokens[safe: at + 1]?.isMark ?? true)
  }

  private static let modals: Set<String> = [
    "can", "should", "must", "gets", "needs", "need", "has", "takes", "take", "may", "shouldnt", "cannot", "allowed",
    "max",
  ]

  /// A stage with a verb ("review can not take more than 3 days") is a sentence about it.
  private func saysSomething(_ start: Int) -> Bool {
    for i in start..<min(tokens.count, start + 6) {
      if i > start, isSeparator(i) || tokens[i].endsSentence { return false }
      if i > start, Self.modals.contains(tokens[i].text), tokens[i].text != "max" { return true }
    }
    return false
  }

  private func parts(_ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for i in range {
      if tokens[i].isMark("(") { depth += 1 }
      if tokens[i].isMark(")") { depth -= 1 }
      if depth == 0, isSeparator(i) {
        if start < i { result.append(start..<i) }
        start = i + 1
      }
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
    return result.flatMap(splitLast)
  }

  /// The last part may hold two: "Leased and Lost".
  private func splitLast(_ part: Range<Int>) -> [Range<Int>] {
    let listHasCommas = tokens.contains { $0.isMark(",") }
    guard let and = part.first(where: { tokens[$0].text == "and" || tokens[$0].isMark("&") }), part.count <= 7,
      and > part.lowerBound, listHasCommas
    else { return [part] }
    guard part.upperBound == tokens.count || tokens[safe: part.upperBound]?.isMark == true else { return [part] }
    return [part.lowerBound..<and, (and + 1)..<part.upperBound]
  }

  private static let leading: Set<String> = [
    "and", "then", "finally", "lastly", "start", "starts", "is", "with", "next", "it", "goes", "to", "after", "that",
    "first", "the", "a", "so", "we", "have", "last", "end", "ends", "on", "other", "side", "over", "into", "also",
    "begin", "begins", "at", "later", "column", "stage", "step", "box", "called", "named", "maybe", "or", "into", "it",
    "comes", "by", "followed", "plus",
  ]

  private func stage(_ part: Range<Int>) -> StageDraft? {
    var lower = part.lowerBound
    while lower < part.upperBound,
      tokens[lower].isMark
        || !isCapitalName(lower) && Self.leading.contains(tokens[lower].text) && part.upperBound - lower > 1
          && !tokens[lower + 1].isMark("(")
        || isListNumber(lower, part)
    { lower += 1 }
    guard lower < part.upperBound else { return nil }
    if tokens[lower].kind == .quote { return Self.parse(tokens[lower].content + tail(lower + 1..<part.upperBound)) }
    return Self.parse(sentence.original(lower..<part.upperBound))
  }

  /// "First contact" in a list of names with capitals: the word is part of the name.
  private func isCapitalName(_ i: Int) -> Bool {
    guard i > 0, tokens[i].isCapital, let next = tokens[safe: i + 1], next.kind == .word else { return false }
    return !next.isCapital && ["first", "last", "next", "other", "end", "on"].contains(tokens[i].text)
  }

  private func tail(_ range: Range<Int>) -> String { range.isEmpty ? "" : " " + sentence.original(range) }

  /// "1 Hello, 2 Talking, 3 Tour set": the numbers only count.
  private var isCounted: Bool {
    [1.0, 2, 3].allSatisfy { count in
      tokens.indices.contains { i in
        tokens[i].kind == .number && tokens[i].value == count && tokens[safe: i + 1]?.kind == .word
          && (tokens[safe: i - 1]?.isMark ?? true)
      }
    }
  }

  private func isListNumber(_ i: Int, _ part: Range<Int>) -> Bool {
    guard tokens[i].kind == .number, i + 1 < part.upperBound else { return false }
    if isCounted, tokens[i + 1].kind == .word, TimeUnit.named(tokens[i + 1].text) == nil { return true }
    return tokens[i + 1].isMark(".") || tokens[i + 1].isMark(")") || tokens[i + 1].isMark(":")
  }

  /// `Toured (48 hr)`, `Contacted - 24h`, `Applied 3 days max`, `New: 1 hour`.
  static func parse(_ label: String) -> StageDraft? {
    let text = Tokenizer.read(label)
    var kept = text.tokens
    var sla: Double?
    if let i = kept.indices.first(where: { Spans.amount(kept, $0) != nil && !isPartOfName(kept, $0) }),
      let (minutes, _, _) = Spans.amount(kept, i)
    {
      sla = minutes / 60
      var cut = i
      while cut > 0,
        kept[cut - 1].isMark
          || ["sla", "within", "max", "limit", "of", "in", "at", "for", "is", "gets", "a", "an"].contains(
            kept[cut - 1].text)
      { cut -= 1 }
      kept = Array(kept[..<cut])
    } else if let paren = kept.firstIndex(where: { $0.isMark("(") }) {
      kept = Array(kept[..<paren])
    }
    kept = withoutPlace(kept)
    while let last = kept.last,
      last.isMark && !last.isMark("+") || kept.count > 1 && ["and", "then"].contains(last.text)
    {
      kept.removeLast()
    }
    guard let first = kept.first, let last = kept.last else { return nil }
    let name = text.original(first.start, last.end).trimmed
    guard !name.isEmpty, name.utf8.count <= 60, kept.count <= 7 else { return nil }
    return StageDraft(name: titled(name), slaHours: sla, status: StageNames.status(for: name))
  }

  /// "cold at the very end": where it stands is no part of the name.
  private static func withoutPlace(_ tokens: [Token]) -> [Token] {
    guard let at = tokens.lastIndex(where: { $0.text == "at" }), at > 0,
      tokens[(at + 1)...].allSatisfy({
        ["the", "very", "end", "last", "bottom", "beginning", "start"].contains($0.text)
      }),
      at + 1 < tokens.count
    else { return tokens }
    return Array(tokens[..<at])
  }

  /// "90 days out" is a name, not a limit.
  private static func isPartOfName(_ tokens: [Token], _ i: Int) -> Bool {
    guard i == 0 || tokens[0].kind == .number && i <= 1, let (_, _, end) = Spans.amount(tokens, i) else { return false }
    return i == 0
      && (end == tokens.count
        || ["out", "notice", "before", "letter", "offer", "reminder", "prior"].contains(tokens[safe: end]?.text ?? ""))
  }

  private static func titled(_ name: String) -> String {
    name.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? name : Wording.capitalised(name)
  }
}
