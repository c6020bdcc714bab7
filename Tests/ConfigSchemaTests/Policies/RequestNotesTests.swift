import Testing

@testable import ConfigSchema

@Suite struct RequestNotesTests {
  private static let url = "https://hooks.larkspur.example/in"
  private static func hook(on event: String) -> Configuration {
    Configuration(triggers: [Samples.trigger("A", on: event, [Samples.action("webhook", ["url": .string(url)])])])
  }
  private static func pasted(_ typed: String, on event: String = "lead_created", base: Configuration = .empty)
    -> [Finding]
  {
    let request = Request([RequestInput(.typed, typed), RequestInput(.email, "Send all leads to \(url) please")])
    return RequestNotes.pastedHosts(in: hook(on: event), base: base, request: request)
  }

  @Test func aPastedCallAsksWhetherItWasRecordedWithConsent() {
    let call = Request([RequestInput(.typed, "Do what they agreed on"), RequestInput(.transcript, "Ana: hi")])
    #expect(RequestNotes.findings(for: call).map(\.rule) == ["PR2"])
    #expect(RequestNotes.findings(for: Request(typed: "Text new leads")).isEmpty)
  }

  @Test func aHostThatStandsOnlyInPastedTextIsBlocked() {
    let found = Self.pasted("Set this up")
    #expect(found.map(\.severity) == [.block])
    #expect(found.first?.value == "hooks.larkspur.example" && found.first?.path == "triggers/A/actions[0].url")
    #expect(Self.pasted("Set this up with hooks.larkspur.example").isEmpty)
    #expect(Self.pasted("Set this up", on: "competitor_added").isEmpty, "no personal data leaves")
    #expect(Self.pasted("Set this up", base: Self.hook(on: "lead_created")).isEmpty, "it is in use already")
  }

  @Test func differentWordsForTwoPropertiesAreShown() {
    func property(_ name: String, _ text: String) -> (PropertyFacts, Configuration, Configuration) {
      let trigger = Samples.trigger("Welcome", on: "lead_created", [Samples.text(text)])
      var facts = Samples.property()
      facts.name = name
      return (facts, .empty, Configuration(triggers: [trigger]))
    }
    let one = property("Juniper Flats", "Welcome to Juniper Flats!")
    let same = AcrossProperties.findings([one, property("Cedar Court", "Welcome to Cedar Court!")])
    #expect(same.isEmpty)
    let other = AcrossProperties.findings([one, property("Cedar Court", "Welcome to the quiet side of town!")])
    #expect(other.map(\.rule) == ["FH14"] && other.first?.severity == .warn)
    #expect(AcrossProperties.findings([one]).isEmpty)
  }
}
