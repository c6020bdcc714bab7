import ConfigSchema

/// A stretch of one input with one voice.
struct Passage: Sendable {
  let source: InputSource
  /// Who speaks, as written in a transcript.
  var speaker: String? = nil
  let text: TokenText
  var range: Range<Int>
  /// Whether orders given here count. A caller on the speaker phone is heard but not followed.
  var isTrusted = true

  var sentences: [Sentence] {
    Sentences.split(text.tokens[range], of: text, source: source, speaker: speaker)
  }
}
