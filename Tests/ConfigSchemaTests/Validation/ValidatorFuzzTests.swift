import Testing

@testable import ConfigSchema

/// Random configurations out of right, wrong and hostile pieces: nothing may crash, and what is found must be well formed.
@Suite struct ValidatorFuzzTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &self)] }
  }

  private static let events = Catalogue.standard.events.map(\.name) + ["", "lead_creatd", "\u{202E}x"]
  private static let actions = Catalogue.standard.actions.map(\.name) + ["send_text", ""]
  private static let texts = [
    "", " ", "Hi {{first_name}}", "{{", "}}", "{x}", "[Name]", "No kids", "55+", "https://[::1]/", "https://",
    "http://a@b", "é\u{301}\u{200D}",
    "👨‍👩‍👧", String(repeating: "a b ", count: 50), "tour_booked", "$1,450.", "Re: hi", "…", "\u{E2}", "stop", "2026-02-30",
  ]
  private static let values: [JSON] =
    texts.map(JSON.string) + [.null, true, false, 0, -1, 24, 1e300, 0.5, [], ["a", 1, nil], ["a": 1]]
  private static let fields = [
    "lead.status", "payload.source", "payload.content", "time.local_hour", "lead.stage", "payload.", ".", "",
    "lead.opted_out", "payload.rating",
  ]

  /// Findings that need pieces which fit each other more closely than dice throw them; each has a table of its own.
  private static let unreached: [String] = [
    "EM2", "EM4", "FH1", "FH10", "FH11", "FH13", "FH15", "FH5", "FH9", "PR3", "RV1", "RV2", "RV3", "RV4", "SC1",
    "SC2", "SC3", "SC5", "SC6", "TX3", "TX5", "TX6", "TX7", "TX8", "TX9", "after_hours_range", "ambiguous_stage",
    "clock_direction", "clock_equality", "double_send", "fragment_text", "loops_not_checked", "message_length",
    "mixed_script_name",
    "no_active_workflow", "not_on_this_platform", "parameter_range", "parameter_value", "person_decides",
    "placeholder_text", "repeats", "stage_not_fed", "stop_on_new", "template_channel", "transition_cycle",
    "transition_without_cause", "unknown_workflow", "variable_without_tour", "workflow_overlap",
    "workflow_seeded",
  ]

  private static func condition(_ dice: inout Dice) -> Condition {
    Condition(dice.pick(fields), dice.pick(Operator.allCases), dice.pick(values))
  }

  private static func trigger(_ number: Int, _ dice: inout Dice) -> Trigger {
    let actions = (0..<Int.random(in: 0...3, using: &dice)).map { index in
      var config: JSONObject = [:]
      for key in ["body", "subject", "to_status", "url", "title", "template_slug", "response_text", "x"]
      where Bool.random(using: &dice) {
        config[key] = dice.pick(values)
      }
      let onlyIf = (0..<Int.random(in: 0...2, using: &dice)).map { _ in condition(&dice) }
      return Action(
        id: ItemID("a\(number).\(index)"), type: dice.pick(Self.actions), config: config, onlyIf: onlyIf,
        delayMinutes: dice.pick([0, 1, 60, 1_440, -1, Int.max, Int.min]))
    }
    return Trigger(
      id: ItemID("t\(number)"), name: dice.pick(texts), eventType: dice.pick(events),
      conditions: (0..<Int.random(in: 0...3, using: &dice)).map { _ in condition(&dice) },
      isActive: Bool.random(using: &dice),
      actions: actions)
  }

  private static func pipeline(_ number: Int, _ dice: inout Dice) -> Pipeline {
    let stages = (0..<Int.random(in: 0...4, using: &dice)).map { index in
      Stage(
        id: ItemID("s\(number).\(index)"), name: dice.pick(texts),
        slaHours: dice.pick([nil, 0, 24, .infinity, -.infinity]),
        leadStatus: dice.pick([nil, "new", "lost", "x", ""]),
        autoTransition: dice.pick([
          nil,
          AutoTransition(
            eventType: dice.pick(events), afterHours: dice.pick([nil, 0, 5]),
            toStage: ItemID("s\(number).\(dice.pick([0, 1, 2, 9]))")),
        ]))
    }
    return Pipeline(
      id: ItemID("p\(number)"), name: dice.pick(texts), type: dice.pick(PipelineType.allCases),
      isDefault: Bool.random(using: &dice),
      stages: stages)
  }

  private static func configuration(_ dice: inout Dice) -> Configuration {
    Configuration(
      pipelines: (0..<3).map { pipeline($0, &dice) }, triggers: (0..<8).map { trigger($0, &dice) })
  }

  @Test func randomConfigurationsAreJudgedWithoutACrash() {
    var dice = Dice(state: 20_260_115)
    let validator = Validator()
    let known = Set(Validator.ruleIDs)
    var seen: Set<String> = []
    for _ in 0..<150 {
      let base = Self.configuration(&dice)
      let next = Self.configuration(&dice)
      let state = PropertyState(
        facts: Samples.property(type: dice.pick([nil, "senior", "affordable"]), state: dice.pick([nil, "TX", "fl"])))
      for finding in validator.findings(for: next, in: state, base: base) {
        seen.insert(finding.rule)
        #expect(known.contains(finding.rule))
        #expect(!finding.message.isEmpty && !finding.path.isEmpty && finding.value.count <= 80)
      }
      #expect(validator.findings(for: next, in: state, base: next).isEmpty)
    }
    #expect(known.subtracting(seen).sorted() == Self.unreached)
  }

  @Test func randomWordsAreScreenedWithoutACrash() {
    var dice = Dice(state: 7)
    for _ in 0..<400 {
      let text = (0..<12).map { _ in
        dice.pick(Self.texts + ["if", "they", "mention", "kids", "don't", "text", "STOP", "reviews", ",", "."])
      }
      _ = RequestPolicy.check(Request(typed: text.joined(separator: " ")), Samples.property())
    }
  }

  /// Bounded work: looking at every pair of hits in a long text would not end here.
  @Test func aLongTextFullOfHitsIsReadOnce() {
    let text = String(repeating: "no kids. ", count: 20_000)
    let trigger = Samples.trigger("A", on: "lead_created", [Samples.email(text)])
    let found = RuleCase.findings(Configuration(triggers: [trigger]))
    #expect(found.filter { $0.rule == "FH4" }.count == 1)
  }
}
