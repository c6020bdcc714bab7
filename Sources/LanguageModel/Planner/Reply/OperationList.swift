import ConfigSchema

/// Operations in the making: hands out `$1`, `$2`, … and keeps the words each rests on.
struct OperationList {
  private(set) var operations: [ProposedOperation] = []
  private var next = 1

  mutating func reference() -> Reference {
    defer { next += 1 }
    return Reference("$\(next)")
  }

  mutating func append(_ operation: Operation, _ evidence: Evidence) {
    operations.append(ProposedOperation(operation, evidence: evidence))
  }
  mutating func append(_ operation: Operation, _ sentence: Sentence) { append(operation, sentence.evidence) }
}

extension Sentence {
  var evidence: Evidence { Evidence(source: source, quote: evidenceQuote ?? quote) }
}
