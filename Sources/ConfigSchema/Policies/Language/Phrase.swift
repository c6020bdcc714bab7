/// A pattern over words: `no small? kids|children` or `mark ~3 lost`.
///
/// Words are parted by blanks; `|` parts alternatives, `?` at the end makes a word optional, `~3` stands for up to three
/// words of any kind, but never reaches over the end of a sentence. A phrase starts with a word that must be there.
struct Phrase: Sendable {
  private enum Part: Sendable {
    case word(Set<String>, isOptional: Bool)
    case gap(Int)
  }

  private let parts: [Part]
  /// The words it may start with.
  let starts: Set<String>

  init(_ pattern: String) {
    parts = pattern.split(separator: " ").map { piece in
      if piece.hasPrefix("~"), let length = Int(piece.dropFirst()) { return .gap(length) }
      let isOptional = piece.hasSuffix("?")
      let words = (isOptional ? piece.dropLast() : piece).split(separator: "|").map(String.init)
      return .word(Set(words), isOptional: isOptional)
    }
    guard case .word(let starts, false) = parts.first else {
      preconditionFailure("A phrase starts with a word: \(pattern)")
    }
    self.starts = starts
  }

  /// Where the phrase ends when it starts at `start`; nil when it does not.
  func end(in words: ArraySlice<String>, from start: Int) -> Int? { end(words, start, parts[...]) }

  private func end(_ words: ArraySlice<String>, _ index: Int, _ rest: ArraySlice<Part>) -> Int? {
    guard let part = rest.first else { return index }
    let after = rest.dropFirst()
    switch part {
    case .word(let choices, let isOptional):
      if index < words.endIndex, choices.contains(words[index]), let end = end(words, index + 1, after) { return end }
      return isOptional ? end(words, index, after) : nil
    case .gap(let length):
      for skipped in 0...length {
        if let end = end(words, index + skipped, after) { return end }
        if index + skipped >= words.endIndex || words[index + skipped] == Words.stop { return nil }
      }
      return nil
    }
  }
}
