import ConfigSchema

/// A seeded generator: the same seed gives the same configurations on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func upTo(_ count: Int) -> Int { Int.random(in: 0...count, using: &self) }
}

/// Random configurations and random edits of them. Transitions always lead to a stage of the same pipeline.
struct ConfigurationGenerator {
  var random: SplitMix
  private var counter = 0

  init(seed: UInt64) { random = SplitMix(seed) }

  mutating func id(_ prefix: String) -> ItemID {
    counter += 1
    return ItemID("\(prefix)-\(counter)")
  }

  mutating func configuration(pipelines: Int = 3, triggers: Int = 5) -> Configuration {
    Configuration(
      pipelines: (0..<random.upTo(pipelines)).map { _ in pipeline() },
      triggers: (0..<random.upTo(triggers)).map { _ in trigger() })
  }

  mutating func pipeline() -> Pipeline {
    var pipeline = Pipeline(
      id: id("p"), name: name(), type: PipelineType.allCases.randomElement(using: &random)!, isDefault: false,
      stages: (0..<random.upTo(7)).map { _ in stage() })
    retarget(&pipeline)
    return pipeline
  }

  mutating func stage() -> Stage {
    Stage(
      id: id("s"), name: name(), slaHours: random.chance(50) ? Double(random.upTo(96)) : nil,
      leadStatus: random.chance(30) ? ["new", "contacted", "leased"].randomElement(using: &random) : nil)
  }

  mutating func trigger() -> Trigger {
    Trigger(
      id: id("t"), name: name(), eventType: ["lead_created", "tour_no_show"].randomElement(using: &random)!,
      conditions: conditions(), isActive: random.chance(70), actions: (0..<random.upTo(5)).map { _ in action() })
  }

  mutating func action() -> Action {
    Action(
      id: id("a"), type: ["send_sms", "create_task"].randomElement(using: &random)!,
      config: ["body": .string(name())], onlyIf: conditions(), delayMinutes: random.upTo(3000))
  }

  /// An edited copy: renames, moves, removals, additions and attribute edits at random.
  mutating func edited(_ base: Configuration) -> Configuration {
    var copy = base
    for index in copy.pipelines.indices where random.chance(60) { edit(&copy.pipelines[index]) }
    for index in copy.triggers.indices where random.chance(60) { edit(&copy.triggers[index]) }
    copy.pipelines.removeAll { _ in random.chance(15) }
    copy.triggers.removeAll { _ in random.chance(15) }
    if random.chance(50) { copy.pipelines.append(pipeline()) }
    if random.chance(50) { copy.triggers.append(trigger()) }
    return copy
  }

  private mutating func edit(_ pipeline: inout Pipeline) {
    if random.chance(30) { pipeline.name = name() }
    if random.chance(10) { pipeline.isDefault.toggle() }
    if random.chance(10) { pipeline.type = PipelineType.allCases.randomElement(using: &random)! }
    pipeline.stages.removeAll { _ in random.chance(20) }
    if random.chance(50) { pipeline.stages.shuffle(using: &random) }
    for index in pipeline.stages.indices where random.chance(30) {
      pipeline.stages[index].name = name()
      pipeline.stages[index].slaHours = random.chance(50) ? 24 : nil
    }
    for _ in 0..<random.upTo(2) {
      pipeline.stages.insert(stage(), at: random.upTo(pipeline.stages.count))
    }
    retarget(&pipeline)
  }

  private mutating func edit(_ trigger: inout Trigger) {
    if random.chance(30) { trigger.name = name() }
    if random.chance(20) { trigger.isActive.toggle() }
    if random.chance(20) { trigger.conditions = conditions() }
    trigger.actions.removeAll { _ in random.chance(20) }
    if random.chance(50) { trigger.actions.shuffle(using: &random) }
    for index in trigger.actions.indices where random.chance(30) {
      trigger.actions[index].delayMinutes = random.upTo(500)
      trigger.actions[index].config["body"] = .string(name())
    }
    for _ in 0..<random.upTo(2) { trigger.actions.insert(action(), at: random.upTo(trigger.actions.count)) }
  }

  /// Drops transitions to stages that are gone and draws some new ones.
  private mutating func retarget(_ pipeline: inout Pipeline) {
    let ids = pipeline.stages.map(\.id)
    for index in pipeline.stages.indices {
      let target = pipeline.stages[index].autoTransition?.toStage
      if let target, ids.contains(target), random.chance(70) { continue }
      pipeline.stages[index].autoTransition =
        random.chance(30) ? ids.randomElement(using: &random).map { AutoTransition(afterHours: 24, toStage: $0) } : nil
    }
  }

  private mutating func name() -> String { "Name \(random.upTo(9999))" }

  private mutating func conditions() -> [Condition] {
    (0..<random.upTo(2)).map { _ in Condition("lead.source", .eq, .string(name())) }
  }
}

extension Configuration {
  /// The order of pipelines and of triggers among themselves means nothing; this compares without it.
  var unordered: [ItemID: AnyHashable] {
    var items: [ItemID: AnyHashable] = [:]
    for pipeline in pipelines { items[pipeline.id] = pipeline }
    for trigger in triggers { items[trigger.id] = trigger }
    return items
  }
}
