import ConfigSchema

/// One sentence of the request with everything that was recognised in it.
struct Sentence: Sendable {
  /// Which input it stands in.
  let source: InputSource
  /// Who said it, in a transcript.
  var speaker: String? = nil
  var tokens: [Token]
  /// UTF-8 offsets of the sentence in its input.
  let start: Int
  let end: Int
  /// The words as written, for evidence.
  let quote: String
  /// True when it ended with a question mark.
  var isQuestion = false
  /// The title over a table row, the label of a box and the like.
  var heading: String? = nil
  /// The words as they stand in the input, when the sentence was put together from parts of it.
  var evidenceQuote: String? = nil
  /// True when it begins a paragraph, list item or a person's turn.
  var beginsParagraph = false

  func words(_ range: Range<Int>) -> String { tokens[range].map(\.text).joined(separator: " ") }
  var plain: String { words(tokens.indices.lowerBound..<tokens.count) }

  func contains(_ word: String) -> Bool { tokens.contains { $0.text == word && $0.kind == .word } }
  func containsAny(_ words: Set<String>) -> Bool { tokens.contains { $0.kind == .word && words.contains($0.text) } }
}

/// Cuts a stretch of tokens into sentences.
enum Sentences {
  /// - Parameter text: the whole input, so that quotes can be taken from it.
  static func split(
    _ tokens: ArraySlice<Token>, of text: TokenText, source: InputSource, speaker: String? = nil
  ) -> [Sentence] {
    var result: [Sentence] = []
    var current: [Token] = []
    var begins = true
    func close(_ question: Bool) {
      let kept = SharedUnits.written(Fillers.removed(current))
      if let first = current.first, let last = current.last, kept.contains(where: { !$0.isMark }) {
        var sentence = Sentence(
          source: source, speaker: speaker, tokens: kept, start: first.start, end: last.end,
          quote: text.original(first.start, last.end).trimmed, isQuestion: question)
        sentence.beginsParagraph = begins
        result.append(sentence)
        begins = false
      }
      current = []
    }
    let all = Array(tokens)
    for (i, token) in all.enumerated() {
      if token.kind == .lineBreak || token.isMark("\u{2022}") {
        if token.kind == .lineBreak, continuesLine(all, i) { continue }
        close(false)
        begins = true
      } else if token.isMark("."), begins, speaker == nil, current.count == 1, current[0].kind == .number,
        current[0].text.first?.isNumber == true
      {
        // "3. Text them": the number only counts the items of a list.
        var bracket = token
        bracket.text = ")"
        current.append(bracket)
      } else if token.endsSentence, !isAbbreviation(current) {
        current.append(token)
        close(token.text == "?")
      } else {
        current.append(token)
      }
    }
    close(false)
    return ListLines.joined(result, of: text)
  }

  private static let abbreviations: Set<String> = [
    "hr", "hrs", "min", "mins", "appt", "appts", "approx", "st", "mr", "mrs", "ms", "dr", "vs", "etc", "no", "apt",
    "am", "pm", "a", "p",
    "inc", "co", "e", "g", "i",
  ]

  private static func isAbbreviation(_ current: [Token]) -> Bool {
    guard let last = current.last, last.kind == .word, current.count > 1 else { return false }
    guard abbreviations.contains(last.text) else { return false }
    return ["e", "g", "i", "a", "p"].contains(last.text) || last.text == "mr" || last.text == "mrs" || last.text == "ms"
      || last.text == "dr" || last.text == "approx"
  }

  /// A line that was only wrapped goes on: the next one begins in lower case, and this one ended in the middle of a phrase.
  private static func continuesLine(_ all: [Token], _ i: Int) -> Bool {
    guard let before = all[safe: i - 1], let after = all[safe: i + 1] else { return false }
    guard before.kind == .word, after.kind == .word, !after.isCapital else { return false }
    return ["a", "an", "the", "to", "of", "and", "or", "in", "for", "with", "that", "is", "at", "on", "by"].contains(
      before.text)
  }
}
