import Testing

@testable import ConfigSchema

@Suite struct TextRuleTests {
  private static func hook(_ url: String) -> Trigger {
    Samples.trigger("A", on: "review_received", [Samples.action("webhook", ["url": .string(url), "method": "POST"])])
  }
  private static func called(
    _ url: String = "https://hooks.larkspur.example/in", headers: JSON = .null, body: JSON = .null
  ) -> Trigger {
    Samples.trigger(
      "A", on: "lead_created", [Samples.action("webhook", ["url": .string(url), "headers": headers, "body": body])])
  }
  private static func templated(_ slug: String) -> Trigger {
    Samples.trigger("A", on: "lead_created", [Samples.action("send_sms", ["template_slug": .string(slug)])])
  }
  private static let fine = "https://hooks.larkspur.example/reviews?key=1"

  static let cases: [RuleCase] =
    [
      .text("template_variable", bad: "Hi {{first_nam}}", good: "Hi {{first_name}}, see you at {{property_name}}"),
      .text("template_variable", bad: "Hi {resident}", good: "Hi {first_name} {maybe: not a name!}"),
      .text(
        "template_variable", bad: "Hi {{payload.rating}}", good: "Hi {{ lead.first_name }} from {{payload.source}}"),
      RuleCase(
        "template_variable", bad: Samples.trigger("A", on: "lead_created", [Samples.text("Hi {{first_nam}}")]),
        good: Samples.trigger("A", on: "lead_created", [Samples.text("Hi")]), fix: "Did you mean {{first_name}}?"),
      RuleCase(
        "variable_without_tour", bad: Samples.trigger("A", on: "lead_created", [Samples.text("See you {{tour_date}}")]),
        good: Samples.trigger("A", on: "tour_scheduled", [Samples.text("See you {{tour_date}} at {{tour_time}}")])),
      .text("template_variable", bad: "Hi {{first_name | default: \"x\"}}", good: "Hi {{ first_name }}"),
      .text("template_variable", bad: "{{#if x}}Hi{{/if}}", good: "{\"a\": {\"b\": {first_name}}} is text"),
      .text("template_variable", bad: "Hi {{user's name}}", good: "Hi {FIRST (name)}"),
      .text("template_variable", bad: "Hi {{first_name}", good: "A brace } and another {"),
      .text("template_variable", bad: "Hi {first_name}}", good: "Hi {first_name} and }} that"),
      .text("template_variable", bad: "Hi first_name}}", good: "Hi {{first_name}}"),
      .text("template_variable", bad: "Hi {{first_name and welcome", good: "Hi"),
      .text("template_variable", bad: "Hi {{}}", good: "Hi {}"),
      RuleCase(
        "variable_without_lead",
        bad: Samples.trigger("A", on: "review_received", [Samples.task("Call {{first_name}}")]),
        good: Samples.trigger("A", on: "lead_stale", [Samples.task("Call {{first_name}}")])),
      RuleCase(
        "variable_without_lead", .warn,
        bad: Samples.trigger("A", on: "message_received", [Samples.task("Call {{last_name}}")]),
        good: Samples.trigger("A", on: "message_received", [Samples.text("Hi {{first_name}}")])),
      RuleCase(
        "variable_without_lead", .warn,
        bad: Samples.trigger("A", on: "conversation_idle", [Samples.task("Call {{lead.phone}}")]),
        good: Samples.trigger("A", on: "conversation_idle", [Samples.task("Call them at {{property_name}}")])),
      RuleCase(
        "template_variable", bad: called(body: ["lead": ["name": "{{frst_name}}"]]),
        good: called(body: ["lead": ["name": "{{first_name}}", "raw": "{\"a\":{\"b\":true}}"]]),
        path: "triggers/A/actions[0].body"),
      RuleCase(
        "template_variable", bad: called(headers: ["X-Lead": "{{lead_id}}"]),
        good: called(headers: ["X-Lead": "{{payload.lead_id}}"]), path: "triggers/A/actions[0].headers"),
      RuleCase(
        "template_variable", bad: called("https://hooks.larkspur.example/{{frst_name}}"),
        good: called("https://hooks.larkspur.example/?name={{first_name}}"), path: "triggers/A/actions[0].url"),
      RuleCase(
        "unsafe_url", bad: called("https://{{payload.source}}.example/x"),
        good: called("https://hooks.larkspur.example/{{payload.source}}")),
      RuleCase(
        "template_variable", bad: templated("Hi {{resident}}"), good: templated("Hi {{first_name}}"),
        path: "triggers/A/actions[0].template_slug",
        state: PropertyState(
          facts: Samples.property(),
          templates: [
            MessageTemplate(slug: "Hi {{resident}}", channel: "sms", body: "Hi {{resident}}"),
            MessageTemplate(slug: "Hi {{first_name}}", channel: "sms", body: "Hi {{first_name}}"),
          ])),
      .text(
        "unsafe_link", bad: "https://juniper.example/a,https://xn--pple-43d.example/x",
        good: "https://juniper.example/a,https://juniper.example/b"),
      .text("unsafe_link", bad: "See www.\u{430}pple.example today", good: "See www.apple.example today"),
      .text("placeholder_text", .warn, bad: "Hi [Name], call us", good: "Hi, units [2] and [A-14, east] are open"),
      .text(
        "fragment_text", .warn, bad: ", unless they have already toured", good: "Hi, unless you have toured: call us"),
      .text("fragment_text", .warn, bad: "unless they reply", good: "Unless you reply, we keep your place."),
      .text("fragment_text", .warn, bad: "Thanks for touring\u{201D} and wait", good: "See \u{201C}B2\u{201D} soon"),
      .text("fragment_text", .warn, bad: "Ask for \"B2 today", good: "The 65\" screen and \"B2\" and plan \"7\""),
      .text("fragment_text", .warn, bad: "; then call", good: "...and we are back"),
      .text("hidden_text", .warn, bad: "Hi\u{202E} there", good: "Hi there\nSee you"),
      .text(
        "message_length", bad: String(repeating: "a", count: 1_601), good: String(repeating: "a", count: 1_600)),
      .text("unsafe_link", bad: "Book: https://xn--pple-43d.example/x", good: "Book: https://juniper.example/tour."),
      .text("unsafe_link", bad: "Book (http://193.0.2.1/x)", good: "Book (http://juniper.example/x)"),
    ] + unsafe.map { RuleCase("unsafe_url", bad: hook($0), good: hook(fine), path: "triggers/A/actions[0].url") }

