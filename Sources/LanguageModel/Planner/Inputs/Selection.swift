/// Which parts of the pasted material the typed words choose: "SOP 4", "the enabled ones", "all but the birthday one".
struct Selection {
  private var numbers: Set<Int> = []
  private var excluded: Set<Int> = []
  private var onlyEnabled = false
  private var exceptWords: Set<String> = []
  private var onlyWords: Set<String> = []

  private static let countables: Set<String> = [
    "sop", "row", "rows", "rule", "rules", "item", "items", "step", "point", "number", "section", "policy", "line",
    "no", "sops", "points", "lines",
  ]
  private static let enabled: Set<String> = ["enabled", "active", "checked", "on", "ticked", "live"]

  init(_ typed: [Sentence]) {
    for sentence in typed { read(sentence.tokens) }
  }

  private mutating func read(_ tokens: [Token]) {
    let except = tokens.firstIndex { ["except", "but", "without", "excluding", "minus", "skip"].contains($0.text) }
    for (i, token) in tokens.enumerated() {
      let isExcluded = except.map { i > $0 } ?? false
      if Self.countables.contains(token.text) || choosesByNumber(tokens, i) { collect(tokens, i + 1, isExcluded) }
      if let ordinal = NumberWords.ordinal(token.text),
        tokens[safe: i + 1].map({
          ["one", "row", "rule", "item", "two", "three", "point", "ones", "sop"].contains($0.text)
        }) ?? false
      {
        choose(ordinal, tokens[safe: i + 1]?.value, isExcluded)
      }
      if Self.enabled.contains(token.text),
        token.text != "on"
          || ["ones", "rows", "lines", "rules", "items", "row"].contains(tokens[safe: i + 1]?.text ?? "")
          || ["are", "turned", "switched"].contains(tokens[safe: i - 1]?.text ?? "")
      {
        onlyEnabled = true
      }
      if isExcluded, token.kind == .word, token.text.utf8.count > 3, !Self.plain.contains(token.text) {
        exceptWords.insert(token.text)
      }
    }
  }

  private static let choosing: Set<String> = [
    "implement", "do", "only", "just", "use", "take", "add", "up", "apply", "build", "want", "from",
  ]

  /// "implement 1 and 3 of this", "add 7.2 from the handbook".
  private func choosesByNumber(_ tokens: [Token], _ i: Int) -> Bool {
    guard Self.choosing.contains(tokens[i].text), tokens[safe: i + 1]?.kind == .number else { return false }
    var at = i + 1
    while let token = tokens[safe: at], token.kind == .number || token.isMark(",") || token.text == "and" { at += 1 }
    guard let next = tokens[safe: at] else { return true }
    return next.isMark || ["of", "from", "in", "on", "please"].contains(next.text)
  }

  private static let plain: Set<String> = [
    "ones", "that", "this", "thing", "part", "line", "rule", "rules", "step", "item", "without", "leave", "skip", "the",
    "email", "text", "task", "them", "stuff", "please", "else", "everything", "not", "from", "with", "what", "asks",
    "asked",
  ]

  private mutating func collect(_ tokens: [Token], _ start: Int, _ isExcluded: Bool) {
    var at = start
    while let token = tokens[safe: at] {
      if token.isMark("#") {
        at += 1
        continue
      }
      if token.kind == .number, let value = token.value, value < 1000 {
        if token.isJoined, let last = numbers.max(), last < Int(value) {
          for number in last...Int(value) { choose(number, nil, isExcluded) }
        }
        choose(Int(value), nil, isExcluded)
      } else if !(["and", "or", "to"].contains(token.text) || token.isMark(",")) {
        break
      }
      at += 1
    }
  }

  private mutating func choose(_ number: Int, _ span: Double?, _ isExcluded: Bool) {
    let range = span.map { number == 1 ? 1...max(1, Int($0)) : number...number } ?? number...number
    for n in range { if isExcluded { excluded.insert(n) } else { numbers.insert(n) } }
  }

  /// "Item 2 is crossed out": left out as well.
  private func crossedOut(_ sentences: [Sentence]) -> Set<Int> {
    Set(
      sentences.filter { $0.containsAny(["crossed", "struck", "scratched", "scribbled"]) }.flatMap { sentence in
        sentence.tokens.indices.compactMap { i -> Int? in
          guard Self.countables.contains(sentence.tokens[i].text) else { return nil }
          return sentence.tokens[safe: i + 1]?.value.map { Int($0) }
        }
      })
  }

  /// The chosen sentences. A sentence numbered otherwise ("SOP 5: …") is left out.
  func chosen(_ sentences: [Sentence]) -> [Sentence] {
    var number: Int?
    let excluded = excluded.union(crossedOut(sentences))
    return sentences.filter { sentence in
      if let own = ownNumber(sentence.tokens) { number = own }
      guard !isExcepted(sentence.plain) else { return false }
      guard let number else { return true }
      if excluded.contains(number) { return false }
      return numbers.isEmpty || numbers.contains(number)
    }
  }

  func chosen(_ drawing: Drawing) -> Drawing {
    guard var table = drawing.table else { return drawing }
    var result = drawing
    let flag = table.columns.firstIndex { column in
      ["enabled", "active", "on", "status", "live", "state"].contains { column.hasPrefix($0) }
    }
    table.rows = table.rows.enumerated().filter { n, row in
      if excluded.contains(n + 1) || (!numbers.isEmpty && !numbers.contains(n + 1)) || isExcepted(row.name.lowercased())
      {
        return false
      }
      guard onlyEnabled else { return true }
      let cell = flag.flatMap { row.cells[safe: $0] } ?? row.cells.last ?? ""
      return ["yes", "y", "on", "true", "active", "enabled", "checked", "x", "live", "✓", "✔"].contains(
        cell.lowercased().trimmed)
    }.map(\.element)
    result.table = table
    return result
  }

  private func ownNumber(_ tokens: [Token]) -> Int? {
    guard let first = tokens.first else { return nil }
    if Self.countables.contains(first.text), let next = tokens.dropFirst().first(where: { !$0.isMark("#") }),
      next.kind == .number
    {
      return next.value.map { Int($0) }
    }
    if first.kind == .number, let next = tokens[safe: 1], next.isMark(")") || next.isMark(".") || next.isMark(":") {
      return first.value.map { Int($0) }
    }
    return nil
  }

  private func isExcepted(_ text: String) -> Bool { exceptWords.contains { text.contains($0) } }
}
