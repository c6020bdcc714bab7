/// The last rows of the screen: the notice or the keys that matter now, and the status line.
enum Footer {
  static let mostNoticeRows = 3

  static func noticeLines(_ model: Model, columns: Int) -> [Line] {
    guard let notice = model.notice else { return [] }
    let mark =
      switch notice.kind {
      case .info: Span(" · ", .dim)
      case .good: Span(" ✓ ", .good)
      case .warning: Span(" ! ", .warn)
      case .failure: Span(" ✗ ", .block)
      }
    let role: Role = notice.kind == .failure ? .block : notice.kind == .warning ? .warn : .plain
    let spans = [Span(Escaping.text(notice.text), role)]
    let lines = Wrap.lines(spans, columns: columns - 1, first: Line([mark]))
    return Array(lines.prefix(model.size.rows >= 12 ? mostNoticeRows : 1))
  }

  static func draw(_ model: Model, in grid: inout Grid, panes: Panes) {
    let notice = noticeLines(model, columns: panes.hints.columns)
    if notice.isEmpty {
      let line = working(model) ?? hints(Keys.hints(model), columns: panes.hints.columns - 1)
      grid.write(line, in: panes.hints.inset(left: 1))
    } else {
      grid.write(notice, in: panes.hints)
    }
    grid.write(status(model), in: panes.status)
    grid.fill(panes.status, .status)
  }

  /// What a person waits for, once it takes longer than a second. The chat shows its own progress.
  private static func working(_ model: Model) -> Line? {
    let waiting = model.awaited.values.filter { $0.isShown && $0.purpose != .ask && model.now - $0.startedAt >= 1000 }
    guard let oldest = waiting.min(by: { $0.startedAt < $1.startedAt }) else { return nil }
    let seconds = (model.now - oldest.startedAt) / 1000
    return Line([Span("\(oldest.purpose.words) … \(seconds) s", .dim)])
  }

  /// As many hints as fit whole, the most important first.
  private static func hints(_ bindings: [Binding], columns: Int) -> Line {
    var line = Line()
    var used = 0
    for binding in bindings {
      let width = binding.keys.columns + 1 + binding.short.columns + (used == 0 ? 0 : 2)
      guard used + width <= columns else { continue }
      if used > 0 { line.spans.append(Span("  ")) }
      line.spans += [Span(binding.keys, .key), Span(" " + binding.short, .dim)]
      used += width
    }
    return line
  }

  /// How long a part may be so that all of them fit: only the longest ones lose something.
  private static func longest(of widths: [Int], in room: Int) -> Int {
    var left = room
    for (index, width) in widths.sorted().enumerated() {
      let share = left / (widths.count - index)
      if width > share { return max(6, share) }
      left -= width
    }
    return widths.max() ?? 0
  }

  /// Model, property, database; names are shortened before anything is dropped.
  static func status(_ model: Model) -> Line {
    let session = model.session
    var parts = ["model: " + Escaping.text(session.model)]
    if let property = session.property {
      parts.append("\(Escaping.text(property.name)) (revision \(session.revision))")
    } else {
      parts.append("no property yet")
    }
    parts.append(Escaping.text(session.database))
    if !session.mayApprove { parts.append("may not approve") }
    let longest = longest(of: parts.map(\.columns), in: model.size.columns - 1 - 3 * (parts.count - 1))
    parts = parts.map { $0.shortened(to: longest) }
    return Line(" " + parts.joined(separator: " │ "), .status)
  }
}

extension String {
  /// Cut off at the end with `…` so that it takes at most so many columns.
  func shortened(to limit: Int) -> String {
    guard columns > limit else { return self }
    var width = 0
    var length = 0
    for glyph in Glyphs(self) {
      guard width + glyph.width <= limit - 1 else { break }
      width += glyph.width
      length += glyph.length
    }
    return utf8Slice(0..<length) + "…"
  }
}
