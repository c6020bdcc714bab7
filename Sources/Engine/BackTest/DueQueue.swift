import Store

/// What falls due, the earliest first; of what falls due together, what was put in first.
struct DueQueue<Item> {
  private struct Entry {
    var at: Timestamp
    var order: Int
    var item: Item

    func isBefore(_ other: Entry) -> Bool { at == other.at ? order < other.order : at < other.at }
  }

  /// A binary heap.
  private var entries: [Entry] = []
  private var count = 0

  var next: Timestamp? { entries.first?.at }

  mutating func push(_ item: Item, at: Timestamp) {
    entries.append(Entry(at: at, order: count, item: item))
    count += 1
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child].isBefore(entries[parent]) else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (at: Timestamp, item: Item)? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    if !entries.isEmpty {
      entries[0] = last
      sink()
    }
    return (first.at, first.item)
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if entries[child].isBefore(entries[least]) { least = child }
      }
      guard least != parent else { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}
