/// Checks that the words an operation rests on really stand where it says. Not so = a warning, and the review leaves the
/// change unselected.
public struct EvidenceCheck {
  private let inputs: [InputSource: String]

  public init(_ request: Request) {
    var inputs: [InputSource: String] = [:]
    var pastes = 0
    var images = 0
    for input in request.inputs {
      switch input.kind {
      case .typed:
        inputs[.request] = inputs[.request].map { $0 + "\n" + input.text } ?? input.text
      case .transcript, .email, .paste:
        pastes += 1
        inputs[.paste(pastes)] = input.text
      case .imageDescription:
        images += 1
        inputs[.image(images)] = input.text
      }
    }
    self.inputs = inputs
  }

  /// - Parameter numbers: what to call each operation of `reply.changes`; nil = its index.
  /// - Returns: a finding of rule `evidence_missing` for each operation whose quote is not in its source.
  public func findings(for reply: Reply, numbers: [Int]? = nil) -> [Finding] {
    var folded: [InputSource: FoldedText] = [:]
    return reply.changes.enumerated().compactMap { index, change in
      problem(change.evidence, &folded).map { Self.finding(change.evidence, numbers?[index] ?? index, $0) }
    }
  }

  /// What is wrong, as a sentence; nil when the quote is there.
  private func problem(_ evidence: Evidence, _ folded: inout [InputSource: FoldedText]) -> String? {
    guard let text = inputs[evidence.source] else { return "It rests on \(evidence.source), which was not handed in." }
    let quote = FoldedText(evidence.quote)
    if quote.words.isEmpty { return "It names no words that it rests on." }
    let source = folded[evidence.source] ?? FoldedText(text)
    folded[evidence.source] = source
    // A sign or a syllable stands in every text and proves nothing.
    return source.contains(quote) && !source.words.isDisjoint(with: quote.words)
      ? nil : "The words it says it rests on do not stand in \(Self.title(evidence.source))."
  }

  private static func title(_ source: InputSource) -> String {
    source == .request ? "the request" : source.description
  }

  private static func finding(_ evidence: Evidence, _ number: Int, _ message: String) -> Finding {
    Finding(
      .warn, rule: "evidence_missing", path: "changes[\(number)].evidence", value: evidence.quote.excerpt,
      message: message, fix: "Copy the words exactly from where they stand.", operation: number)
  }
}
