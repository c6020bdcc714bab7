import Testing

@testable import ConfigSchema

/// Who is picked by a condition, and whether those people get less.
@Suite struct AudienceTests {
  private static let task = Samples.task("Answer the request")
  private static let declared = PropertyState(facts: Samples.property(), customEvents: ["guest_card_filled"])
  private static func card(_ field: String, _ op: Operator, _ value: JSON, _ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "guest_card_filled", if: [Condition(field, op, value)], actions)
  }
  private static func lead(_ field: String, _ op: Operator, _ value: JSON, _ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "lead_created", if: [Condition(field, op, value)], actions)
  }
  private static func hears(_ word: String, _ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "message_received", if: [Condition("payload.content", .contains, .string(word))], actions)
  }
  private static func tied(_ name: String, _ status: String?, _ trigger: Trigger) -> Configuration {
    Configuration(pipelines: [Samples.pipeline("P", [Samples.stage(name, status: status)])], triggers: [trigger])
  }
  private static let hears = hears("kids", [Samples.move(to: "Not now")])

  static let cases: [RuleCase] = [
    // A stage may stand for lost, or say so itself.
    RuleCase("FH2", bad: tied("Not now", "lost", hears), good: tied("Not now", "contacted", hears)),
    RuleCase("FH2", bad: hears("kids", [Samples.move(to: "Dead leads")]), good: hears("kids", [task])),
    // The name of the fact says what it sorts by.
    RuleCase(
      "FH2", bad: card("payload.has_kids", .eq, true, [Samples.move(to: "lost")]),
      good: card("payload.has_kids", .eq, true, [task]), path: "triggers/A/conditions[0].field", state: declared),
    RuleCase(
      "FH2", bad: card("payload.has_kids", .eq, false, [Samples.text("Come by")]),
      good: card("payload.has_pets", .eq, false, [Samples.text("Come by")]), state: declared),
    RuleCase(
      "FH2", bad: card("payload.familySize", .lte, 2, [task]), good: card("payload.unitSize", .lte, 2, [task]),
      state: declared),
    RuleCase(
      "FH1", bad: lead("lead.attribution.religion", .eq, "x", [task]),
      good: lead("lead.attribution.medium", .eq, "x", [task])),
    RuleCase(
      "FH2", bad: lead("payload.source", .contains, "church", [Samples.move(to: "lost")]),
      good: lead("payload.source", .contains, "zillow", [Samples.move(to: "lost")])),
    RuleCase(
      "FH1", bad: lead("lead.email", .contains, "singh", [task]),
      good: lead("lead.email", .contains, "@gmail.com", [task])),
    RuleCase(
      "FH1", bad: lead("payload.email", .contains, "nguyen@", [task]),
      good: lead("payload.email", .contains, ".edu", [task])),
    RuleCase(
      "FH1", bad: lead("lead.email", .notContains, "Garcia", [task]), good: lead("lead.email", .exists, nil, [task])),
    // A message that sends people away is no service.
    RuleCase(
      "FH2", bad: hears("kids", [Samples.text("Sorry, we are full")]),
      good: hears("kids", [Samples.text("The playground is open")])),
    RuleCase(
      "FH2", bad: hears("wheelchair", [Samples.email("We have no units available at this time.")]),
      good: hears("wheelchair", [Samples.email("Two homes are available on the ground floor.")])),
    RuleCase(
      "FH2", bad: hears("service dog", [Samples.text("We cannot accommodate you")]),
      good: hears("service dog", [Samples.text("We cannot wait to meet you")])),
    RuleCase("FH3", .note, bad: hears("kids", [task]), good: hears("kids", [Samples.text("Sorry, we are full")])),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func noFactOfTheCatalogueIsNamedAfterAClass() {
    for event in Catalogue.standard.events {
      for field in Catalogue.standard.fields(forEvent: event.name) {
        let trigger = Samples.trigger("A", on: event.name, if: [Condition(field.path, .exists)], [Self.task])
        let found = RuleCase.findings(Configuration(triggers: [trigger]))
        #expect(!found.contains { $0.rule == "FH1" || $0.rule == "FH2" }, "\(field.path)")
      }
    }
  }

  @Test func everyPreferenceInATextIsReportedSoThatANewOneIsSeen() {
    let old = Samples.trigger("A", on: "lead_created", [Samples.text("No kids, please.")])
    let new = Samples.trigger("A", on: "lead_created", [Samples.text("No kids, please. Adults only.")])
    let found = RuleCase.findings(Configuration(triggers: [new]), base: Configuration(triggers: [old]))
      .filter { $0.rule == "FH4" }
    #expect(found.first { $0.value == "adults only" }?.severity == .block)
    #expect(found.first { $0.value == "no kids" }?.severity == .note)
  }
}
