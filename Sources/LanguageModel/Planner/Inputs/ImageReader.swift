import ConfigSchema

/// Reads the description of a picture: boxes and arrows, tables, lists and printed or written words.
struct ImageReader {
  let text: TokenText
  let source: InputSource

  struct Result {
    var sentences: [Sentence] = []
    var systemNotes: [Sentence] = []
    var drawings: [Drawing] = []
  }

  func read() -> Result {
    var result = Result()
    let whole = text.original(0, text.bytes.count)
    let reader = TableReader(text: text)
    if let table = reader.read() {
      result.drawings.append(Drawing(source: source, title: title, table: table, quote: whole))
      if let rest = reader.rest {
        for sentence in Sentences.split(text.tokens[rest...], of: text, source: source) {
          sort(sentence, false, &result)
        }
      }
      return result
    }
    let drawing = DiagramReader(text: text, source: source, title: title).read()
    if let drawing { result.drawings.append(drawing) }
    for sentence in placed(Sentences.split(text.tokens[...], of: text, source: source)) {
      sort(sentence, drawing != nil, &result)
    }
    return result
  }

  /// "A sticky glued between Visited and Applied. It reads: “Holding fee”": where it is and what it says belong together.
  private func placed(_ sentences: [Sentence]) -> [Sentence] {
    sentences.reduce(into: []) { result, sentence in
      guard let last = result.last, last.contains("between"), last.contains("and"),
        !last.tokens.contains(where: { $0.kind == .quote }),
        sentence.containsAny(["reads", "says", "read", "saying"]),
        sentence.tokens.filter({ $0.kind == .quote }).count == 1
      else { return result.append(sentence) }
      var joined = Sentence(
        source: source, tokens: last.tokens.filter { !$0.endsSentence } + sentence.tokens, start: last.start,
        end: sentence.end, quote: text.original(last.start, sentence.end).trimmed)
      joined.beginsParagraph = last.beginsParagraph
      result[result.count - 1] = joined
    }
  }

  /// Words that say that something is small print, or meant to be overlooked.
  private static let smallPrint: Set<String> = [
    "tiny", "small", "grey", "gray", "faint", "fine", "watermark", "microprint", "hidden", "invisible", "qr", "barely",
  ]
  private static let struck: Set<String> = ["crossed", "struck", "scratched", "scribbled"]

  private func sort(_ sentence: Sentence, _ isDrawn: Bool, _ result: inout Result) {
    let quotes = sentence.tokens.filter { $0.kind == .quote }
    let isSmall = sentence.containsAny(Self.smallPrint)
    if quotes.isEmpty {
      if SystemAddress.isAddressed(sentence.tokens) {
        result.systemNotes.append(sentence)
      } else {
        result.sentences.append(sentence)
      }
      return
    }
    var kept = false
    var struckOut = false
    for quote in quotes {
      let inner = inside(quote)
      let isAddressed = inner.contains { SystemAddress.isAddressed($0.tokens) }
      if isAddressed || (isSmall && inner.contains { SystemAddress.isSecretive($0.tokens) }) {
        result.systemNotes += inner
      } else if isStruck(quote, sentence.tokens) {
        struckOut = true
      } else if !isDrawn, saysSomething(quote.content, sentence) {
        result.sentences += anchored(corrected(inner, quote, sentence), quote, sentence)
        kept = true
      }
    }
    // A sentence about a label ("a box drawn behind Deposit") is read as it stands.
    if !kept, !struckOut,
      !result.systemNotes.contains(where: { note in quotes.contains { $0.content.contains(note.quote) } })
    {
      result.sentences.append(sentence)
    }
  }

  private static let besides: Set<String> = ["beside", "next", "by", "under", "over", "above", "below", "at", "near"]

