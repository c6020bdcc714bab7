import Testing

@testable import ConfigSchema

/// Thousands of triggers. Work is counted, never timed: looking at every pair would be millions of steps.
@Suite struct SizeTests {
  private static let count = 5_000
  private static func hears(_ name: String, _ status: String, _ actions: [Action]) -> Trigger {
    Samples.trigger(
      name, on: "lead_status_changed", if: [Condition("payload.to_status", .eq, .string(status))], actions)
  }
  private static func scene(_ configuration: Configuration) -> Scene {
    Scene(
      configuration, Touched(from: .empty, to: configuration), PropertyState(facts: Samples.property()), .standard)
  }

  @Test func fiveThousandImportedTriggersAreJudgedOneByOne() {
    let triggers = (0..<Self.count).map { number in
      Samples.trigger(
        "T\(number)", on: number % 2 == 0 ? "lead_created" : "tour_completed",
        if: [Condition("lead.source", .eq, .string("portal \(number)"))],
        [Samples.email("Hi {{first_nam}}", after: number % 7 == 0 ? -1 : 0)])
    }
    let found = RuleCase.findings(Configuration(triggers: triggers))
    #expect(found.count { $0.rule == "template_variable" } == Self.count)
    #expect(found.count { $0.rule == "delay_range" } == (Self.count + 6) / 7)
    #expect(!found.contains { $0.rule == "double_send" || $0.rule == "trigger_loop" || $0.rule == "loops_not_checked" })
  }

  @Test func aLoopAmongThousandsIsFound() {
    var triggers = (0..<Self.count).map { Self.hears("T\($0)", "step \($0)", [Samples.move(to: "done \($0)")]) }
    triggers.append(Self.hears("There", "contacted", [Samples.move(to: "toured")]))
    triggers.append(Self.hears("Back", "toured", [Samples.move(to: "contacted")]))
    let scene = Self.scene(Configuration(triggers: triggers))
    var search = LoopSearch(scene)
    let loops = scene.triggers.compactMap { search.loop(from: $0) }
    #expect(loops.map { Set($0.map(\.name)) } == [["There", "Back"]])
    #expect(!search.isCut)
    #expect(search.steps < 4 * Self.count, "\(search.steps) steps")
  }

  @Test func aSearchThatHadToStopSaysSo() {
    let ring = (0..<100).map { Self.hears("T\($0)", "s\($0)", [Samples.move(to: "s\(($0 + 1) % 100)")]) }
    let found = RuleCase.findings(Configuration(triggers: ring))
    #expect(found.contains { $0.rule == "loops_not_checked" && $0.severity == .warn })
    let scene = Self.scene(Configuration(triggers: ring))
    var patient = LoopSearch(scene, depth: 200)
    #expect(patient.loop(from: ring[0])?.count == 100 && !patient.isCut)
    var hasty = LoopSearch(scene, limit: 10, depth: 200)
    #expect(hasty.loop(from: ring[0]) == nil && hasty.isCut)
  }

  @Test func messagesAtOtherHoursAreNotCompared() {
    let triggers = (0..<Self.count).map {
      Samples.trigger("T\($0)", on: "lead_created", [Samples.email("Hi", after: $0 * 120)])
    }
    let scene = Self.scene(Configuration(triggers: triggers))
    var report = Report()
    DoubleSend().check(scene, &report)
    #expect(report.findings.isEmpty)
    let looks = scene.shelf(on: "lead_created").looks
    #expect(looks <= 3 * Self.count, "\(looks) looks")
  }

  @Test func aTextFullOfBracesIsReadOnceAndReportedBriefly() {
    let text = (0..<50_000).map { "{{x\($0)}}" }.joined(separator: " ")
    let trigger = Samples.trigger("A", on: "lead_created", [Samples.email(text)])
    let found = RuleCase.findings(Configuration(triggers: [trigger])).filter { $0.rule == "template_variable" }
    #expect((1...40).contains(found.count))
    #expect(Placeholders.names(in: String(repeating: "{", count: 100_000)).isEmpty)
  }

  /// Ranges that leave room for a value, however narrow.
  @Test(
    arguments: [
      ([Condition("payload.sentiment_score", .gt, 0.1), Condition("payload.sentiment_score", .lt, 0.5)], true),
      (
        [
          Condition("payload.sentiment_score", .gt, 0.1), Condition("payload.sentiment_score", .lt, 0.2),
          Condition("payload.sentiment_score", .neq, 0.15),
        ], true
      ),
      ([Condition("payload.sentiment_score", .gte, 0.1), Condition("payload.sentiment_score", .lte, 0.1)], true),
      ([Condition("payload.sentiment_score", .gt, 0.5), Condition("payload.sentiment_score", .lt, 0.1)], false),
      ([Condition("payload.sentiment_score", .gt, 0.1), Condition("payload.sentiment_score", .lt, 0.1)], false),
      ([Condition("payload.rating", .gt, 2), Condition("payload.rating", .lt, 3)], false),
      ([Condition("payload.rating", .gt, 2), Condition("payload.rating", .lt, 4)], true),
      (
        [
          Condition("payload.rating", .gt, 2), Condition("payload.rating", .lt, 4),
          Condition("payload.rating", .neq, 3),
        ], false
      ),
      (
        [
          Condition("payload.rating", .gte, 1), Condition("payload.rating", .lte, 5),
          Condition("payload.rating", .notIn, [1, 2, 4, 5]),
        ], true
      ),
    ] as [([Condition], Bool)])
  func rangesHoldWhenAValueFits(_ conditions: [Condition], _ canHold: Bool) {
    let logic = ConditionLogic(catalogue: .standard, event: "review_analyzed")
    #expect(logic.canHold(conditions) == canHold)
  }
}
