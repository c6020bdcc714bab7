import ConfigSchema

/// How the review pane is divided: heading, list of changes, detail of the selected one.
struct ReviewLayout {
  var heading: Area
  var list: Area
  var rule: Area
  var detail: Area
  var listTop: Int
  var rows: ReviewRows
  /// The wrapped detail of the selected change.
  var detailLines: [Line]

  init(_ model: Model, _ items: ReviewItems, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    heading = rest.takeTop(rest.rows >= 10 ? 2 : 1)
    rows = ReviewRows(items, selected: model.review.selected)
    let selected = items.all.indices.contains(model.review.selected) ? items.all[model.review.selected] : nil
    detailLines =
      selected.map { ReviewDetail.lines($0, items, showsJSON: model.review.showsJSON, columns: rest.columns) } ?? []
    // The list takes what it needs up to 40 %, the detail the rest.
    list = rest.takeTop(max(1, min(rows.all.count, rest.rows * 2 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
    listTop = Self.top(model.review.listTop, showing: rows.selectedRow, rows: list.rows, of: rows.all.count)
  }

  var mostDetailTop: Int { max(0, detailLines.count - detail.rows) }

  /// How many detail rows must have been on the screen before a change counts as seen: all of them.
  var unseenLimit: Int { detailLines.count }

  /// Scrolls as little as possible so that a row is visible.
  static func top(_ top: Int, showing row: Int, rows: Int, of count: Int) -> Int {
    guard rows > 0 else { return 0 }
    let most = max(0, count - rows)
    if row < top { return min(row, most) }
    if row >= top + rows { return min(row - rows + 1, most) }
    return min(max(0, top), most)
  }
}

/// The rows of the list: items, and the property's name above its changes when there are several properties.
struct ReviewRows {
  enum Row: Hashable {
    case heading(target: Int)
    case item(Int)
  }
  private(set) var all: [Row] = []
  private(set) var selectedRow = 0

  init(_ items: ReviewItems, selected: Int) {
    let isGrouped = items.pending.proposal.targets.count > 1
    var last = -1
    for (index, item) in items.all.enumerated() {
      let target =
        switch item {
        case .whole(let target), .change(let target, _): target
        }
      if isGrouped, target != last { all.append(.heading(target: target)) }
      last = target
      if index == selected { selectedRow = all.count }
      all.append(.item(index))
    }
  }
}
