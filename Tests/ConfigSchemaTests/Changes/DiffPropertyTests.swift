import ConfigSchema
import Testing

@Suite struct DiffPropertyTests {
  @Test func nothingChangesBetweenAConfigurationAndItself() {
    var generator = ConfigurationGenerator(seed: 1)
    for _ in 0..<100 {
      let configuration = generator.configuration()
      #expect(Diff.changes(from: configuration, to: configuration).isEmpty)
    }
  }

  @Test func applyingAllChangesGivesTheTarget() {
    var generator = ConfigurationGenerator(seed: 2)
    for _ in 0..<400 {
      let base = generator.configuration()
      let target = generator.random.chance(80) ? generator.edited(base) : generator.configuration()
      let changes = Diff.changes(from: base, to: target)
      #expect(base.applying(changes).unordered == target.unordered)
      #expect(Set(changes.map(\.id)).count == changes.count, "ids are unique")
    }
  }

  @Test func theOrderInWhichChangesAreGivenDoesNotMatter() {
    var generator = ConfigurationGenerator(seed: 3)
    for _ in 0..<200 {
      let base = generator.configuration()
      let target = generator.edited(base)
      let changes = Diff.changes(from: base, to: target).shuffled(using: &generator.random)
      #expect(base.applying(changes).unordered == target.unordered)
    }
  }

  @Test func goingThereAndBackIsTheIdentity() {
    var generator = ConfigurationGenerator(seed: 4)
    for _ in 0..<200 {
      let base = generator.configuration()
      let target = generator.edited(base)
      let back = target.applying(Diff.changes(from: target, to: base))
      #expect(back.unordered == base.unordered)
    }
  }

  @Test func movesAreAsFewAsPossible() {
    var generator = ConfigurationGenerator(seed: 5)
    for _ in 0..<200 {
      var pipeline = generator.pipeline()
      let base = Configuration(pipelines: [pipeline])
      let count = pipeline.stages.count
      guard count > 1 else { continue }
      let stage = pipeline.stages.remove(at: generator.random.upTo(count - 1))
      pipeline.stages.insert(stage, at: generator.random.upTo(count - 1))
      #expect(Diff.changes(from: base, to: Configuration(pipelines: [pipeline])).count <= 1)
    }
  }

  @Test func anyPartOfTheChangesKeepsEveryUntouchedItem() {
    var generator = ConfigurationGenerator(seed: 6)
    for _ in 0..<300 {
      let base = generator.configuration()
      let all = Diff.changes(from: base, to: generator.edited(base))
      let part = all.filter { _ in generator.random.chance(50) }
      let result = base.applying(part, among: all)
      let touched = Set(part.map(\.owner))
      for (id, item) in base.unordered where !touched.contains(id) { #expect(result.unordered[id] == item) }
      #expect(Set(result.pipelines.flatMap(\.stages).map(\.id)).count == result.pipelines.flatMap(\.stages).count)
    }
  }

  @Test func fiveThousandTriggersWithOneEditGiveOneChange() {
    let triggers = (0..<5000).map { Trigger(id: ItemID("t\($0)"), name: "T\($0)", eventType: "lead_created") }
    var edited = triggers
    edited[2500].isActive = false
    edited.remove(at: 10)
    let changes = Diff.changes(from: Configuration(triggers: triggers), to: Configuration(triggers: edited))
    #expect(changes.map(\.id) == ["t2500/switch", "t10/deleted"])
  }
}
