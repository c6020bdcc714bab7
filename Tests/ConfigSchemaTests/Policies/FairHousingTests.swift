import Testing

@testable import ConfigSchema

@Suite struct FairHousingTests {
  private static func hears(_ word: String, _ op: Operator = .contains, _ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "message_received", if: [Condition("payload.content", op, .string(word))], actions)
  }
  private static let task = Samples.task("Answer the request", after: 0)
  private static let lost = Samples.move(to: "lost")
  private static let senior = Samples.property(type: "senior")
  private static let illinois = Samples.property(state: "IL")

  static let cases: [RuleCase] = [
    RuleCase("FH1", bad: hears("muslim", .contains, [task]), good: hears("parking", .contains, [task])),
    RuleCase(
      "FH1",
      bad: Samples.trigger(
        "A", on: "lead_created", if: [Condition("lead.last_name", .isIn, ["Garcia", "Lopez"])], [task]),
      good: Samples.trigger("A", on: "lead_created", if: [Condition("lead.first_name", .neq, "Test")], [task])),
    RuleCase(
      "FH1",
      bad: Samples.trigger("A", on: "lead_created", if: [Condition("lead.first_name", .contains, "Moh")], [task]),
      good: Samples.trigger("A", on: "lead_created", if: [Condition("lead.last_name", .exists)], [task])),
    RuleCase("FH2", bad: hears("kids", .contains, [lost]), good: hears("kids", .contains, [task])),
    RuleCase(
      "FH2", bad: hears("pregnant", .notContains, [Samples.text("Come by")]),
      good: hears("pool", .notContains, [Samples.text("Come by")])),
    RuleCase("FH2", bad: hears("wheelchair", .notContains, [task]), good: hears("wheelchair", .contains, [task])),
    RuleCase(
      "FH2", bad: hears("church", .contains, [Samples.action("stop_workflow")]),
      good: hears("church", .contains, [task])),
    RuleCase(
      "FH2",
      bad: Samples.trigger(
        "A", on: "message_received",
        [Samples.text("Come by", after: 5, onlyIf: [Condition("payload.content", .notContains, "baby")])]),
      good: Samples.trigger(
        "A", on: "message_received", [Samples.text("Come by", after: 5, onlyIf: [Samples.stillOpen])]),
      path: "triggers/A/actions[0].only_if[0].value"),
    RuleCase("FH3", .note, bad: hears("service animal", .contains, [task]), good: hears("gym", .contains, [task])),
    RuleCase(
      "FH3", .note, bad: hears("wheelchair", .contains, [Samples.email("Here are our accessible homes.")]),
      good: hears("elevator", .contains, [Samples.email("Here are our accessible homes.")])),
    RuleCase(
      "FH12", bad: hears("spanish", .contains, [Samples.text("Please bring a deposit of one month.")]),
      good: hears("spanish", .contains, [Samples.text("Gracias, le llamamos hoy.")])),
    RuleCase(
      "FH12", bad: hears("service dog", .contains, [Samples.email("There is a pet fee.")]),
      good: hears("service dog", .contains, [Samples.email("There is no pet fee for your assistance animal.")])),
    RuleCase(
      "FH12", bad: Samples.pipeline("P", [Samples.stage("Spanish speakers", sla: 72)]),
      good: Samples.pipeline("P", [Samples.stage("Family decision", sla: 336)])),
    RuleCase(
      "FH4", bad: Samples.pipeline("P", [Samples.stage("Adults only")]),
      good: Samples.pipeline("P", [Samples.stage("Application only")])),
    .text("FH7", bad: "We are a 55+ community", good: "55+ restaurants nearby", facts: Samples.property()),
    .text("FH7", bad: "Our age restricted homes", good: "Units 55 and 62 are open"),
    .text(
      "FH7", bad: "Everyone must be aged 55 or older", good: "Ages of the building: built in 1955",
      facts: Samples.property(type: nil)),
    .text("FH8", .note, bad: "Bring proof of our age 55 requirement", good: "Bring a photo ID", facts: senior),
    .text("FH9", .warn, bad: "Sorry, no Section 8", good: "Section 8 welcome"),
    .text("FH9", .block, bad: "We do not accept vouchers", good: "We do accept vouchers", facts: illinois),
    .text(
      "FH9", .block, bad: "No housing vouchers", good: "Housing vouchers welcome",
      facts: Samples.property(type: "affordable")),
    RuleCase(
      "FH9", .warn, bad: hears("voucher", .contains, [lost]), good: hears("voucher", .contains, [task])),
    RuleCase(
      "FH10", .warn,
      bad: Samples.trigger("A", on: "lead_bucket_changed", if: [Condition("payload.to_bucket", .eq, "hot")], [task]),
      good: Samples.trigger("A", on: "lead_created", if: [Condition("payload.source", .eq, "phone")], [task]),
      state: PropertyState(facts: Samples.property(type: "affordable"))),
    .text("FH11", bad: "No felons please", good: "Screening follows our written standard"),
    RuleCase("FH11", bad: hears("arrest", .contains, [lost]), good: hears("arrest", .contains, [task])),
    .text("FH13", .warn, bad: "Sorry, no pets", good: "No pets; assistance animals are welcome"),
    .text("FH13", .warn, bad: "The pet fee is small", good: "Pets are welcome"),
    .text("FH15", .warn, bad: "Students only, please", good: "Students welcome"),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test(arguments: [
    "No kids, please", "Adults only", "An adults-only building", "Perfect for singles", "Ideal for young professionals",
    "Great for Christians", "No wheelchairs", "English speakers only", "Looking for American families",
    "Must be able-bodied",
    "Best for mature couples", "no children under 12", "child-free living", "A Christian community",
    "No service animals",
    "Females only", "perfect for a young couple", "Not suitable for children", "no large families",
    "Must speak English",
    "No immigrants", "Healthy people only", "no single mothers",
    "Children are not allowed", "Kids not allowed", "We don't allow children",
    "We do not rent to families with children",
    "No pets or children", "No smokers, pets, or children", "Ideal for a couple", "Great for busy professionals",
    "Perfect for\nyoung professionals", "Adults\u{AD} only", "Ad\u{200B}ults only", "no k\u{2060}ids",
  ])
  func statedPreferencesAreBlocked(_ phrase: String) {
    RuleCase.text("FH4", bad: phrase, good: "Come and see the home").verify()
  }

  @Test(arguments: [
    "exclusive living", "a safe neighborhood", "family-friendly", "near great schools", "walking distance to St. Anne",
    "a quiet building", "ideal for students", "top-rated school district", "steps from the church",
  ])
  func softerWordsAreWarnedOf(_ phrase: String) {
    RuleCase.text("FH5", .warn, bad: "It has \(phrase).", good: "It has a balcony.").verify()
  }

  /// Words that sound like the forbidden ones and are harmless. No fair housing finding of any severity may come.
  @Test(arguments: [
    "The master bedroom has a walk-in closet", "A primary bedroom and a family room",
    "Our bachelor apartments and studios",
    "Walking distance to the park", "The playground is open and the school bus stops at the corner",
    "No smoking in the building",
    "No pets, but assistance animals are always welcome", "Income limits apply in this affordable community",
    "We are an equal housing opportunity provider", "Single-family homes with a yard", "Kids' pool and play area",
    "Mature trees and a quiet garden", "An exclusive offer for you", "Everyone is welcome",
    "No application fee this week",
    "Open from 9 to 5 on weekdays", "Our senior leasing agent Kim will call",
    "Children and adults are welcome at the pool",
    "Black appliances and white cabinets", "The single-level floor plan", "No parking fee", "Great views, great light",
    "Meet us at 410 Church Street", "Accessible parking spots at the door", "We speak English and Spanish",
    "Ask about our 3 bedroom homes", "55 minutes from downtown", "Bring the whole family", "No. Kids are welcome",
    "Renters insurance through American Family", "Meet us at the white building", "our integrated building app",
    "There is no assistance animal fee", "No service animal fee or deposit", "No kids' pool this season",
    "great for girls' night", "Over 65 restaurants nearby", "Parking is 65 plus tax", "next to Sunrise Senior Living",
    "College seniors only",
  ])
  func lookAlikesAreNeverFlagged(_ text: String) {
    let trigger = Samples.trigger("Welcome", on: "lead_created", [Samples.text(text)])
    let found = RuleCase.findings(Configuration(triggers: [trigger])).filter { $0.rule.hasPrefix("FH") }
    #expect(found.isEmpty, "\(text): \(found.map { "\($0.rule) \($0.value)" })")
  }

  @Test func bedroomsArePlainFacts() {
    let trigger = Samples.trigger(
      "Bigger homes", on: "lead_created", if: [Condition("payload.bedrooms", .isIn, ["3bd", "4bd+"])],
      [Samples.email("The map of the playground is attached.")])
    let found = RuleCase.findings(Configuration(triggers: [trigger])).filter { $0.rule.hasPrefix("FH") }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func theTextOfAMessageTemplateIsReadToo() {
    let state = PropertyState(
      facts: Samples.property(), templates: [MessageTemplate(slug: "hello", channel: "sms", body: "Adults only!")])
    let trigger = Samples.trigger("A", on: "lead_created", [Samples.action("send_sms", ["template_slug": "hello"])])
    let found = RuleCase.findings(Configuration(triggers: [trigger]), state)
    #expect(found.contains { $0.rule == "FH4" && $0.path == "triggers/A/actions[0].template_slug" })
  }
}
