import ConfigSchema

/// Draws the review pane.
enum ReviewView {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    if case .outcome(let outcome) = model.review.step { return OutcomeView.draw(outcome, in: &grid, area: area) }
    guard let items = model.reviewItems else {
      guard model.review.proposal != nil else { return EmptyState.draw(EmptyState.review, in: &grid, area: area) }
      return CodeView.drawWaiting("Looking for the proposal …", in: &grid, area: area)
    }
    switch model.review.step {
    case .changes where model.review.reportTop != nil: BackTestView.draw(model, items, in: &grid, area: area)
    case .changes, .outcome: changes(model, items, in: &grid, area: area)
    case .confirm(let confirm):
      ConfirmView.draw(
        confirm, items, model.waiting, as: model.session.person, in: &grid, area: area)
    case .turnDown(let confirm): ConfirmView.drawTurnDown(confirm, items, in: &grid, area: area)
    case .waitingForCode: CodeView.drawWaiting("Getting the approval code …", in: &grid, area: area)
    case .code(let entry): CodeView.draw(entry, items, in: &grid, area: area)
    case .approving:
      CodeView.drawWaiting(
        "Approving … nothing is half done: it happens completely or not at all.", in: &grid, area: area)
    }
  }

  private static func changes(_ model: Model, _ items: ReviewItems, in grid: inout Grid, area: Area) {
    let layout = ReviewLayout(model, items, in: area)
    grid.write(layout.headingLines, in: layout.heading)
    list(model, items, layout, in: &grid)
    if !layout.rule.isEmpty { grid.rule(in: layout.rule, title: detailTitle(model, items, layout)) }
    grid.write(layout.detailLines.dropFirst(model.review.detailTop), in: layout.detail)
  }

  private static func list(_ model: Model, _ items: ReviewItems, _ layout: ReviewLayout, in grid: inout Grid) {
    let rows = ReviewRows(items)
    for (offset, row) in (layout.listTop..<min(rows.count, layout.listTop + layout.list.rows)).enumerated() {
      switch rows[row] {
      case .heading(let target):
        let name = Escaping.text(items.pending.proposal.targets[target].property.name)
        grid.write(Line(name, .title), in: layout.list, row: offset)
      case .item(let index):
        let isSelected = index == model.review.selected
        grid.write(line(items.all[index], items, isSelected), in: layout.list, row: offset, isSelected: isSelected)
      }
    }
  }

  private static func line(_ item: ReviewItems.Item, _ items: ReviewItems, _ isSelected: Bool) -> Line {
    Tally.count()
    let pointer = Span(isSelected ? "›" : " ", .key)
    guard let change = items.change(item) else {
      let worst = items.target(item).findings.map(\.severity).max() ?? .note
      return Line([pointer, Span(" !  ", worst == .block ? .block : .warn), Span("About the whole proposal")])
    }
    let box = items.isAccepted(item) ? Span("[x]", .good) : Span("[ ]", .dim)
    let seen = Span(items.isSeen(item) ? " " : "•", .warn)
    let worst = change.findings.map(\.severity).max()
    let mark: Span =
      switch worst {
      case .block: Span("!!", .block)
      case .warn: Span("! ", .warn)
      default: Span("  ")
      }
    let sentence = Escaping.text(items.sentence(item))
    return Line([pointer, box, seen, mark, ChangeSign.span(change.change), Span(" " + sentence)])
  }

  private static func detailTitle(_ model: Model, _ items: ReviewItems, _ layout: ReviewLayout) -> Line {
    let position = "\(model.review.selected + 1) of \(items.all.count)"
    let isSkipped =
      model.screen == .review && (model.firstMissingLine ?? model.review.detailTop) < model.review.detailTop
    let more =
      layout.mostDetailTop > model.review.detailTop ? " · Space for more" : isSkipped ? " · n for what was skipped" : ""
    return Line([Span(position, .dim), Span(more, .key)])
  }
}
