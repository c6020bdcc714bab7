import Testing

@testable import ConfigSchema

@Suite struct RuleCoverageTests {
  /// A rule without a row that it rejects and one that it accepts is a rule nobody knows to work.
  @Test func everyRuleHasARowInSomeTable() {
    let tables = [
      TriggerRuleTests.cases, ActionRuleTests.cases, ConditionRuleTests.cases, PipelineRuleTests.cases,
      TextRuleTests.cases, BehaviourRuleTests.cases, FairHousingTests.cases, AudienceTests.cases,
      MessagePolicyTests.cases, ScreeningPolicyTests.cases,
    ]
    let covered = Set(tables.joined().map(\.rule))
    // These need a base, many triggers, or stand in tables of sentences.
    let elsewhere: Set = [
      "FH5", "loops_not_checked", "pipeline_never_entered", "status_elsewhere", "stage_not_fed",
    ]
    #expect(Set(Validator.ruleIDs).subtracting(covered) == elsewhere)
  }
}
