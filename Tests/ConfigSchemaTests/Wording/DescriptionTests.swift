import ConfigSchema
import Testing

@Suite struct DescriptionTests {
  @Test func aPipelineInLines() {
    #expect(
      Description().lines(SentenceTests.pipeline) == [
        "Pipeline “Student leasing” for leads, the default",
        "  1. Inquiry: time limit 4 hours",
        "  2. Tour: stands for status tour booked",
        "  3. Guarantor: time limit 4 days, moves on by itself → “Tour” after 5 days in the stage",
      ])
  }

  @Test func anAutomationInLines() {
    var trigger = SentenceTests.trigger
    trigger.conditions = [Condition("payload.source", .eq, "website")]
    #expect(
      Description().lines(trigger) == [
        "Automation “Welcome text” (on)",
        "  When a lead arrives",
        "  If the source is Website",
        "  1. send a text right away: “Thanks for asking”",
        "  2. create a task 2 days after: “Call them”, due in 1 day, unless they have booked a tour, leased or "
          + "been lost by then",
      ])
  }

  @Test func emptyThingsSaySo() {
    let pipeline = Pipeline(id: ItemID("p"), name: "P", type: .resident, isDefault: false, stages: [])
    #expect(Description().lines(pipeline) == ["Pipeline “P” for residents", "  No stages yet."])
    let trigger = Trigger(id: ItemID("t"), name: "T", eventType: "lead_created", isActive: false)
    #expect(
      Description().lines(trigger) == ["Automation “T” (off)", "  When a lead arrives", "  Does nothing yet."])
  }

  @Test func theExactDifferenceIsJSON() {
    let change = Change(
      id: "s3/sla", owner: ItemID("p1"), ownerName: "P",
      kind: .stageSLAChanged(ItemID("s3"), name: "Guarantor", from: 96, to: nil))
    let json = Sentence.json(change)
    #expect(json.before == "{\n  \"sla_hours\": 96\n}")
    #expect(json.after == "{\n  \"sla_hours\": null\n}")
  }

  @Test func whatIsNewHasNothingBefore() {
    let change = Diff.changes(from: .empty, to: Configuration(triggers: [SentenceTests.trigger]))[0]
    #expect(change.json.before == .null)
    #expect(change.json.after["actions"]?.array?.count == 2)
  }
}
