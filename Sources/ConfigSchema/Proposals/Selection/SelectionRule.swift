/// A reason for which an operation starts unselected. The person still sees it and may select it.
protocol SelectionRule: Sendable {
  /// One sentence, or nil when this rule has nothing against the operation.
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String?
}

/// One operation of a reply with the words it rests on.
struct JudgedOperation {
  /// Its number in findings and origins.
  let number: Int
  let operation: Operation
  /// Counted through all turns.
  let evidence: Evidence
  /// What is wrong with the evidence.
  let missing: Finding?
}
