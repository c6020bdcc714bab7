/// What was said before, as far as it fits; the newest remarks stay.
struct HistoryText: Sendable {
  /// Tokens.
  static let budget = 4_000
  /// Tokens of one remark, so that a long one does not push out all others.
  static let remarkBudget = 1_200

  let phrases: Phrases

  /// - Returns: nil when nothing was said.
  func text(_ history: [Turn], _ redactor: inout Redactor) -> String? {
    var lines: [String] = []
    var left = Self.budget
    for turn in history.reversed() {
      let text = redactor.said(turn.text)
      let begin = text.beginning(tokens: Self.remarkBudget)
      let shown = begin.utf8.count < text.utf8.count ? begin + " …" : text
      let line = phrases[turn.speaker == .person ? "person" : "model", ["text": shown]]
      left -= TokenEstimate.tokens(line)
      if left < 0 { break }
      lines.append(line)
    }
    guard !lines.isEmpty else { return nil }
    if lines.count < history.count {
      lines.append(phrases["earlier_cut", ["count": String(history.count - lines.count)]])
    }
    return ([phrases["earlier"]] + lines.reversed()).joined(separator: "\n")
  }
}
