import Testing

@testable import ConfigSchema

@Suite struct MessagePolicyTests {
  private static let polite = "Hi from Juniper Flats! Reply STOP to opt out."
  private static func at(_ hours: [Int], _ actions: [Action]) -> Trigger {
    let value = JSON.array(hours.map { .number(JSONNumber($0)) })
    return Samples.trigger("A", on: "lead_created", if: [Condition("time.local_hour", .isIn, value)], actions)
  }
  private static func facts(_ state: String) -> PropertyState { PropertyState(facts: Samples.property(state: state)) }
  private static let many = Samples.trigger(
    "A", on: "lead_created", (0..<4).map { Samples.text(polite, after: $0 * 300) })
  private static let spread = Samples.trigger(
    "A", on: "lead_created", (0..<4).map { Samples.text(polite, after: $0 * 500) })
  private static func one(_ name: String, after minutes: Int, onlyIf: [Condition] = []) -> Trigger {
    Samples.trigger(name, on: "lead_created", [Samples.text(polite, after: minutes, onlyIf: onlyIf)])
  }
  private static func hears(_ words: String, _ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "message_received", if: [Condition("payload.content", .contains, .string(words))], actions)
  }
  private static func mail(_ subject: String, on event: String = "lead_created", body: String = "Hello") -> Trigger {
    Samples.trigger("A", on: event, [Samples.email(body, subject: subject)])
  }

  static let cases: [RuleCase] = [
    RuleCase(
      "TX1", .block, bad: at([22, 23, 0, 3], [Samples.text(polite)]), good: at([9, 12], [Samples.text(polite)])),
    RuleCase(
      "TX1", .block, bad: at([12], [Samples.text(polite, after: 600)]),
      good: at([12], [Samples.text(polite, after: 1_440)])),
    RuleCase(
      "TX1", .warn, bad: at([18, 19, 20, 21], [Samples.text(polite)]), good: at([22, 23], [Samples.email("Hi")]),
      fix: "Let it run only between 8 am and 8 pm to drop it instead, or send an e-mail."),
    RuleCase(
      "TX1", .warn, bad: at([20], [Samples.text(polite, after: 30)]), good: at([19], [Samples.text(polite, after: 30)])),
    RuleCase(
      "TX1", .warn, bad: Samples.trigger("A", on: "tour_no_show", [Samples.text(polite)]),
      good: Samples.trigger(
        "A", on: "tour_no_show", [Samples.text(polite, onlyIf: [Condition("time.local_hour", .isIn, [9, 10])])])),
    RuleCase(
      "TX2", .warn, bad: at([19, 20], [Samples.text(polite)]), good: at([18, 19], [Samples.text(polite)]),
      state: facts("FL")),
    RuleCase(
      "TX2", .warn, bad: at([8, 13], [Samples.text(polite)]), good: at([12, 20], [Samples.text(polite)]),
      state: facts("TX")),
    RuleCase(
      "TX2", .warn, bad: at([9, 10], [Samples.text(polite)]),
      good: at([9, 10], [Samples.text(polite, onlyIf: [Condition("time.weekday", .neq, "sun")])]), state: facts("TX")),
    RuleCase(
      "TX2", .warn, bad: at([10], [Samples.text(polite, after: 2_880)]),
      good: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("time.local_hour", .eq, 10), Condition("time.weekday", .isIn, ["mon", "tue"])],
        [Samples.text(polite, after: 2_880)]), state: facts("TX")),
    RuleCase(
      "TX2", .warn, bad: Samples.trigger("A", on: "tour_no_show", [Samples.text(polite)]),
      good: Samples.trigger("A", on: "tour_no_show", [Samples.email(polite)]), state: facts("FL")),
    RuleCase(
      "TX2", .warn, bad: Samples.trigger("A", on: "tour_no_show", [Samples.text(polite)]), good: at([9], []),
      state: facts("CT")),
    RuleCase("TX3", .warn, bad: many, good: spread, state: facts("OH")),
    RuleCase("TX3", .block, bad: many, good: spread, state: facts("FL")),
    RuleCase(
      "TX3", .warn, bad: Configuration(triggers: (0..<4).map { one("T\($0)", after: $0 * 300) }),
      good: Configuration(triggers: (0..<4).map { one("T\($0)", after: $0 * 500) }), state: facts("OH")),
    RuleCase(
      "TX3", .warn, bad: Configuration(triggers: (0..<4).map { one("T\($0)", after: $0 * 300) }),
      good: Configuration(
        triggers: (0..<4).map {
          one("T\($0)", after: $0 * 300, onlyIf: [Condition("lead.source", $0 < 2 ? .eq : .neq, "zillow")])
        }), state: facts("OH")),
    RuleCase(
      "TX4",
      bad: Samples.trigger(
        "A", on: "tour_no_show", if: [Condition("lead.opted_out", .eq, true)], [Samples.text(polite)]),
      good: Samples.trigger(
        "A", on: "tour_no_show", if: [Condition("lead.opted_out", .neq, true)], [Samples.text(polite)])),
    RuleCase(
      "TX4",
      bad: Samples.trigger(
        "A", on: "lead_stale", [Samples.email("Hi", onlyIf: [Condition("lead.opted_out", .neq, false)])]),
      good: Samples.trigger("A", on: "lead_stale", if: [Condition("lead.opted_out", .eq, true)], [Samples.task()])),
    RuleCase(
      "TX5",
      bad: Samples.trigger(
        "A", on: "message_received", if: [Condition("payload.content", .contains, "stop")],
        [Samples.text("Are you sure?")]),
      good: Samples.trigger(
        "A", on: "message_received", if: [Condition("payload.content", .contains, "stop")],
        [Samples.text("You are unsubscribed and get no further texts.")])),
    RuleCase(
      "TX5", bad: hears("stop texting me", [Samples.text("Are you sure?")]),
      good: hears("bus stop", [Samples.text("It is at the door.")])),
    RuleCase(
      "TX5", bad: hears("take me off your list", [Samples.text("Why?")]),
      good: hears("end of the month", [Samples.text("Sure.")])),
    RuleCase("TX6", .note, bad: hears("unsubscribe", [Samples.task()]), good: hears("stop by", [Samples.task()])),
    RuleCase(
      "TX10", .note, bad: hears("stop", [Samples.text("Are you sure?")]), good: hears("pool", [Samples.text("Yes")])),
    RuleCase(
      "TX7", .warn,
      bad: Samples.trigger(
        "A", on: "lead_created", if: [Condition("payload.source", .isIn, ["Zillow"])], [Samples.text(polite)]),
      good: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("payload.source", .isIn, ["Zillow"]), Condition("lead.consent", .eq, true)],
        [Samples.text(polite)])),
    RuleCase(
      "TX7", .warn,
      bad: Samples.trigger(
        "A", on: "lead_created", if: [Condition("lead.consent", .eq, false)], [Samples.text(polite)]),
      good: Samples.trigger(
        "A", on: "lead_created", if: [Condition("payload.source", .eq, "website")], [Samples.text(polite)])),
    RuleCase(
      "TX8", .warn,
      bad: Samples.trigger(
        "A", on: "lead_stale", if: [Condition("payload.days_since_contact", .gte, 90)], [Samples.text(polite)]),
      good: Samples.trigger(
        "A", on: "lead_stale", if: [Condition("payload.days_since_contact", .gte, 30)], [Samples.text(polite)])),
    .text("TX9", .warn, bad: "Hi there", good: polite),
    .text("TX9", .warn, bad: "Hi from Juniper Flats", good: "Hi from {{property_name}}, text STOP to end"),
    RuleCase(
      "EM2", bad: mail("News", body: "You cannot unsubscribe from this list."),
      good: mail("News", body: "You can unsubscribe at any time.")),
    RuleCase(
      "EM3", bad: mail("Re: your tour"), good: mail("Your tour: what to bring"), path: "triggers/A/actions[0].subject"),
    RuleCase("EM3", bad: mail("Your lease is approved!"), good: mail("Your lease questions, answered")),
    RuleCase("EM3", bad: mail("Notice: rent overdue"), good: mail("Recent news")),
    RuleCase("EM3", bad: mail("Re: rent overdue", on: "email_received"), good: mail("Re: rent", on: "email_received")),
    RuleCase(
      "EM1", .note, bad: mail("News"),
      good: mail("News", body: "Unsubscribe at any time. 410 Oak Street, Austin 78701")),
    RuleCase(
      "EM1", .warn, bad: mail("News", body: "Our spring special"),
      good: mail("News", body: "Our spring special. Unsubscribe here. {{property_address}}")),
    RuleCase("EM3", bad: mail("FWD: hello"), good: mail("Re: your message", on: "email_received")),
    RuleCase(
      "EM4", .note, bad: mail("Your tour", on: "tour_scheduled", body: "See you! Also: our summer special."),
      good: mail("Your tour", on: "tour_scheduled", body: "See you at the leasing office.")),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func aTextHeldOverNightIsSaidToBeHeld() {
    let trigger = Samples.trigger("A", on: "tour_no_show", [Samples.text(Self.polite)])
    let found = RuleCase.findings(Configuration(triggers: [trigger])).first { $0.rule == "TX1" }
    #expect(found?.message.contains("holds it until the morning") == true)
  }

  @Test func theTextOfATemplateIsJudgedLikeOneWrittenHere() {
    let state = PropertyState(
      facts: Samples.property(),
      templates: [MessageTemplate(slug: "hello", channel: "sms", body: "No pets. Get one month free! Great schools.")])
    let trigger = Samples.trigger("A", on: "lead_created", [Samples.action("send_sms", ["template_slug": "hello"])])
    let found = Set(RuleCase.findings(Configuration(triggers: [trigger]), state).map(\.rule))
    #expect(found.isSuperset(of: ["FH13", "SC4", "FH5", "TX9"]))
  }
}
