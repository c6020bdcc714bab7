import Testing

@testable import ConfigSchema

@Suite struct ScreeningPolicyTests {
  private static func applied(_ actions: [Action]) -> Trigger {
    Samples.trigger("A", on: "website_form_submitted", if: [Condition("payload.intent_key", .eq, "apply")], actions)
  }
  private static func deciding(_ target: String) -> Pipeline {
    Samples.pipeline(
      "P",
      [
        Samples.stage(
          "Application", auto: AutoTransition(eventType: "website_form_submitted", toStage: Samples.id(target))),
        Samples.stage(target),
      ])
  }
  private static func asks(_ field: String) -> Trigger {
    Samples.trigger("A", on: "credit_checked", if: [Condition(field, .gte, 650)], [Samples.task()])
  }
  private static func declared(_ type: String) -> PropertyState {
    PropertyState(facts: Samples.property(type: type), customEvents: ["credit_checked"])
  }
  private static func reply(_ text: String) -> Trigger {
    Samples.trigger(
      "A", on: "review_received", [Samples.action("draft_review_response", ["response_text": .string(text)])])
  }
  private static func happy(_ text: String, _ conditions: [Condition] = []) -> Trigger {
    Samples.trigger("A", on: "tour_completed", if: conditions, [Samples.email(text)])
  }
  private static func hook(on event: String, _ url: String = "https://hooks.larkspur.example/in") -> Trigger {
    Samples.trigger("A", on: event, [Samples.action("webhook", ["url": .string(url)])])
  }

  static let cases: [RuleCase] = [
    RuleCase("SC1", bad: applied([Samples.move(to: "lost")]), good: applied([Samples.task("Read the application")])),
    RuleCase("SC1", bad: deciding("Approved"), good: deciding("In review")),
    RuleCase("SC1", bad: deciding("Application declined"), good: deciding("Declined or gone")),
    RuleCase(
      "SC1",
      bad: Configuration(
        pipelines: [Samples.pipeline("P", [Samples.stage("Not this time", status: "lost")])],
        triggers: [applied([Samples.move(to: "not this time")])]),
      good: Configuration(
        pipelines: [Samples.pipeline("P", [Samples.stage("Not this time")])],
        triggers: [applied([Samples.move(to: "not this time")])])),
    RuleCase(
      "SC1", bad: deciding("Declined"),
      good: Samples.pipeline("P", [Samples.stage("Application"), Samples.stage("Approved")])),
    RuleCase(
      "SC1", bad: applied([Samples.email("Good news: your application has been approved.")]),
      good: applied([Samples.email("We have your application and will call you once it is approved.")])),
    RuleCase(
      "SC1", bad: applied([Samples.text("You are denied.")]),
      good: Samples.trigger(
        "A", on: "lead_status_changed", if: [Condition("lead.stage", .eq, "Approved")],
        [Samples.text("You are approved!")])),
    RuleCase("SC2", .warn, bad: asks("payload.credit_score"), good: asks("payload.pages"), state: declared("luxury")),
    RuleCase(
      "SC2", .block, bad: asks("payload.household_income"), good: asks("payload.pages"), state: declared("affordable")),
    RuleCase("SC3", .warn, bad: asks("payload.zip_code"), good: asks("payload.zipped"), state: declared("luxury")),
    .text("SC4", .warn, bad: "Get one month free", good: "Get one month free until June 30"),
    .text("SC4", .warn, bad: "Homes from $1,450", good: "Homes from $1,450 total per month, fees included"),
    .text("SC4", .warn, bad: "Now 20% off", good: "A 20% slope"),
    .text("SC4", .warn, bad: "Stop by! One month free", good: "One month free if you sign by Friday"),
    .text("SC4", .warn, bad: "Call today! One month free", good: "Today only: one month free"),
    .text("SC4", .warn, bad: "One month free through our portal", good: "One month free through March 3"),
    .text("SC4", .warn, bad: "All rents from $1,450", good: "$1,450 all in"),
    .text("SC5", .warn, bad: "US citizens only", good: "Contact us by phone"),
    .text(
      "SC5", .block, bad: "Bring proof of citizenship", good: "Bring proof of income",
      facts: Samples.property(state: "CA")),
    RuleCase(
      "SC6", .warn,
      bad: Samples.trigger(
        "A", on: "message_received", if: [Condition("payload.content", .contains, "restraining order")],
        [Samples.move(to: "lost")]),
      good: Samples.trigger(
        "A", on: "message_received", if: [Condition("payload.content", .contains, "restraining order")],
        [Samples.task()])),
    RuleCase("RV1", bad: reply("Thank you for being a resident."), good: reply("Thank you for the kind words.")),
    RuleCase(
      "RV1", bad: reply("We fixed the sink in unit 214."),
      good: reply("Please write to the office so that we can help.")),
    RuleCase("RV1", bad: reply("Your rent was late."), good: reply("We are sorry to hear this.")),
    RuleCase("RV1", bad: reply("Thanks {{payload.reviewer_name}}!"), good: reply("Thanks!")),
    RuleCase("RV1", bad: reply("Thanks {{first_name}}!"), good: reply("Thanks!")),
    RuleCase(
      "RV2", bad: hook(on: "review_response_drafted", "https://poster.larkspur.example/publish"),
      good: hook(on: "review_response_drafted")),
    RuleCase(
      "RV3", .block, bad: happy("Leave a 5 star review and get a gift card."),
      good: happy("Would you leave us a review?")),
    RuleCase(
      "RV3", .warn, bad: happy("Write a review and win a prize in our raffle."),
      good: happy("Win a prize in our raffle.")),
    RuleCase(
      "RV4", .warn,
      bad: Samples.trigger(
        "A", on: "review_analyzed", if: [Condition("payload.rating", .gte, 4)],
        [
          Samples.action(
            "create_content_draft",
            [
              "title": "Share your review with us", "content_type": "social_post",
              "caption": "Please leave us a review",
            ])
        ]),
      good: Samples.trigger(
        "A", on: "review_analyzed",
        [
          Samples.action(
            "create_content_draft",
            [
              "title": "Share your review with us", "content_type": "social_post",
              "caption": "Please leave us a review",
            ])
        ])),
    RuleCase("PR1", .warn, bad: hook(on: "lead_created"), good: hook(on: "competitor_price_changed")),
    RuleCase(
      "PR3", .note,
      bad: Samples.trigger(
        "A", on: "conversation_started", [Samples.action("post_chat_message", ["content": "Hi, I'm Dana!"])]),
      good: Samples.trigger(
        "A", on: "conversation_started",
        [Samples.action("post_chat_message", ["content": "Hi, I'm the virtual assistant."])])),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func theHostOfAWebhookIsShown() {
    let found = RuleCase.findings(Configuration(triggers: [Self.hook(on: "lead_created")])).first { $0.rule == "PR1" }
    #expect(found?.value == "hooks.larkspur.example")
  }
}
