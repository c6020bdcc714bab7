import FoundationEssentials
import Testing

/// A table of text under `fixtures/`, cells parted by tabs, with one line of headings.
enum TableFixture {
  static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOfFile: folder.appendingPathComponent("fixtures/\(name)").path, encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(!rows.isEmpty)
    return rows
  }
}
