/// A list with one selected row, in which only the visible rows are ever drawn.
struct ListState: Hashable, Sendable {
  private(set) var selected = 0
  private(set) var top = 0

  /// Keeps the selection inside and visible.
  mutating func settle(count: Int, rows: Int) {
    selected = min(max(0, selected), max(0, count - 1))
    top = ReviewLayout.top(top, showing: selected, rows: rows, of: count)
  }

  mutating func select(_ index: Int) { selected = max(0, index) }

  /// True when the key moved the selection.
  mutating func handle(_ key: Key, count: Int, page: Int) -> Bool {
    let page = max(1, page - 1)
    let target: Int
    switch key {
    case .down, .wheelDown: target = selected + 1
    case .up, .wheelUp: target = selected - 1
    case .pageDown: target = selected + page
    case .pageUp: target = selected - page
    case .home: target = 0
    case .end: target = count - 1
    default: return false
    }
    selected = min(max(0, target), max(0, count - 1))
    return true
  }
}