  /// `In pencil beside Offer Out: "after 5 days …"`: what stands beside a label is said of it.
  private func anchored(_ inner: [Sentence], _ quote: Token, _ sentence: Sentence) -> [Sentence] {
    guard inner.count == 1, let at = sentence.tokens.firstIndex(of: quote),
      sentence.tokens[safe: at - 1]?.isMark(":") == true,
      let start = sentence.tokens[..<at].lastIndex(where: { Self.besides.contains($0.text) }), start + 1 < at - 1,
      sentence.tokens[start + 1..<at - 1].allSatisfy({ !$0.isMark }), sentence.tokens[start + 1].isCapital
    else { return inner }
    var result = inner[0]
    result.tokens = Array(sentence.tokens[(start + 1)..<(at - 1)]) + result.tokens
    return [result]
  }

  /// A label of a few words is no sentence, least of all in words about boxes and arrows.
  private func saysSomething(_ content: String, _ sentence: Sentence) -> Bool {
    let words = StageNames.bare(content).split(separator: " ").count
    let isAboutBoxes = sentence.containsAny(["box", "boxes", "arrow", "arrows", "stage", "bubble", "circle", "drawn"])
    // What stands between two things is read together with its place.
    if sentence.contains("between"), sentence.tokens.filter({ $0.kind == .quote }).count == 1, words < 8 {
      return false
    }
    return words >= (isAboutBoxes ? 6 : 4)
  }

  /// Whether the words right behind or before a quotation say that it was crossed out. "Item 2 is crossed out" speaks of
  /// its number and is left to the selection.
  private func isStruck(_ quote: Token, _ tokens: [Token]) -> Bool {
    guard let at = tokens.firstIndex(of: quote) else { return false }
    let after = tokens[(at + 1)...].prefix(6).prefix { $0.kind != .quote }
    let before = tokens[max(0, at - 4)..<at].reversed().prefix { $0.kind != .quote }
    let strikes: (Token) -> Bool = { Self.struck.contains($0.text) }
    if after.contains(where: strikes) { return !after.contains { $0.kind == .number } }
    return before.contains(where: strikes)
  }

  /// `"text 5 min later" (the 5 is crossed out, 15 written above)`: the number that was written holds.
  private func corrected(_ inner: [Sentence], _ quote: Token, _ sentence: Sentence) -> [Sentence] {
    guard let at = sentence.tokens.firstIndex(of: quote) else { return inner }
    let after = sentence.tokens[(at + 1)...].prefix { $0.kind != .quote && !$0.endsSentence }
    guard after.contains(where: { Self.struck.contains($0.text) }),
      after.contains(where: { ["written", "above", "beside", "next", "over", "instead"].contains($0.text) })
    else { return inner }
    let numbers = after.filter { $0.kind == .number }
    let places = inner.indices.flatMap { n in
      inner[n].tokens.indices.filter { inner[n].tokens[$0].value == numbers.first?.value }.map { (n, $0) }
    }
    guard numbers.count == 2, places.count == 1 else { return inner }
    var result = inner
    let (n, place) = places[0]
    (result[n].tokens[place].text, result[n].tokens[place].value) = (numbers[1].text, numbers[1].value)
    return result
  }

  private func inside(_ quote: Token) -> [Sentence] {
    let inner = Tokenizer.read(quote.content)
    return Sentences.split(inner.tokens[...], of: inner, source: source)
  }

  /// `Title: LEASING FLOW`, `titled "Renewals"`.
  private var title: String? {
    let tokens = text.tokens
    for (i, token) in tokens.enumerated()
    where ["title", "titled", "heading", "headed", "labeled", "labelled", "header"].contains(token.text) {
      var at = i + 1
      while let next = tokens[safe: at],
        next.isMark(":") || next.text == "is" || next.text == "reads" || next.text == "says" || next.text == "on"
          || next.text == "at" || next.text == "top" || next.text == "the"
      { at += 1 }
      if let quote = tokens[safe: at], quote.kind == .quote { return quote.content }
      var end = at
      while let next = tokens[safe: end], !next.isMark, next.isCapital { end += 1 }
      if end > at { return text.original(at..<end) }
    }
    return nil
  }
}
