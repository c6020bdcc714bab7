/// Reads a described table: "columns A / B / C", "Row 1: x / y / z".
struct TableReader {
  let text: TokenText

  func read() -> Drawing.Table? {
    var columns = columns()
    let rows = rows(width: columns.count)
    if columns.isEmpty { columns = firstLine() }
    guard !rows.isEmpty, rows.contains(where: { $0.cells.count >= 2 }) else { return nil }
    return Drawing.Table(columns: columns, rows: rows)
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
    if tokens[safe: start]?.isMark(":") == true || tokens[safe: start]?.text == "are"
      || tokens[safe: start]?.text == "headed"
    {
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

  private func rows(width: Int) -> [Drawing.Row] {
    var starts: [(label: Int, body: Int)] = []
    for (i, token) in tokens.enumerated() where token.text == "row" || token.text == "line" {
      guard let number = tokens[safe: i + 1], number.kind == .number else { continue }
      var body = i + 2
      if let next = tokens[safe: body], next.isMark(":") || next.isMark(",") || next.isMark(".") || next.isMark(")") {
        body += 1
      }
      starts.append((i, body))
    }
    if starts.isEmpty { return pipedRows() }
    return starts.enumerated().map { n, start in
      var end = starts[safe: n + 1]?.label ?? tokens.count
      while end > start.body, tokens[end - 1].isMark { end -= 1 }
      return row(start.body..<end, from: start.label)
    }
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
