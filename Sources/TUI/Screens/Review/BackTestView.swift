import ConfigSchema

/// The line under a change that tells what it would have meant.
enum ReviewImpact {
  static func lines(_ impact: Impact?, columns: Int) -> [Line] {
    guard let impact else { return [] }
    let span =
      switch impact {
      case .pending: Span("being looked at …", .dim)
      case .text(let sentence): Span(Escaping.text(sentence))
      case .failed(let reason): Span("could not be looked at. " + Escaping.text(reason), .warn)
      }
    return Wrap.lines([span], columns: columns, first: Line("last 30 days: ", .dim), rest: "              ")
  }
}

/// The page with everything a proposal would have done.
enum BackTestView {
  static func draw(_ model: Model, _ items: ReviewItems, in grid: inout Grid, area: Area) {
    let area = area.inset(left: 1, right: 1)
    let lines = lines(model, items, columns: area.columns)
    grid.write(lines.dropFirst(model.review.reportTop ?? 0), in: area)
  }

  static func lines(_ model: Model, _ items: ReviewItems, columns: Int) -> [Line] {
    let proposal = items.pending.proposal
    switch model.backTests[proposal] {
    case nil: return waiting("Looking at the last 30 days …", columns)
    case .running(_, let percent): return waiting("Looking at the last 30 days … \(percent) %", columns)
    case .failed(let failure):
      return Wrap.lines([Span("The last 30 days could not be looked at.", .block)], columns: columns)
        + [failure.title, failure.next, "Press r to try again."].filter { !$0.isEmpty }
        .flatMap { Wrap.lines([Span(Escaping.text($0))], columns: columns) }
    case .ready(let result): return report(result, proposal, columns)
    }
  }

  private static func waiting(_ words: String, _ columns: Int) -> [Line] {
    Wrap.lines([Span(words, .dim)], columns: columns)
      + [.empty] + Wrap.lines([Span("Nothing waits for it; Esc goes back to the changes.", .dim)], columns: columns)
  }

  private static func report(_ result: BackTests.Result, _ proposal: Proposal, _ columns: Int) -> [Line] {
    let about = Span("If all of the proposal were live. Nothing was sent.", .dim)
    let pages = result.reports.flatMap { report -> [Line] in
      let target = proposal.targets.first { $0.property.id == report.property }
      return BackTestWords(report, target: target).sections.enumerated().flatMap { index, section -> [Line] in
        let title = Wrap.lines([Span(Escaping.text(section.title), .title)], columns: columns)
        return (index > 0 ? [.empty] : []) + title + section.lines.flatMap { line($0, columns) }
      }
    }
    return Wrap.lines([about], columns: columns) + pages
  }

  /// What is told of something above it stands a little to the right.
  private static func line(_ text: String, _ columns: Int) -> [Line] {
    let margin = String(text.prefix { $0 == " " })
    return Wrap.lines(
      [Span(Escaping.text(text.dropFirst(margin.count)))], columns: columns, first: Line(margin),
      rest: Line(margin + "  "))
  }
}
