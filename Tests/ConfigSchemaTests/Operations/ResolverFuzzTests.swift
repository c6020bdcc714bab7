import ConfigSchema
import TestSupport
import Testing

@Suite("Random operations")
struct ResolverFuzzTests {
  let fixture = ResolverFixture()

  @Test("leave sound configurations, and account for every operation")
  func sound() {
    var drawer = OperationDrawer(seed: 31)
    var (carriedOut, reported) = (0, 0)
    for _ in 0..<300 {
      let operations = drawer.operations(Int.random(in: 1...14, using: &drawer.random))
      let audience = drawer.random.pick([Audience.current, .listed(["h1", "h2"]), .listed(["h2"])])
      let result = fixture.resolve(operations, appliesTo: audience)
      #expect(result == fixture.resolve(operations, appliesTo: audience))
      let failed = Set(result.findings.compactMap(\.operation))
      let applied = Set(result.properties.flatMap { $0.origins.values.joined() })
      #expect(failed.isDisjoint(with: applied))
      #expect(failed.union(applied) == Set(operations.indices), "an operation was neither carried out nor reported")
      for property in result.properties { checkSound(property) }
      carriedOut += applied.count
      reported += failed.count
    }
    #expect(carriedOut > 500 && reported > 500, "the drawing is one-sided")
  }

  @Test("that failed are the same as operations that were never given")
  func failuresLeaveNoTrace() {
    var drawer = OperationDrawer(seed: 32)
    for _ in 0..<200 {
      let operations = drawer.operations(10)
      let result = fixture.resolve(operations)
      let failed = Set(result.findings.compactMap(\.operation))
      let rest = operations.indices.filter { !failed.contains($0) }.map { operations[$0] }
      let clean = fixture.resolve(rest)
      #expect(clean.findings == [])
      #expect(
        clean.properties.map { Self.withoutIDs($0.configuration) }
          == result.properties.map { Self.withoutIDs($0.configuration) })
    }
  }

  private func checkSound(_ property: ResolvedProperty) {
    var ids: [ItemID] = []
    for pipeline in property.configuration.pipelines {
      let stages = pipeline.stages.map(\.id)
      ids += [pipeline.id] + stages
      #expect(pipeline.stages.allSatisfy { $0.autoTransition.map { stages.contains($0.toStage) } ?? true })
    }
    for trigger in property.configuration.triggers { ids += [trigger.id] + trigger.actions.map(\.id) }
    #expect(Set(ids).count == ids.count)
    for type in PipelineType.allCases {
      #expect(property.configuration.pipelines.count { $0.type == type && $0.isDefault } <= 1)
    }
  }

  /// For comparing: fresh ids are numbered by what else was drawn.
  private static func withoutIDs(_ configuration: Configuration) -> JSON {
    InterchangeTests.withoutIDs(Interchange.json(configuration))
  }
}

/// Draws operations on the items of ``ResolverFixture`` and on each other's `$n`, in any order.
struct OperationDrawer {
  var random: SeededGenerator
  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func operations(_ count: Int) -> [Operation] {
    (1...count).map { operation(Reference("$\($0)")) }
  }

  private mutating func operation(_ ref: Reference) -> Operation {
    // A name of its own, so that stages can be told apart.
    let name = "made by \(ref)"
    switch Int.random(in: 0..<14, using: &random) {
    case 0:
      return .createPipeline(
        CreatePipeline(ref: ref, name: name, type: random.pick(PipelineType.allCases), isDefault: random.oneIn(2)))
    case 1:
      return .updatePipeline(UpdatePipeline(pipeline: some("p"), name: .set(name), isDefault: .set(random.oneIn(2))))
    case 2: return random.oneIn(3) ? .deletePipeline(some("p")) : .deleteTrigger(some("t"))
    case 3, 4, 5:
      let target = random.oneIn(2) ? some("s") : nil
      return .addStage(
        AddStage(
          ref: ref, pipeline: some("p"), name: name, autoAfterHours: target == nil ? nil : 3, autoToStage: target,
          position: position("s")))
    case 6:
      return .updateStage(
        UpdateStage(stage: some("s"), name: .set(name), autoToStage: random.pick([.set(some("s")), .clear])))
    case 7: return .moveStage(some("s"), to: position("s"))
    case 8: return .removeStage(some("s"))
    case 9: return .createTrigger(CreateTrigger(ref: ref, name: name, eventType: "lead_created"))
    case 10, 11:
      return .addAction(
        AddAction(
          ref: ref, trigger: some("t"), actionType: "add_note", config: ["description": .string(name)],
          position: position("a")))
    case 12: return .moveAction(some("a"), to: position("a"))
    default: return .removeAction(some("a"))
    }
  }

  private mutating func some(_ kind: String) -> Reference {
    if random.oneIn(2) { return Reference("$\(Int.random(in: 1...14, using: &random))") }
    switch kind {
    case "p": return random.pick(["p1", "p2", "p3"])
    case "s": return random.pick(["p1.s1", "p1.s2", "p1.s3", "p1.s4", "p2.s1", "p2.s2"])
    case "t": return random.pick(["t1", "t2", "t3"])
    default: return random.pick(["t1.a1", "t1.a2", "t2.a1"])
    }
  }

  private mutating func position(_ kind: String) -> Position {
    random.oneIn(3) ? .after(some(kind)) : random.pick([.first, .last])
  }
}
