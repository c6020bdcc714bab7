import FoundationEssentials
import Testing

@testable import TUI

/// Compares a screen with the one kept under `fixtures/screens`: the text, then the roles of what is not plain.
/// With `RECORD=1` in the environment, or when there is none yet, the screen is written and the test fails.
func expectScreen(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/screens/\(name).txt")
  let text = grid.golden
  let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
  guard !isRecording, let kept = try? String(contentsOf: url, encoding: .utf8) else {
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name); look at it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard kept != text else { return }
  let (old, new) = (
    kept.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let rows = (0..<max(old.count, new.count)).filter { $0 >= old.count || $0 >= new.count || old[$0] != new[$0] }
  let difference = rows.map { row in
    "\(row): - \(row < old.count ? old[row] : "")\n\(row): + \(row < new.count ? new[row] : "")"
  }
  Issue.record("\(name) differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

extension Grid {
  /// The rows as text, a ruler, then `row: columns role` for every run that is not plain, and the cursor.
  var golden: String {
    var lines = text.map { "|\($0)" }
    lines.append(String(repeating: "=", count: size.columns))
    for row in 0..<size.rows {
      let runs = self.runs(in: row)
      if !runs.isEmpty { lines.append("\(row): \(runs.joined(separator: ", "))") }
    }
    lines.append(cursor.map { "cursor \($0.row),\($0.column)" } ?? "no cursor")
    return lines.joined(separator: "\n") + "\n"
  }

  private func runs(in row: Int) -> [String] {
    let cells = Array(self.row(row))
    var runs: [String] = []
    var start = 0
    for column in 0...cells.count where column == cells.count || cells[column].style != cells[start].style {
      let style = cells[start].style
      if style != .plain { runs.append("\(start)-\(column - 1) \(style.role)\(style.isSelected ? "*" : "")") }
      start = column
    }
    return runs
  }
}
