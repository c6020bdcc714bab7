import ConfigSchema

/// How the page that asks "Make these live?" is divided.
struct ConfirmLayout {
  var title: Area
  var text: Area
  var buttons: Area

  init(in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    title = rest.takeTop(2)
    buttons = rest.takeBottom(2)
    text = rest
  }
}

/// The yes-or-no pages of the review.
enum ConfirmView {
  static func draw(
    _ confirm: Review.Confirm, _ items: ReviewItems, _ waiting: WaitingLooks, as person: String, in grid: inout Grid,
    area: Area
  ) {
    let layout = ConfirmLayout(in: area)
    let name = person.isEmpty ? "" : " as \(Escaping.text(person))"
    grid.write(Line("Make \(Count.of(items.acceptedCount, "change")) live\(name)?", .title), in: layout.title)
    let text = summary(items, waiting, columns: layout.text.columns)
    grid.write(text.visible(from: confirm.top, rows: layout.text.rows), in: layout.text)
    draw(confirm, no: "Not yet", yes: "Approve …", in: &grid, area: layout.buttons)
  }

  static func drawTurnDown(_ confirm: Review.Confirm, _ items: ReviewItems, in grid: inout Grid, area: Area) {
    var rest = area.inset(left: 1, right: 1)
    grid.write(Line("Turn the whole proposal down?", .title), in: rest.takeTop(2))
    let buttons = rest.takeBottom(2)
    let changes = items.changeCount == 1 ? "Its change will not" : "None of its \(items.changeCount) changes will"
    let words = "\(changes) be made. What you asked for stays in the conversation."
    grid.write(Wrap.lines([Span(words)], columns: rest.columns), in: rest)
    draw(confirm, no: "Keep it", yes: "Turn it down", in: &grid, area: buttons)
  }

  /// What would be made, what would be left out. Nothing is wrapped before it is on the screen.
  static func summary(_ items: ReviewItems, _ waiting: WaitingLooks, columns: Int) -> Pieces {
    let accepted = items.accepted
    let sentences = Pieces(count: accepted.count) { index in
      let item = items.all[accepted[index]]
      guard let change = items.change(item) else { return [] }
      let sentence = Escaping.text(items.sentence(item))
      let place = items.pending.proposal.targets.count > 1 ? Escaping.text(items.target(item).property.name) + ": " : ""
      return Wrap.lines(
        [Span(place, .dim), Span(sentence)], columns: columns, first: Line([ChangeSign.span(change.change), Span(" ")]))
        + WaitingLines.lines(item, items, waiting, columns: columns, isChoice: false)
    }
    let left = items.changeCount - accepted.count
    return left > 0 ? sentences + Pieces([.empty, Line("\(Count.of(left, "change")) left out.", .dim)]) : sentences
  }

  private static func draw(_ confirm: Review.Confirm, no: String, yes: String, in grid: inout Grid, area: Area) {
    func button(_ text: String, _ isSelected: Bool) -> Span {
      Span(
        isSelected ? "[› \(text) ‹]" : "[  \(text)  ]", style: Style(isSelected ? .key : .plain, isSelected: isSelected)
      )
    }
    grid.write(
      Line([button(no, !confirm.isYes), Span("   "), button(yes, confirm.isYes)]), in: area, row: area.rows - 1)
  }
}
