import ConfigSchema

/// How the review pane is divided: heading, list of changes, detail of the selected one.
struct ReviewLayout {
  var heading: Area
  var headingLines: [Line]
  var list: Area
  var rule: Area
  var detail: Area
  var listTop: Int
  /// The wrapped detail of the selected change.
  var detailLines: [Line]

  init(_ model: Model, _ items: ReviewItems, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    headingLines = ReviewHeading.lines(model, items, columns: rest.columns)
    // On a small screen the changes need the rows.
    heading = rest.takeTop(rest.rows >= 20 ? min(headingLines.count, 4) : rest.rows >= 10 ? 2 : 1)
    let rows = ReviewRows(items)
    let selected = items.all.indices.contains(model.review.selected) ? items.all[model.review.selected] : nil
    detailLines =
      selected.map { item in
        ReviewDetail.lines(item, items, showsJSON: model.review.showsJSON, columns: rest.columns)
          + WaitingLines.lines(item, items, model.waiting, columns: rest.columns)
          + ReviewImpact.lines(items.key(item).flatMap(model.impact), columns: rest.columns)
      } ?? []
    // The list takes what it needs up to 40 %, the detail the rest.
    list = rest.takeTop(max(1, min(rows.count, rest.rows * 2 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
    listTop = Self.top(
      model.review.listTop, showing: rows.row(of: model.review.selected), rows: list.rows, of: rows.count)
  }

  var mostDetailTop: Int { max(0, detailLines.count - detail.rows) }

  /// How far one key scrolls the detail: never past a line that has not been shown.
  var step: Int { max(1, min(3, detail.rows)) }

  /// Scrolls as little as possible so that a row is visible.
  static func top(_ top: Int, showing row: Int, rows: Int, of count: Int) -> Int {
    guard rows > 0 else { return 0 }
    let most = max(0, count - rows)
    if row < top { return min(row, most) }
    if row >= top + rows { return min(row - rows + 1, most) }
    return min(max(0, top), most)
  }
}
