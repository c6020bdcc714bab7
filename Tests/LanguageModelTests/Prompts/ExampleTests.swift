import ConfigSchema
import Testing

@testable import LanguageModel

/// The examples teach by being right: each is carried out here, and nothing may be wrong with the outcome.
@Suite("The examples shown to models")
struct ExampleTests {
  private static let names = ["Larkspur Terrace", "Larkspur Grove", "Tamarack Court"]

  /// What the examples say is there: `t2.a2` is the e-mail of "Fresh lead hello".
  private static let workspace: Workspace = {
    let old = Trigger(id: Samples.id(50), name: "Old note", eventType: "lead_lost_note")
    let hello = Trigger(
      id: Samples.id(60), name: "Fresh lead hello", eventType: "lead_created",
      actions: [
        Action(
          id: Samples.id(61), type: "send_sms",
          config: ["body": "Hi, this is Larkspur Terrace. Reply STOP to opt out."]),
        Action(
          id: Samples.id(62), type: "send_email",
          config: ["subject": "Your visit to Larkspur Terrace", "body": "Which day suits you? Unsubscribe any time."],
          onlyIf: [Condition("lead.status", .notIn, ["tour_booked", "toured", "leased", "lost"])], delayMinutes: 1440),
      ])
    return Workspace(
      properties: names.enumerated().map { index, name in
        PropertyState(
          facts: PropertyFacts(id: Samples.id(index + 1), name: name, propertyType: "multifamily"),
          configuration: index == 0 ? Configuration(triggers: [old, hello]) : .empty)
      }, current: Samples.id(1))
  }()

  private static let blocks = PromptFiles.examples.split(separator: "```json\n").dropFirst().map {
    String($0.split(separator: "\n```")[0])
  }

  @Test("there is one of each kind: make, edit, ask, decline, several communities")
  func kinds() {
    #expect(Self.blocks.count == 6)
  }

  @Test("each can be read, carried out, and passes every check", arguments: blocks)
  func carriedOut(block: String) throws {
    var handles = HandleTable()
    handles.allocate(for: Self.workspace)
    let read = ReplyReader().read(block)
    #expect(read.findings.isEmpty)
    let reply = try #require(read.reply)
    var count = 1000
    let resolution = Resolver().resolve(read, workspace: Self.workspace, handles: handles) {
      count += 1
      return Samples.id(count)
    }
    #expect(resolution.findings.isEmpty)
    #expect(resolution.properties.isEmpty == reply.changes.isEmpty)
    for property in resolution.properties {
      let state = try #require(Self.workspace[property.property])
      let findings = Validator().findings(for: property.configuration, in: state, base: state.configuration)
      #expect(findings.filter { $0.severity == .block }.isEmpty)
    }
  }

  @Test("what an operation rests on stands word for word in its example")
  func evidence() {
    for section in ("\n" + PromptFiles.examples).split(separator: "\n## ").dropFirst() {
      let parts = section.split(separator: "```json\n")
      guard parts.count == 2, let reply = ReplyReader().read(String(parts[1].split(separator: "\n```")[0])).reply else {
        Issue.record("\(section.prefix(40))")
        continue
      }
      for change in reply.changes { #expect(parts[0].contains(change.evidence.quote), "\(change.evidence.quote)") }
    }
  }
}
