import FoundationEssentials
import Testing

/// The compiler keeps the initialiser to one file; this keeps it from being opened.
@Suite struct OnlyTheGateTests {
  @Test func approvedChangesAreMadeInOneFileOnly() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources").path
    var makers: [String] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources) where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + name, encoding: .utf8)
      if text.contains("ApprovedChange(") || text.contains("extension ApprovedChange") { makers.append(name) }
    }
    #expect(makers == ["ConfigSchema/Gate/ApprovalGate.swift"])
    let gate = try String(contentsOfFile: sources + "/ConfigSchema/Gate/ApprovalGate.swift", encoding: .utf8)
    #expect(gate.contains("  fileprivate init("))
    #expect(gate.split(separator: "public struct ApprovedChange").last?.contains("  public init(") == false)
    #expect(gate.split(separator: "public struct ApprovedChange").last?.contains("Codable") == false)
  }
}
