/// One ordered list before and after, with what each item follows.
struct ListDiff<Item: ListItem> {
  struct Entry {
    var old: Item?
    var new: Item
    /// The item it follows now; nil = first.
    var after: ItemID?
    /// The item it followed before; nil = first, or new.
    var wasAfter: ItemID?
    var isMoved: Bool
  }

  /// In the new order.
  private(set) var entries: [Entry] = []
  /// In the old order.
  private(set) var removed: [Placement<Item>] = []

  init(old: [Item], new: [Item]) {
    let before = Dictionary(
      old.enumerated().map { ($1.id, (item: $1, after: $0 == 0 ? nil : old[$0 - 1].id)) },
      uniquingKeysWith: { first, _ in first })
    let moved = Rearrangement.moved(from: old.map(\.id), to: new.map(\.id))
    for (index, item) in new.enumerated() {
      let known = before[item.id]
      entries.append(
        Entry(
          old: known?.item, new: item, after: index == 0 ? nil : new[index - 1].id,
          wasAfter: known.flatMap(\.after), isMoved: moved.contains(item.id)))
    }
    let kept = Set(new.map(\.id))
    removed = old.filter { !kept.contains($0.id) }.map { Placement(item: $0, after: before[$0.id]?.after) }
  }
}
