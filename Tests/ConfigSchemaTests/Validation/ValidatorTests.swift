import Testing

@testable import ConfigSchema

@Suite struct ValidatorTests {
  private let broken = Samples.trigger("Old", on: "lead_created", [Samples.action("send_fax", ["to": "x"])])
  private let fresh = Samples.trigger("New", on: "tour_cancelled", [Samples.task()])

  @Test func whatStoodThereBeforeIsNotReportedForAnotherChange() {
    let base = Configuration(triggers: [broken])
    #expect(RuleCase.findings(Configuration(triggers: [broken, fresh]), base: base).isEmpty)
  }

  @Test func anOldProblemInAChangedItemIsANote() {
    var changed = broken
    changed.name = "Renamed"
    let found = RuleCase.findings(Configuration(triggers: [changed]), base: Configuration(triggers: [broken]))
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.message.hasPrefix("This was so before: ") == true)
  }

  @Test func switchingABrokenTriggerOnCountsAsMakingIt() {
    var off = broken
    off.isActive = false
    let found = RuleCase.findings(Configuration(triggers: [broken]), base: Configuration(triggers: [off]))
    #expect(found.contains { $0.rule == "unknown_action" && $0.severity == .block })
  }

  @Test func nothingChangedMeansNothingToReport() {
    let configuration = Configuration(triggers: [broken])
    #expect(RuleCase.findings(configuration, base: configuration).isEmpty)
  }

  @Test func removingAStageBreaksTheTriggersThatMoveLeadsThere() {
    let mover = Samples.trigger("Mover", on: "tour_completed", [Samples.move(to: "Deposit")])
    var pipeline = Samples.pipeline("P", [Samples.stage("New", status: "new"), Samples.stage("Deposit")])
    let base = Configuration(pipelines: [pipeline], triggers: [mover])
    pipeline.stages.removeLast()
    let found = RuleCase.findings(Configuration(pipelines: [pipeline], triggers: [mover]), base: base)
    #expect(found.contains { $0.rule == "unknown_stage_target" && $0.path == "triggers/Mover/actions[0].to_status" })
  }

  @Test func aNewTriggerIsHeldAgainstTheOldOnes() {
    let old = Samples.trigger("Old", on: "tour_no_show", [Samples.text("Hi")])
    let new = Samples.trigger("New", on: "tour_no_show", [Samples.text("Hello")])
    let found = RuleCase.findings(Configuration(triggers: [old, new]), base: Configuration(triggers: [old]))
    let warnings = found.filter { $0.severity > .note && !$0.rule.hasPrefix("TX") }
    #expect(warnings.map(\.rule) == ["double_send"])
    #expect(warnings.first?.path == "triggers/New/actions[0].action_type")
  }

  @Test func allFindingsComeAtOnceWithTheirItems() {
    let trigger = Samples.trigger(
      "A", on: "lead_creatd", if: [Condition("payload.x", .isIn, "y")],
      [Samples.action("send_sms", ["bdy": "x"]), Samples.task("Call {{who}}", after: -5)])
    let found = RuleCase.findings(Configuration(triggers: [trigger]))
    #expect(
      Set(found.map(\.rule)).isSuperset(of: [
        "unknown_event", "unknown_parameter", "missing_parameter", "delay_range", "template_variable",
      ]))
    for finding in found { #expect(finding.item == trigger.id || trigger.actions.contains { $0.id == finding.item }) }
  }

  @Test func longValuesAreShortened() {
    let trigger = Samples.trigger(String(repeating: "n", count: 300), on: "lead_created", [Samples.task()])
    let value = RuleCase.findings(Configuration(triggers: [trigger])).first { $0.rule == "name_too_long" }?.value
    #expect(value?.count == 80 && value?.hasSuffix("…") == true)
  }

  @Test func findingsComeInASteadyOrder() {
    let triggers = (0..<20).map {
      Samples.trigger("T\($0)", on: "tour_no_show", [Samples.text("Hi {{x\($0)}}", after: 5)])
    }
    let configuration = Configuration(triggers: triggers)
    let first = RuleCase.findings(configuration)
    for _ in 0..<3 { #expect(RuleCase.findings(configuration) == first) }
  }

  /// Bounded work, not time: every pair would be 12 million comparisons and never end in a debug build.
  @Test func thousandsOfTriggersOnOneEventAreChecked() {
    let triggers = (0..<5_000).map { number in
      Samples.trigger(
        "T\(number)", on: "lead_created", if: [Condition("payload.source", .eq, .string("portal \(number)"))],
        [Samples.text("Hi"), Samples.move(to: "contacted")])
    }
    let base = Configuration(triggers: triggers)
    var changed = base
    changed.triggers[17].conditions = [Condition("payload.source", .eq, "portal 4999")]
    let found = RuleCase.findings(changed, base: base)
    #expect(found.filter { $0.rule == "double_send" }.map(\.value) == ["T4999"])
    let fresh = Configuration(triggers: Array(triggers.prefix(500)))
    #expect(!RuleCase.findings(fresh).contains { $0.rule == "double_send" })
  }

  @Test(arguments: [
    ("lead_creatd", "lead_created"), ("send_sns", "send_sms"), ("tour-noshow", "tour_no_show"),
    ("LEAD_STALE", "lead_stale"),
  ])
  func aMisspelledNameFindsItsNeighbour(_ wrong: String, _ right: String) {
    let names = Catalogue.standard.events.map(\.name) + Catalogue.standard.actions.map(\.name)
    #expect(Suggestion.nearest(wrong, in: names) == right)
  }

  @Test(arguments: ["resident_birthday", "x", "", "open_the_pod_bay_doors"])
  func somethingElseFindsNothing(_ name: String) {
    #expect(Suggestion.nearest(name, in: Catalogue.standard.events.map(\.name)) == nil)
  }
}
