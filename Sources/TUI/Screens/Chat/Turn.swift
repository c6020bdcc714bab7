/// One line of a turn's text, before it is wrapped.
struct Paragraph: Hashable, Sendable {
  /// As it came; escaped when it is wrapped.
  var text: String
  var role: Role = .plain
  /// What stands before the first row, such as "1. ".
  var lead: String = ""

  init(_ text: String, _ role: Role = .plain, lead: String = "") {
    (self.text, self.role, self.lead) = (text, role, lead)
  }
}

/// One contribution to the conversation, with its rows kept for the width they were last wrapped for.
struct Turn: Sendable {
  enum Speaker: Hashable, Sendable {
    case person
    case model
    case program(Notice.Kind)
  }

  let speaker: Speaker
  private(set) var paragraphs: [Paragraph]
  private var wrapped: Wrapped?

  private struct Wrapped: Sendable {
    var columns: Int
    var rows: [Line]
    /// How many paragraphs `rows` holds, and the rows of all but the last of them.
    var paragraphs: Int
    var settledRows: Int
  }

  init(_ speaker: Speaker, _ paragraphs: [Paragraph]) { (self.speaker, self.paragraphs) = (speaker, paragraphs) }

  init(_ speaker: Speaker, text: String) {
    self.init(speaker, Escaping.lines(text).map { Paragraph(String($0)) })
  }

  /// Whether rows are kept for some width.
  var isWrapped: Bool { wrapped != nil }

  var isEmpty: Bool { paragraphs.allSatisfy(\.text.isEmpty) }

  /// Adds streamed text; only the last paragraph is wrapped again.
  mutating func append(_ text: String) {
    let before = paragraphs.count
    var pieces = Escaping.lines(text)[...]
    if let first = pieces.popFirst() {
      if paragraphs.isEmpty { paragraphs.append(Paragraph("")) }
      paragraphs[paragraphs.count - 1].text += first
    }
    paragraphs += pieces.map { Paragraph(String($0)) }
    guard let kept = wrapped, kept.paragraphs == before else { return }
    wrapped = Wrapped(
      columns: kept.columns, rows: Array(kept.rows.prefix(kept.settledRows)), paragraphs: max(0, before - 1),
      settledRows: kept.settledRows)
  }

  mutating func replace(_ paragraphs: [Paragraph]) {
    self.paragraphs = paragraphs
    wrapped = nil
  }

  /// Wraps for a width unless that is done already.
  mutating func prepare(columns: Int) {
    if let wrapped, wrapped.columns == columns, wrapped.paragraphs == paragraphs.count { return }
    var rows = wrapped?.columns == columns ? wrapped?.rows ?? [] : []
    let done = wrapped?.columns == columns ? wrapped?.paragraphs ?? 0 : 0
    var settled = rows.count
    for index in done..<max(done, paragraphs.count) {
      settled = rows.count
      rows += lines(paragraphs[index], isFirst: index == 0, columns: columns)
    }
    wrapped = Wrapped(columns: columns, rows: rows, paragraphs: paragraphs.count, settledRows: settled)
  }

  /// The rows for a width; wrapped on the fly when `prepare` has not been called for it.
  func rows(columns: Int) -> [Line] {
    var copy = self
    copy.prepare(columns: columns)
    return copy.wrapped?.rows ?? []
  }

  private func lines(_ paragraph: Paragraph, isFirst: Bool, columns: Int) -> [Line] {
    let margin = Line([isFirst ? mark : Span("  ")])
    let indent = Line(String(repeating: " ", count: 2 + paragraph.lead.columns))
    let role = paragraph.role == .plain ? baseRole : paragraph.role
    var (lead, text) = (paragraph.lead, paragraph.text[...])
    var rest = indent
    if lead.isEmpty, let bullet = Self.bullet(text) {
      lead = "• "
      text = text.dropFirst(bullet)
      rest = "    "
    }
    return Wrap.lines(
      speaker == .model ? Emphasis.spans(text, role) : Escaping.spans(text, role), columns: columns,
      first: margin + Line(lead, .dim), rest: rest)
  }

  /// The length of "- " or "* " at the start of a list item.
  private static func bullet(_ text: Substring) -> Int? { text.hasPrefix("- ") || text.hasPrefix("* ") ? 2 : nil }

  private var baseRole: Role { speaker == .person ? .person : .plain }

  private var mark: Span {
    switch speaker {
    case .person: Span("› ", .person)
    case .model: Span("  ")
    case .program(.info): Span("· ", .dim)
    case .program(.good): Span("✓ ", .good)
    case .program(.warning): Span("! ", .warn)
    case .program(.failure): Span("✗ ", .block)
    }
  }
}
