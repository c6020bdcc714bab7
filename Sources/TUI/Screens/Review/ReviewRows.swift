/// The rows of the review's list: items, and the property's name above its changes when there are several properties.
struct ReviewRows {
  enum Row: Hashable {
    case heading(target: Int)
    case item(Int)
  }

  let count: Int
  private let isGrouped: Bool
  /// By target: the row it begins at, and its first item.
  private var starts: [(row: Int, item: Int)] = []

  init(_ items: ReviewItems) {
    let targets = items.pending.proposal.targets
    isGrouped = targets.count > 1
    var (row, item) = (0, 0)
    for target in targets {
      starts.append((row, item))
      let own = target.changes.count + (target.findings.isEmpty ? 0 : 1)
      row += own + (isGrouped && own > 0 ? 1 : 0)
      item += own
    }
    count = row
  }

  subscript(row: Int) -> Row {
    guard isGrouped, let target = starts.lastIndex(where: { $0.row <= row }) else { return .item(row) }
    let offset = row - starts[target].row
    return offset == 0 ? .heading(target: target) : .item(starts[target].item + offset - 1)
  }

  func row(of item: Int) -> Int {
    guard isGrouped, let target = starts.lastIndex(where: { $0.item <= item }) else { return item }
    return starts[target].row + 1 + item - starts[target].item
  }
}
