/// Everything a reply makes, by its `$n`, known before anything is carried out.
struct NewItems {
  struct Item {
    var kind: ItemKind
    /// Position of the operation that makes it.
    var operation: Int
    /// The pipeline of a stage, the trigger of an action.
    var container: Reference?
  }

  private var items: [Reference: Item] = [:]
  /// Operations that use a `$n` again, with the one that had it first.
  private(set) var duplicates: [Int: Int] = [:]

  init(_ operations: [ProposedOperation]) {
    for (index, change) in operations.enumerated() {
      guard let (reference, kind, container) = change.operation.creation else { continue }
      if let first = items[reference] {
        duplicates[index] = first.operation
      } else {
        items[reference] = Item(kind: kind, operation: index, container: container)
      }
    }
  }

  subscript(reference: Reference) -> Item? { items[reference] }
  var names: [String] { items.keys.map(\.text).sorted() }
}
