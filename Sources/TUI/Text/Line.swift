/// A run of text in one style. The text has been escaped: it holds no line ends and nothing that moves the cursor.
struct Span: Hashable, Sendable {
  var text: String
  var style: Style

  /// For words of our own.
  init(_ text: String, _ role: Role = .plain) { (self.text, self.style) = (text, Style(role)) }
  init(_ text: String, style: Style) { (self.text, self.style) = (text, style) }
}

/// One row of text before it has a place.
struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
  var spans: [Span]
  init(_ spans: [Span] = []) { self.spans = spans }
  init(_ text: String, _ role: Role = .plain) { spans = [Span(text, role)] }
  init(stringLiteral value: String) { self.init(value) }

  static let empty = Line()
  var text: String { spans.map(\.text).joined() }
  var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// Adds a span, joining it with the last one when they look the same.
  mutating func append(_ span: Span) {
    if let last = spans.last, last.style == span.style {
      spans[spans.count - 1].text += span.text
    } else {
      spans.append(span)
    }
  }

  static func + (a: Line, b: Line) -> Line { Line(a.spans + b.spans) }
}

extension String {
  /// The width on the screen.
  var columns: Int { self[...].columns }
}

extension Substring {
  /// The width on the screen.
  var columns: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return Glyphs(self).reduce(0) { $0 + $1.width }
  }
}
