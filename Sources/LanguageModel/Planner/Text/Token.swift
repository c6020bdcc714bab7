/// One word, number, quotation or mark of a text, in a form that can be compared, with its place in the original.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word
    case number
    /// Words in quotation marks; `content` holds them as written.
    case quote
    case address
    /// Punctuation; `text` is one of `. , ; : ? ! ( ) / | > …` (`>` stands for every arrow).
    case mark
    case lineBreak
  }

  /// Lower case, without apostrophes: `havent`, `email`, `24`.
  var text: String
  var kind: Kind
  /// UTF-8 offsets into the text it was read from.
  var start: Int
  var end: Int
  /// The value of a number, also of a number word.
  var value: Double? = nil
  /// What stood between the quotation marks, or the address, as written.
  var content: String = ""
  /// True when it is joined to the token before by a hyphen or dash: `9-5`, `mon-fri`.
  var isJoined = false
  /// True when it began with a capital letter.
  var isCapital = false

  var isMark: Bool { kind == .mark || kind == .lineBreak }
  /// Ends a sentence.
  var endsSentence: Bool {
    kind == .lineBreak || (kind == .mark && (text == "." || text == "?" || text == "!"))
  }
  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
}

/// A text and its tokens.
struct TokenText: Sendable {
  let bytes: [UInt8]
  var tokens: [Token]

  /// The original words between two offsets.
  func original(_ start: Int, _ end: Int) -> String {
    guard start < end, start >= 0, end <= bytes.count else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
  func original(_ range: Range<Int>) -> String {
    guard let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1] else { return "" }
    return original(first.start, last.end)
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { index >= 0 && index < count ? self[index] : nil }

  /// The elements from one place to another, as far as they are there. A moment that the sentence before named has its
  /// place there, which may be none of this sentence's.
  func stretch(_ from: Int, _ to: Int) -> ArraySlice<Element> {
    let lower = Swift.min(Swift.max(from, 0), count)
    return self[lower..<Swift.min(Swift.max(to, lower), count)]
  }
}

extension [Token] {
  /// Whether a clause begins there: at the start, behind a mark or behind a word that joins.
  func startsClause(_ at: Int) -> Bool {
    guard let before = self[safe: at - 1] else { return true }
    return before.isMark || ["and", "then", "but"].contains(before.text)
  }
}
