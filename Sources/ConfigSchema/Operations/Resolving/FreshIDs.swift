/// The ids of what a reply makes: one for each operation and property, drawn once and the same ever after, so that a
/// stage can be pointed at before it is made.
final class FreshIDs {
  private struct Key: Hashable {
    var operation: Int
    var property: ItemID
  }

  private let source: IDSource
  private var drawn: [Key: ItemID] = [:]

  init(_ source: @escaping IDSource) { self.source = source }

  func id(of operation: Int, in property: ItemID) -> ItemID {
    let key = Key(operation: operation, property: property)
    if let id = drawn[key] { return id }
    let id = source()
    drawn[key] = id
    return id
  }
}
