import ConfigSchema
import Testing

@Suite struct RowEditTests {
  @Test func aTriggersRowLeavesItsActionsToTheirOwn() {
    var target = GateSamples.base
    target.triggers[0].actions[0].delayMinutes = 5
    let edits = RowEdit.edits(from: GateSamples.base, to: target)
    #expect(edits.map(\.id) == [ItemID("a1")])
    #expect(edits[0].trigger == ItemID("t1"))
    #expect(edits[0].after == .action(target.triggers[0].actions[0], order: 0))
  }

  @Test func removingTheFirstActionRenumbersTheOthers() {
    let edits = RowEdit.edits(from: GateSamples.base, to: GateSamples.target)
    let actions = edits.filter { $0.kind == .action }
    #expect(actions.map(\.id) == [ItemID("a2"), ItemID("a1")])
    #expect(actions[0].after == .action(GateSamples.base.triggers[0].actions[1], order: 0))
    #expect(actions[1].after == nil)
    #expect(edits.map(\.kind) == [.pipeline, .trigger, .action, .action])
  }

  @Test func deletingATriggerDeletesItsActions() {
    let edits = RowEdit.edits(from: GateSamples.base, to: Configuration(pipelines: GateSamples.base.pipelines))
    #expect(edits.map(\.id) == [ItemID("t1"), ItemID("a1"), ItemID("a2")])
    #expect(edits.allSatisfy { $0.after == nil && $0.before != nil })
  }

  @Test func replayingTheRowsGivesTheResult() {
    var generator = ConfigurationGenerator(seed: 31)
    for _ in 0..<100 {
      let base = generator.configuration()
      let target = generator.edited(base)
      var rows: [ItemID: RowEdit.Row] = [:]
      for edit in RowEdit.edits(from: .empty, to: base) { rows[edit.id] = edit.after }
      for edit in RowEdit.edits(from: base, to: target) {
        #expect(rows[edit.id] == edit.before)
        rows[edit.id] = edit.after
      }
      var expected: [ItemID: RowEdit.Row] = [:]
      for edit in RowEdit.edits(from: .empty, to: target) { expected[edit.id] = edit.after }
      #expect(rows == expected)
    }
  }
}
