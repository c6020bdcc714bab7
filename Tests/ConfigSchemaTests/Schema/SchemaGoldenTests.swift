import ConfigSchema
import FoundationEssentials
import Testing

/// The schemas as committed under `fixtures/schema`, so that a change of the wire format is seen as one. With `RECORD=1`
/// in the environment they are written anew, and the test fails so that nobody takes a recording for a check.
@Suite("The schema files")
struct SchemaGoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/schema")

  @Test("are what the program sends", arguments: JSONSchemaTests.Dialect.allCases)
  func golden(_ dialect: JSONSchemaTests.Dialect) throws {
    let path = Self.folder.appendingPathComponent("reply.\(dialect.rawValue).json").path
    let text = dialect.schema().text(.pretty) + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(atPath: Self.folder.path, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(path)")
    } else {
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }
}
