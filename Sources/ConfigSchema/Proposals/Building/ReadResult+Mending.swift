extension ReadResult {
  /// A reply after its failing operations were asked for again: the others are kept, the new ones stand where the first
  /// failing one stood, in the order of their reply. Message, questions and decline are those of the newer reply.
  ///
  /// New operations get numbers of their own, so that findings and origins stay apart.
  /// - Parameter failing: operation numbers of this reply that the other replaces.
  public func mended(by other: ReadResult, failing: [Int]) -> ReadResult {
    guard let old = reply, let new = other.reply else { return other }
    let gone = Set(failing)
    let first = numbers.firstIndex { number in gone.contains { number >= $0 } } ?? numbers.count
    let next = ((numbers + failing).max() ?? -1) + 1
    let shift = { (number: Int) in number + next }
    var operations: [(ProposedOperation, Int)] = []
    for (index, change) in old.changes.enumerated() {
      if index == first { operations += zip(new.changes, other.numbers.map(shift)) }
      if !gone.contains(numbers[index]) { operations.append((change, numbers[index])) }
    }
    if first >= old.changes.count { operations += zip(new.changes, other.numbers.map(shift)) }
    var merged = new
    merged.changes = operations.map(\.0)
    if new.appliesTo == .current { merged.appliesTo = old.appliesTo }
    let findings = other.findings.map { finding in
      var shifted = finding
      shifted.operation = finding.operation.map(shift)
      return shifted
    }
    return ReadResult(reply: merged, findings: findings, numbers: operations.map(\.1))
  }
}
