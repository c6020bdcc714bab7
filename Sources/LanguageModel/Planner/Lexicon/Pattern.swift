/// A sequence of words to look for. Written as text: words apart by spaces, `a|b` either, `x?` may be missing,
/// `@tour` a word class, `~3` up to three other words (never across the end of a clause), `#` a number, `_` joins
/// several words of one alternative.
struct Pattern: Sendable {
  indirect enum Element: Sendable {
    /// `takesNames`: the name of a person does as well ("tell Rosa").
    case anyOf(Set<String>, sequences: [[String]], isOptional: Bool, takesNames: Bool)
    case gap(Int)
    case number
  }
  let elements: [Element]
  /// Whether gaps may run over words that begin something new.
  let isLoose: Bool

  /// Every word it can begin with; `#` stands for a number.
  var starters: Set<String> {
    var result: Set<String> = []
    for element in elements {
      switch element {
      case .anyOf(let words, let sequences, let isOptional, _):
        result.formUnion(words)
        result.formUnion(sequences.map { $0[0] })
        if isOptional { continue }
      case .number: result.insert("#")
      case .gap: continue
      }
      break
    }
    return result
  }

  /// Every word it speaks of.
  var words: Set<String> {
    elements.reduce(into: []) { result, element in
      if case .anyOf(let words, let sequences, _, _) = element {
        result.formUnion(words)
        result.formUnion(sequences.joined())
      }
    }
  }

  init(_ text: String, isLoose: Bool = false) {
    elements = text.split(separator: " ").map { Self.element(String($0)) }
    self.isLoose = isLoose
  }

  private static func element(_ text: String) -> Element {
    if text == "#" { return .number }
    if text.hasPrefix("~") { return .gap(Int(text.dropFirst()) ?? 0) }
    let isOptional = text.hasSuffix("?")
    var words: Set<String> = []
    var sequences: [[String]] = []
    for part in (isOptional ? text.dropLast() : text[...]).split(separator: "|") {
      if part.hasPrefix("@") {
        let members = WordClass.members(String(part.dropFirst()))
        for member in members { add(member, &words, &sequences) }
      } else {
        add(part.split(separator: "_").map(String.init), &words, &sequences)
      }
    }
    return .anyOf(
      words, sequences: sequences.sorted { $0.count > $1.count }, isOptional: isOptional,
      takesNames: text.contains("@team"))
  }

  private static func add(_ member: [String], _ words: inout Set<String>, _ sequences: inout [[String]]) {
    if member.count == 1 { words.insert(member[0]) } else { sequences.append(member) }
  }

  /// - Returns: the end of the longest match that begins at `start`.
  func match(_ tokens: [Token], at start: Int) -> Int? { match(tokens, start, elements[...]) }

  private func match(_ tokens: [Token], _ at: Int, _ rest: ArraySlice<Element>) -> Int? {
    guard let element = rest.first else { return at }
    let remaining = rest.dropFirst()
    switch element {
    case .number:
      guard let token = tokens[safe: at], token.kind == .number else { return nil }
      return match(tokens, at + 1, remaining)
    case .gap(let limit):
      for skip in 0...limit {
        if skip > 0,
          tokens[safe: at + skip - 1].map({ $0.isMark || !isLoose && Self.barriers.contains($0.text) }) ?? true
        {
          return nil
        }
        if let end = match(tokens, at + skip, remaining) { return end }
      }
      return nil
    case .anyOf(let words, let sequences, let isOptional, let takesNames):
      for sequence in sequences where matches(tokens, at, sequence) {
        if let end = match(tokens, at + sequence.count, remaining) { return end }
      }
      if let token = tokens[safe: at], words.contains(token.text), let end = match(tokens, at + 1, remaining) {
        return end
      }
      if takesNames, let token = tokens[safe: at], PersonNames.isName(token), let end = match(tokens, at + 1, remaining)
      {
        return end
      }
      return isOptional ? match(tokens, at, remaining) : nil
    }
  }

  /// Words that begin something new, so a gap never runs over them.
  private static let barriers: Set<String> = [
    "and", "or", "if", "when", "whenever", "then", "but", "unless", "until", "because", "so", "text", "texts", "email",
    "emails", "task", "ticket", "draft", "send", "sends", "make", "create", "plus", "instead",
  ]

  private func matches(_ tokens: [Token], _ at: Int, _ sequence: [String]) -> Bool {
    for (n, word) in sequence.enumerated() where tokens[safe: at + n]?.text != word { return false }
    return true
  }
}
