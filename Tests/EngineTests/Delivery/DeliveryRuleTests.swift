import Store
import Testing

@testable import Engine

@Suite("What may be delivered") struct DeliveryRuleTests {
  private static let noon = Timestamp(seconds: 1_900_000_000)
  private static func hours(_ count: Double) -> Timestamp { Timestamp(seconds: noon.seconds + count * 3600) }

  /// It is noon there, four hours after opening.
  private static let open = TextingWindow(
    zone: "America/Chicago", opens: hours(-4), closes: hours(9), reopens: hours(20))
  private static let early = TextingWindow(
    zone: "America/Los_Angeles", opens: hours(1), closes: hours(14), reopens: hours(25))
  private static let late = TextingWindow(
    zone: "America/New_York", opens: hours(-14), closes: hours(-1), reopens: hours(10))

  private static func facts(
    _ channel: DeliveryFacts.Channel? = .sms, _ edit: (inout DeliveryFacts) -> Void = { _ in }
  ) -> DeliveryFacts {
    var facts = DeliveryFacts(now: noon, channel: channel)
    facts.windows = [open]
    facts.limit = 3
    edit(&facts)
    return facts
  }

  struct Case: Sendable {
    let name: String
    let facts: DeliveryFacts
    let verdict: DeliveryVerdict?
  }

  static let cases: [Case] = [
    Case(name: "a text at noon", facts: facts(), verdict: nil),
    Case(
      name: "a sample community", facts: facts { $0.isSample = true },
      verdict: .hold("nothing is ever sent for a sample community")),
    Case(
      name: "a web address of a sample community", facts: facts(nil) { $0.isSample = true },
      verdict: .hold("nothing is ever sent for a sample community")),
    Case(
      name: "no number", facts: facts { $0.hasContact = false }, verdict: .cancel("the lead has no phone number")),
    Case(
      name: "no address", facts: facts(.email) { $0.hasContact = false },
      verdict: .cancel("the lead has no e-mail address")),
    Case(name: "a web address needs neither", facts: facts(nil) { $0.hasContact = false }, verdict: nil),
    Case(
      name: "said stop", facts: facts { $0.saidStop = true },
      verdict: .cancel("this person asked for no more texts")),
    Case(
      name: "marked by the platform, and it is night",
      facts: facts(.sms) { ($0.isMarkedOptedOut, $0.windows) = (true, [late]) },
      verdict: .cancel("this person asked for no more texts")),
    Case(
      name: "marked by the platform counts for mail", facts: facts(.email) { $0.isMarkedOptedOut = true },
      verdict: .cancel("this person asked for no more e-mails")),
    Case(
      name: "asked and refused", facts: facts { $0.refusedConsent = true },
      verdict: .cancel("this person was asked for consent to texts and did not give it")),
    Case(name: "refused texts, gets mail", facts: facts(.email) { $0.refusedConsent = true }, verdict: nil),
    Case(
      name: "too early in one of two zones", facts: facts { $0.windows = [open, early] },
      verdict: .wait(
        until: hours(1), "texts go out between 8 am and 9 pm (America/Los_Angeles); it waits for the morning")),
    Case(
      name: "too late", facts: facts { $0.windows = [late] },
      verdict: .wait(
        until: hours(10), "texts go out between 8 am and 9 pm (America/New_York); it waits for the morning")),
    Case(name: "mail goes out at night", facts: facts(.email) { $0.windows = [late] }, verdict: nil),
    Case(
      name: "on the stroke of nine in the evening",
      facts: facts { $0.windows = [TextingWindow(zone: "Z", opens: hours(-13), closes: noon, reopens: hours(11))] },
      verdict: .wait(until: hours(11), "texts go out between 8 am and 9 pm (Z); it waits for the morning")),
    Case(
      name: "on the stroke of eight in the morning",
      facts: facts { $0.windows = [TextingWindow(zone: "Z", opens: noon, closes: hours(13), reopens: hours(24))] },
      verdict: nil),
    Case(name: "the third of three", facts: facts { $0.recent = [hours(-1), hours(-2)] }, verdict: nil),
    Case(
      name: "the fourth of three", facts: facts { $0.recent = [hours(-1), hours(-2), hours(-23)] },
      verdict: .wait(until: hours(1), "this person already got 3 texts within 24 hours")),
    Case(
      name: "more than the limit, since it was lowered",
      facts: facts { ($0.recent, $0.limit) = ([hours(-1), hours(-2), hours(-23)], 1) },
      verdict: .wait(until: hours(23), "this person already got one text within 24 hours")),
    Case(
      name: "a limit of nothing", facts: facts(.email) { $0.limit = 0 },
      verdict: .hold("this community sends no e-mails")
    ),
  ]

  @Test("each rule says what it says", arguments: cases)
  func verdicts(_ example: Case) {
    #expect(DeliveryRules.verdict(example.facts) == example.verdict, "\(example.name)")
  }

  @Test(
    "where a number comes from",
    arguments: [
      ("+1 512 555 0100", ["America/Chicago"]), ("(212) 555-0101", ["America/New_York"]),
      ("1-808-555-0102", ["Pacific/Honolulu"]), ("850 555 0103", ["America/New_York", "America/Chicago"]),
      ("+49 30 5550104", []), ("555 0105", []), ("999 555 0106", []), ("", []),
      ("602.555.0107", ["America/Phoenix"]),
    ])
  func areas(_ number: String, _ zones: [String]) {
    #expect(AreaZones.zones(of: number) == zones)
  }
}
