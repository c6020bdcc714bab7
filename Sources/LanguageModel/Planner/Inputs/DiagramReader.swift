import ConfigSchema

/// Reads boxes joined by arrows, and what is written over the arrows.
struct DiagramReader {
  let text: TokenText
  let source: InputSource
  let title: String?

  private var tokens: [Token] { text.tokens }

  func read() -> Drawing? {
    var boxes = chain()
    if boxes.count < 2 { boxes = listed() }
    guard boxes.count >= 2 else { return nil }
    apartBoxes(&boxes)
    return Drawing(source: source, title: title, boxes: boxes, quote: text.original(0, text.bytes.count))
  }

  /// `"Inquiry (2 hr)" -> "Reached" -> …`, in quotation marks or not.
  private func chain() -> [Drawing.Box] {
    var result: [Drawing.Box] = []
    var at = 0
    while let arrow = tokens[at...].firstIndex(where: { $0.isMark(">") }) {
      if result.isEmpty { result.append(Drawing.Box(label: label(endingAt: arrow))) }
      let (next, end) = label(startingAt: arrow + 1)
      if next.isEmpty { break }
      result.append(Drawing.Box(label: next))
      at = end
      // The chain ends where the next token is no arrow.
      if tokens[safe: end]?.isMark(">") != true { break }
    }
    return result.filter { !$0.label.isEmpty }
  }

  private func label(endingAt arrow: Int) -> String {
    guard let last = tokens[safe: arrow - 1] else { return "" }
    if last.kind == .quote { return last.content }
    var start = arrow - 1
    while start > 0, !isBoundary(tokens[start - 1]) { start -= 1 }
    return text.original(start..<arrow)
  }

  private func label(startingAt start: Int) -> (String, Int) {
    guard let first = tokens[safe: start] else { return ("", start) }
    if first.kind == .quote { return (first.content, start + 1) }
    var end = start
    while let token = tokens[safe: end], !isBoundary(token) { end += 1 }
    return (text.original(start..<end), end)
  }

  private func isBoundary(_ token: Token) -> Bool {
    token.isMark(">") || token.isMark(":") || token.isMark(";") || token.endsSentence || token.kind == .quote
  }

  private static let listWords: Set<String> = [
    "boxes", "columns", "stages", "steps", "sticky", "notes", "cards", "bubbles", "circles", "list", "labels",
    "labeled", "reads", "order", "squares", "lanes", "column", "labelled", "tabs",
  ]

  /// Several short labels in quotation marks after a word such as "boxes" or "columns".
  private func listed() -> [Drawing.Box] {
    for (i, token) in tokens.enumerated() where Self.listWords.contains(token.text) && !isStruck(after: i) {
      var end = i + 1
      var labels: [String] = []
      while let token = tokens[safe: end], !token.isMark("."), token.kind != .lineBreak || labels.isEmpty, end - i < 120
      {
        if token.kind == .quote, token.content.split(separator: " ").count <= 6 { labels.append(token.content) }
        end += 1
      }
      if labels.count >= 3 { return labels.map { Drawing.Box(label: $0) } }
    }
    return row() ?? cards() ?? []
  }

  private func isStruck(after i: Int) -> Bool {
    tokens[i...].prefix { !$0.endsSentence }.contains { Self.strikes.contains($0.text) }
  }

  private var sentences: [Sentence] { Sentences.split(tokens[...], of: text, source: source) }

  /// Four or more short labels in quotation marks in one sentence, whatever they are written on.
  private func row() -> [Drawing.Box]? {
    sentences.lazy.filter { !$0.containsAny(Self.strikes) }.map { sentence in
      sentence.tokens.filter { $0.kind == .quote && $0.content.split(separator: " ").count <= 6 }.map(\.content)
    }.first { $0.count >= 4 }.map { $0.map { Drawing.Box(label: $0) } }
  }

  /// What is changed by hand is no list.
  private static let strikes: Set<String> = ["crossed", "struck", "scratched", "replaced"]

  private static let holders: Set<String> = [
    "cards", "notes", "boxes", "stickies", "columns", "magnets", "tiles", "bubbles", "circles", "ovals", "bullets",
    "labels",
    "lanes",
  ]

  /// "Five cards pinned in a row: Idea, Shoot, Edit": labels without quotation marks behind a colon.
  private func cards() -> [Drawing.Box]? {
    for sentence in sentences where sentence.containsAny(Self.holders) {
      guard let colon = sentence.tokens.firstIndex(where: { $0.isMark(":") }) else { continue }
      let labels = sentence.tokens[(colon + 1)...].split { $0.isMark(",") || $0.endsSentence }
      guard labels.count >= 3,
        labels.allSatisfy({ label in
          label.prefix { !$0.isMark("(") }.count <= 4 && label.count <= 8 && label.first?.isCapital == true
        })
      else { continue }
      return labels.map { Drawing.Box(label: sentence.original($0.startIndex..<$0.endIndex)) }
    }
    return nil
  }

  private static let apartWords: Set<String> = [
    "below", "above", "side", "separate", "apart", "underneath", "alone", "corner", "end", "another", "right", "off",
  ]

  /// Further quoted labels in sentences about boxes, and notes over arrows.
  private func apartBoxes(_ boxes: inout [Drawing.Box]) {
    for sentence in Sentences.split(tokens[...], of: text, source: source)
    where !sentence.tokens.contains(where: { $0.isMark(">") && $0.end > $0.start && boxes.count < 2 }) {
      let quotes = sentence.tokens.filter { $0.kind == .quote }
      let isChain = sentence.tokens.filter { $0.kind == .quote && boxes.map(\.label).contains($0.content) }.count >= 3
      if isChain { continue }
      if sentence.contains("arrow") || sentence.contains("arrows") || sentence.contains("between")
        || sentence.contains("over") || sentence.contains("leaving")
        || sentence.contains("line") && quotes.count == 1 && sentence.contains("over")
      {
        note(sentence, quotes, &boxes)
        continue
      }
      let isStruck = sentence.contains("crossed") || sentence.contains("struck")
      for quote in quotes where !isStruck && quote.content.split(separator: " ").count <= 5 {
        guard
          sentence.containsAny([
            "box", "boxes", "bubble", "circle", "column", "card", "sticky", "stage", "square", "oval", "note", "tile",
            "label",
          ]),
          sentence.containsAny(Self.apartWords), !boxes.contains(where: { $0.label == quote.content })
        else { continue }
        boxes.append(Drawing.Box(label: quote.content, isApart: true))
      }
    }
  }

  /// Finds between which boxes a note stands and keeps it with the first of them.
  private func note(_ sentence: Sentence, _ quotes: [Token], _ boxes: inout [Drawing.Box]) {
    guard let note = quotes.last(where: { q in !boxes.contains { $0.label == q.content } }) ?? quotes.last else {
      return
    }
    let names = boxes.map { StageListReader.parse($0.label)?.name ?? StageNames.bare($0.label) }
    let words = sentence.tokens.filter { $0.kind != .quote || $0.content != note.content }
    var mentioned: [Int] = []
    for i in words.indices {
      for (n, name) in names.enumerated() where !mentioned.contains(n) {
        if words[i].kind == .quote
          ? Names.same(words[i].content, boxes[n].label) || Names.same(words[i].content, name)
          : Names.starts(words, i, with: name)
        {
          mentioned.append(n)
        }
      }
    }
    guard let first = mentioned.min() else { return }
    boxes[first].arrow = note.content
  }
}
