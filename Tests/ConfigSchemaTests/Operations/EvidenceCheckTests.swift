import ConfigSchema
import Testing

@Suite("Evidence")
struct EvidenceCheckTests {
  static let request = Request([
    RequestInput(.typed, "Text new leads\n  after FIVE minutes, and say “we’re open”."),
    RequestInput(.transcript, "Ana: drop the second email.\nBo: Ok – agreed…"),
    RequestInput(.imageDescription, "A whiteboard: Inquiry, Tour, Lease"),
    RequestInput(.email, "Straße und Ärger\u{200B} bleiben."),
    RequestInput(.typed, "And turn off the old one."),
  ])

  static func findings(_ source: InputSource, _ quote: String) -> [Finding] {
    let evidence = Evidence(source: source, quote: quote)
    let reply = Reply(message: "", changes: [ProposedOperation(.deleteTrigger("t1"), evidence: evidence)])
    return EvidenceCheck(request).findings(for: reply, numbers: [7])
  }

  @Test(
    "stands where it is said to stand, whatever copying did to case, space and quotes",
    arguments: [
      (.request, "text new leads after five minutes"), (.request, "say \"we're open\"."),
      (.request, "turn off the old one"),
      (.request, "minutes, and\tsay"), (.paste(1), "drop the second email"), (.paste(1), "OK - Agreed..."),
      (.paste(2), "STRAßE und ärger bleiben"), (.image(1), " Inquiry, Tour "), (.request, "text new lead"),
    ] as [(InputSource, String)])
  func stands(_ source: InputSource, _ quote: String) {
    #expect(Self.findings(source, quote) == [])
  }

  @Test(
    "is missed when it is empty, invented, or from somewhere else",
    arguments: [
      (.request, "", "no words"), (.request, " \n ", "no words"), (.paste(1), ".", "no words"),
      (.request, "“", "no words"), (.request, "e", "the request"), (.request, "ew lea", "the request"),
      (.request, "text new leads after six minutes", "the request"),
      (.request, "drop the second email", "the request"), (.paste(1), "drop the third email", "paste 1"),
      (.paste(3), "anything", "not handed in"), (.image(2), "Tour", "not handed in"), (.image(1), "Tours", "image 1"),
    ] as [(InputSource, String, String)])
  func missing(_ source: InputSource, _ quote: String, _ message: String) throws {
    let finding = try #require(Self.findings(source, quote).first)
    #expect(finding.rule == "evidence_missing")
    #expect(finding.severity == .warn)
    #expect(finding.path == "changes[7].evidence")
    #expect(finding.operation == 7)
    #expect(finding.message.contains(message))
  }

  @Test("is found in a long transcript, at its end as well")
  func longTranscript() {
    let line = "And then the tenant asked about parking again, aaaaaaaaaab.\n"
    let request = Request([RequestInput(.transcript, String(repeating: line, count: 20_000) + "Call them on day three")]
    )
    let changes = ["on day three", "aaab. and THEN", "on day four"].map {
      ProposedOperation(.deleteTrigger("t1"), evidence: Evidence(source: .paste(1), quote: $0))
    }
    let findings = EvidenceCheck(request).findings(for: Reply(message: "", changes: changes))
    #expect(findings.map(\.operation) == [2])
  }
}
