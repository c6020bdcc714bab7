/// Takes items out of an ordered list and puts items in or elsewhere, for any subset of a set of changes.
struct ListEdit<Item: ListItem> {
  var removed: Set<ItemID> = []
  /// Accepted additions and moves.
  var placements: [Placement<Item>] = []
  /// What each item follows according to all changes, also those not applied. It tells where to stand when the
  /// item to stand behind was declined.
  var anchors: [ItemID: ItemID?] = [:]

  func applied(to items: [Item]) -> [Item] {
    if removed.isEmpty && placements.isEmpty { return items }
    var work = Work(edit: self, items: items)
    for placement in placements { work.place(placement.item.id) }
    return work.result
  }
}

private struct Work<Item: ListItem> {
  var result: [Item]
  /// Placements still to do.
  private var pending: [ItemID: Placement<Item>]
  private let anchors: [ItemID: ItemID?]
  private let before: [ItemID: ItemID?]

  init(edit: ListEdit<Item>, items: [Item]) {
    pending = Dictionary(edit.placements.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    anchors = edit.anchors
    before = Dictionary(
      items.indices.map { (items[$0].id, $0 == 0 ? nil : items[$0 - 1].id) }, uniquingKeysWith: { first, _ in first })
    let leaving = edit.removed.union(pending.keys)
    result = items.filter { !leaving.contains($0.id) }
  }

  /// Puts one item behind the one it follows, that one first when it is waiting too.
  mutating func place(_ id: ItemID) {
    guard let placement = pending.removeValue(forKey: id) else { return }
    var anchor = placement.after
    var visited: Set<ItemID> = [id]
    while let behind = anchor {
      if pending[behind] != nil { place(behind) }
      if let index = result.firstIndex(where: { $0.id == behind }) {
        result.insert(placement.item, at: index + 1)
        return
      }
      // The item to stand behind is not there: stand where it would have stood.
      guard visited.insert(behind).inserted, let next = anchors[behind] ?? before[behind] else {
        result.append(placement.item)
        return
      }
      anchor = next
    }
    result.insert(placement.item, at: 0)
  }
}