  static let unsafe = [
    "http://hooks.larkspur.example/x", "ftp://larkspur.example", "hooks.larkspur.example/x", "https://", "https:///x",
    "https://localhost/x", "https://printer/x", "https://db.internal/x", "https://nas.local:8443/", "https://10.0.0.8/",
    "https://192.168.1.4/x", "https://127.0.0.1", "https://2130706433/", "https://0x7f.0x1/", "https://[::1]/x",
    "https://[fe80::1]/", "https://127.1/", "https://l\u{430}rkspur.example/x", "https://xn--lrkspur-3fg.example/",
    "https://user@larkspur.example/", "https://larkspur.example@evil.example/",
    "https://larkspur.example\\@evil.example/",
    "https://larkspur .example/", "https://lark\u{200B}spur.example/", "https://a..example/",
    "https://larkspur.example\n/",
    "javascript:alert(1)", "https://router.lan./x",
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test(arguments: [
    fine, "https://larkspur.example", "HTTPS://Larkspur.Example:8443/a/b?c=d#e", "https://larkspur.example./x",
    "https://a.b.c.larkspur.example/%20", "https://7eleven.example/",
  ])
  func ordinaryAddressesAreFine(_ url: String) { #expect(WebAddress.problem(in: url) == nil) }

  @Test(arguments: [
    ("https://Hooks.Larkspur.example:443/x", "hooks.larkspur.example"),
    ("https://u:p@larkspur.example/", "larkspur.example"),
  ])
  func theHostIsRead(_ url: String, _ host: String) { #expect(WebAddress.host(of: url) == host) }

  @Test func textWithoutAHostHasNone() { #expect(WebAddress.host(of: "mailto:a@b.example") == nil) }
}
