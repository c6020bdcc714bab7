import ConfigSchema

/// Turns rows of a described table into sentences: "when lead goes quiet, e-mail at once".
enum TableRules {
  static func sentences(_ table: Drawing.Table, _ source: InputSource) -> [Sentence] {
    table.rows.compactMap { row in
      let text = compose(row, table.columns)
      let tokens = Tokenizer.read(text).tokens
      guard !tokens.isEmpty else { return nil }
      // Offsets point into the composed words, so the quote is the row itself and content is read from the words.
      var sentence = Sentence(source: source, tokens: tokens, start: 0, end: text.utf8.count, quote: text)
      sentence.heading = row.name.nonEmpty.map {
        Tokenizer.read($0).tokens.filter { $0.kind == .quote }.first?.content ?? $0
      }
      sentence.evidenceQuote = row.quote
      return sentence
    }
  }

  private static let moments: Set<String> = [
    "when", "trigger", "event", "if", "moment", "happens", "condition", "starts",
  ]
  private static let names: Set<String> = ["rule", "name", "automation", "title", "no", "#", "touch", "label"]
  private static let flags: Set<String> = ["enabled", "active", "on", "status", "live", "owner", "state"]
  private static let waits: Set<String> = [
    "delay", "timing", "wait", "after", "counted", "offset", "days", "hours", "lag",
  ]

  /// "counted from arrival of the lead" over the waits names the moment of every row.
  private static func sharedMoment(_ columns: [String]) -> String {
    guard let column = columns.first(where: { waits.contains(head($0)) }) else { return "" }
    let tokens = Tokenizer.read(column).tokens
    guard let from = tokens.firstIndex(where: { ["from", "after", "since", "of"].contains($0.text) }),
      from + 1 < tokens.count
    else { return "" }
    let words = tokens[(from + 1)...]
    if words.contains(where: { ["arrival", "inquiry", "creation", "contact"].contains($0.text) }) {
      return "new lead arrives"
    }
    let moment = words.map(\.text).joined(separator: " ")
    return Tagger.tags(Array(words)).contains { $0.event?.isWeak == false } ? moment : ""
  }

  private static func head(_ column: String) -> String { String(column.prefix { $0.isLetter }) }

  private static func compose(_ row: Drawing.Row, _ columns: [String]) -> String {
    var moment = ""
    var rest: [String] = []
    for (i, cell) in row.cells.enumerated() {
      let head =
        columns[safe: i].map(head) ?? (i == 0 ? "name" : i == 1 ? "when" : "then")
      if names.contains(head), i == 0 || columns.count > 2 { continue }
      if flags.contains(head) || isFlag(cell) || isEmpty(cell) { continue }
      if moments.contains(head) {
        moment = cell
      } else {
        rest.append(waits.contains(head) ? delay(cell) : cell)
      }
    }
    if moment.isEmpty { moment = sharedMoment(columns) }
    let opener =
      Tokenizer.read(moment).tokens.first.map { ["when", "if", "after", "once", "whenever"].contains($0.text) } ?? true
    let words = (moment.isEmpty ? "" : (opener ? moment : "when " + moment) + ": ") + rest.joined(separator: ", ")
    // A cell is no sentence of its own, whatever it ends with.
    return String(words.map { "?!".contains($0) ? "," : $0 })
  }

  private static func isEmpty(_ cell: String) -> Bool {
    ["none", "-", "n/a", "", "no delay", "no wait", "0", "—"].contains(cell.lowercased())
  }

  private static func isFlag(_ cell: String) -> Bool {
    ["yes", "no", "y", "n", "on", "off", "active", "inactive"].contains(cell.lowercased())
  }
  private static func delay(_ cell: String) -> String {
    Tokenizer.read(cell).tokens.first?.kind == .number && !cell.lowercased().contains("later")
      && !cell.lowercased().contains("before") ? cell + " later" : cell
  }
}
