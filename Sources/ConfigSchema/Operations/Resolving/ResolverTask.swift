/// What stays the same however often a reply's operations are carried out.
struct ResolverTask {
  let operations: [Operation]
  /// What each operation is called in findings and origins.
  let numbers: [Int]
  /// The properties that new pipelines and triggers are made for.
  let audience: [ItemID]
  let newItems: NewItems
  let book: ReferenceBook
  let catalogue: Catalogue
  let ids: FreshIDs

  /// Operations that build on something that failed operations should have made, directly or through others.
  func dependents(onFailed failed: some Collection<Int>) -> [Int: OperationFailure] {
    var found: [Int: OperationFailure] = [:]
    var left = failed.compactMap(ownCreation)
    if left.isEmpty { return found }
    let users = self.users
    let known = Set(failed)
    while let reference = left.popLast() {
      for (operation, key) in users[reference] ?? [] where found[operation] == nil && !known.contains(operation) {
        found[operation] = dependsOnLeftOut(reference, key)
        if let made = ownCreation(operation) { left.append(made) }
      }
    }
    return found
  }

  func dependsOnLeftOut(_ reference: Reference, _ key: String) -> OperationFailure {
    let maker = newItems[reference].map { " (changes[\(numbers[$0.operation])])" } ?? ""
    return OperationFailure(
      "depends_on_left_out", key, reference.text,
      "It builds on \(reference.text.excerpt), whose own change\(maker) could not be carried out.",
      fix: "Mend that change first.")
  }

  /// The `$n` an operation makes, unless another one had that name first.
  private func ownCreation(_ operation: Int) -> Reference? {
    guard let made = operations[operation].creation?.reference, newItems[made]?.operation == operation else {
      return nil
    }
    return made
  }

  /// Who refers to each `$n`, and in which member.
  private var users: [Reference: [(operation: Int, key: String)]] {
    var users: [Reference: [(operation: Int, key: String)]] = [:]
    for (index, operation) in operations.enumerated() {
      for (key, reference) in operation.needs where reference.isNew {
        users[reference, default: []].append((index, key))
      }
      if let target = operation.transitionTarget, target.isNew {
        users[target, default: []].append((index, "auto_to_stage"))
      }
    }
    return users
  }
}
