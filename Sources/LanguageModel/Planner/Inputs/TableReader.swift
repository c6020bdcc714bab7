/// Reads a described table: "columns A / B / C", "Row 1: x / y / z", "1) x | y | z", piped lines.
struct TableReader {
  let text: TokenText

  func read() -> Drawing.Table? {
    var columns = columns()
    let rows = rows()
    if columns.isEmpty { columns = firstLine() }
    guard !rows.isEmpty, rows.contains(where: { $0.cells.count >= 2 }) else { return nil }
    return Drawing.Table(columns: columns, rows: rows)
  }

  /// Where the words after the last row begin ("Below the grid: …"); nil when nothing follows.
  var rest: Int? {
    guard let last = labels().last else { return nil }
    let end = bodyEnd(last.body, next: nil)
    return end < tokens.count ? end : nil
  }

  private var tokens: [Token] { text.tokens }

  /// `columns Moment / Deed` or `columns: Name, Event, Action`.
  private func columns() -> [String] {
    guard let at = tokens.firstIndex(where: { ["columns", "headers", "headings", "column"].contains($0.text) }) else {
      return []
    }
    var end = at + 1
    while let token = tokens[safe: end], !token.endsSentence { end += 1 }
    var start = at + 1
    if tokens[safe: start]?.isMark(":") == true || ["are", "headed", "read"].contains(tokens[safe: start]?.text ?? "") {
      start += 1
    }
    return cells(start..<end).map { $0.lowercased() }
  }

  /// The heads of a piped table: "when | do | wait".
  private func firstLine() -> [String] {
    let end = tokens.firstIndex { $0.kind == .lineBreak } ?? 0
    guard tokens[..<end].filter({ $0.isMark("|") }).count >= 2 else { return [] }
    return cells(0..<end).map { $0.lowercased() }
  }

  // MARK: Rows

  private struct Label {
    let start: Int
    let body: Int
    /// What is said of the row itself: "Line 3, struck through in red: …".
    var isStruck = false
  }

  /// "Row 1:", "Line 3, struck through in red:", and where there is none of these "1)" before a line of cells.
  private func labels() -> [Label] {
    let named = tokens.indices.compactMap { i -> Label? in
      guard ["row", "line"].contains(tokens[i].text), tokens[safe: i + 1]?.kind == .number else { return nil }
      return label(i, after: i + 2)
    }
    if !named.isEmpty { return named }
    return tokens.indices.compactMap { i -> Label? in
      guard tokens[i].kind == .number, tokens[safe: i + 1].map({ $0.isMark(")") || $0.isMark(":") }) ?? false,
        tokens[safe: i - 1].map({ $0.endsSentence || $0.isMark(":") || $0.isMark(",") }) ?? true,
        tokens[(i + 2)...].prefix(while: { !$0.endsSentence }).contains(where: { $0.isMark("|") })
      else { return nil }
      return Label(start: i, body: i + 2)
    }
  }

  private func label(_ start: Int, after: Int) -> Label {
    var body = after
    if let mark = tokens[safe: body], mark.isMark(":") || mark.isMark(".") || mark.isMark(")") {
      return Label(start: start, body: body + 1)
    }
    if tokens[safe: body]?.isMark(",") == true || tokens[safe: body]?.isMark("(") == true { body += 1 }
    let said = tokens[body...].prefix(9).prefix { !$0.isMark("|") && !$0.isMark("/") && !$0.endsSentence }
    guard let colon = said.firstIndex(where: { $0.isMark(":") }) else { return Label(start: start, body: body) }
    let isStruck = tokens[body..<colon].contains {
      ["struck", "crossed", "scratched", "strikethrough", "deleted"].contains($0.text)
    }
    return Label(start: start, body: colon + 1, isStruck: isStruck)
  }

  private func rows() -> [Drawing.Row] {
    let labels = labels()
    if labels.isEmpty { return pipedRows() }
    return labels.enumerated().compactMap { n, label in
      guard !label.isStruck else { return nil }
      var end = max(label.body, bodyEnd(label.body, next: labels[safe: n + 1]?.start))
      while end > label.body, tokens[end - 1].isMark { end -= 1 }
      return row(label.body..<end, from: label.start)
    }
  }

  /// The last row ends with its sentence when cells are parted by bars; the words behind it are none of its cells.
  private func bodyEnd(_ body: Int, next: Int?) -> Int {
    if let next { return next }
    let end = tokens[body...].firstIndex(where: \.endsSentence) ?? tokens.count
    let hasBars = tokens[body..<end].contains { $0.isMark("|") }
    return hasBars && end < tokens.count ? end + 1 : tokens.count
  }

  /// Lines of the form `a | b | c`.
  private func pipedRows() -> [Drawing.Row] {
    var result: [Drawing.Row] = []
    var start = 0
    for end in tokens.indices.filter({ tokens[$0].kind == .lineBreak }) + [tokens.count] {
      let line = start..<end
      if tokens[line].filter({ $0.isMark("|") }).count >= 2 { result.append(row(line, from: line.lowerBound)) }
      start = end + 1
    }
    return result.count > 1 ? Array(result.dropFirst()) : []
  }

  private func row(_ body: Range<Int>, from label: Int) -> Drawing.Row {
    let parts = cells(body)
    return Drawing.Row(name: parts.first ?? "", cells: parts, quote: text.original(label..<body.upperBound))
  }

  private func cells(_ range: Range<Int>) -> [String] {
    let separators = ["|", "/", ";"]
    let separator = separators.first { mark in tokens[range].contains { $0.isMark(mark) } } ?? ","
    var result: [String] = []
    var start = range.lowerBound
    for i in Array(range) + [range.upperBound] {
      if i == range.upperBound || (tokens[i].isMark(separator) && !isInParentheses(i, from: range.lowerBound)) {
        if start < i { result.append(text.original(start..<i).trimmed) } else { result.append("") }
        start = i + 1
      }
    }
    while result.first == "" { result.removeFirst() }
    while result.last == "" || result.last == "." { result.removeLast() }
    return result
  }

  private func isInParentheses(_ i: Int, from start: Int) -> Bool {
    var depth = 0
    for token in tokens[start..<i] { if token.isMark("(") { depth += 1 } else if token.isMark(")") { depth -= 1 } }
    return depth > 0
  }
}
