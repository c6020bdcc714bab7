/// Values in a picture that somebody crossed out and wrote over.
enum StruckValues {
  private static let strikes: Set<String> = ["crossed", "struck", "scratched", "scribbled"]
  private static let hands: Set<String> = [
    "pencil", "pencilled", "penciled", "handwriting", "handwritten", "pen", "marker", "marked", "corrections",
    "correction", "markup", "markups", "edits", "scribbles", "changes", "inked", "written",
  ]

  /// "the printed 5 days is crossed".
  static func isStruck(_ tokens: [Token], _ value: Range<Int>) -> Bool {
    let after = tokens[min(value.upperBound, tokens.count)...].prefix(4)
    guard let at = after.firstIndex(where: { strikes.contains($0.text) }) else { return false }
    return !after[..<at].contains { $0.kind == .number || $0.isMark(",") }
  }

  /// Whether the typed words ask for what was written by hand, so that it is clear which value holds.
  static func holdsWritten(_ typed: [Sentence]) -> Bool { typed.contains { $0.containsAny(hands) } }
}
