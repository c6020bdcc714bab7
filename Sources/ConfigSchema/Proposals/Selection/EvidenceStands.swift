/// An operation rests on words that were really handed in.
struct EvidenceStands: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    guard let missing = operation.missing else { return nil }
    let quote = operation.evidence.quote.isEmpty ? "" : " (\(Escape.quoted(operation.evidence.quote.excerpt)))"
    return "\(missing.message)\(quote)"
  }
}
