import ConfigSchema

/// What came of an approval.
enum OutcomeView {
  static func draw(_ outcome: Review.Outcome, in grid: inout Grid, area: Area) {
    let area = area.inset(left: 1, right: 1)
    grid.write(lines(outcome, columns: area.columns), in: area)
  }

  private static func lines(_ outcome: Review.Outcome, columns: Int) -> [Line] {
    switch outcome {
    case .applied(let applied): return Self.applied(applied, columns)
    case .turnedDown: return [Line("Turned down. Nothing was changed.", .title)]
    case .obstacles(let sentences):
      return [Line("This cannot be approved yet", .title), .empty]
        + sentences.flatMap { Wrap.lines([Span(Escaping.text($0))], columns: columns, first: Line("! ", .warn)) }
        + [.empty, Line("Enter goes back to the changes.", .dim)]
    case .refused(let failure): return Self.failure("Not approved", failure, columns, "Enter goes back to the changes.")
    case .unknown(let failure):
      return Self.failure("Not known yet", failure, columns, "r asks the database again · Enter goes back.")
    case .conflict(let conflict): return Self.conflict(conflict, columns)
    }
  }

  private static func applied(_ applied: AppliedApproval, _ columns: Int) -> [Line] {
    var lines = [Line([Span("✓ ", .good), Span("Approved and live", .title)]), .empty]
    for entry in applied.entries {
      lines.append(Line("\(Escaping.text(entry.property.name)) is now at revision \(entry.approval.revision).", .good))
      lines += entry.approval.sentences.flatMap {
        Wrap.lines([Span(Escaping.text($0))], columns: columns, first: "· ")
      }
      lines.append(.empty)
    }
    return lines
      + Wrap.lines(
        [Span("Enter goes back to the conversation · u proposes to undo it · F4 shows the history", .dim)],
        columns: columns)
  }

  private static func failure(_ title: String, _ failure: Failure, _ columns: Int, _ keys: String) -> [Line] {
    let words = [failure.title, failure.kept, failure.next].filter { !$0.isEmpty }
    return [Line(title, .title), .empty]
      + words.flatMap { Wrap.lines([Span(Escaping.text($0))], columns: columns) }
      + [.empty, Line(keys, .dim)]
  }

  private static func conflict(_ conflict: Conflict, _ columns: Int) -> [Line] {
    let intro =
      "\(conflict.by) approved something for \(conflict.propertyName) on \(conflict.at): it went from revision "
      + "\(conflict.baseRevision) to \(conflict.liveRevision) after this proposal was made. Nothing was written."
    var lines =
      [Line("Somebody was faster", .title), .empty] + Wrap.lines([Span(Escaping.text(intro))], columns: columns)
    for item in conflict.items {
      lines += [.empty, Line(Escaping.text(item.name), .title)]
      for (label, text) in [("was       ", item.base), ("is now    ", item.live), ("proposed  ", item.proposed)] {
        lines += Wrap.lines([Span(Escaping.text(text))], columns: columns, first: Line(label, .dim))
      }
    }
    return lines + [.empty, Line("b makes a new proposal from what is live now · Enter goes back.", .dim)]
  }
}
