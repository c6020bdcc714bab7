/// What differs between two configurations, as far as checking needs to know.
struct Touched {
  /// Triggers and pipelines that are new or differ.
  private(set) var triggers: Set<ItemID> = []
  private(set) var pipelines: Set<ItemID> = []
  /// Whether any pipeline was added, changed or removed, so that what refers to stages must be looked at again.
  private(set) var stagesChanged = false
  /// The base, without triggers that this change switches on: those are judged as if they were new.
  private(set) var existing: Configuration

  var isEmpty: Bool { triggers.isEmpty && !stagesChanged }
  /// Whether anything that changed was there before, so that its old faults must be known.
  var reachesExisting: Bool {
    stagesChanged || existing.triggers.contains { triggers.contains($0.id) }
      || existing.pipelines.contains { pipelines.contains($0.id) }
  }

  init(from base: Configuration, to configuration: Configuration) {
    existing = base
    if !base.triggers.isEmpty {
      compareTriggers(base.triggers, configuration.triggers)
    } else {
      triggers = Set(configuration.triggers.map(\.id))
    }
    comparePipelines(base.pipelines, configuration.pipelines)
  }

  private mutating func compareTriggers(_ old: [Trigger], _ new: [Trigger]) {
    var before: [ItemID: Trigger] = [:]
    for trigger in old { before[trigger.id] = trigger }
    var awakened: Set<ItemID> = []
    for trigger in new {
      let known = before[trigger.id]
      if known != trigger { triggers.insert(trigger.id) }
      if trigger.isActive, known?.isActive == false { awakened.insert(trigger.id) }
    }
    if !awakened.isEmpty { existing.triggers.removeAll { awakened.contains($0.id) } }
  }

  private mutating func comparePipelines(_ old: [Pipeline], _ new: [Pipeline]) {
    var before: [ItemID: Pipeline] = [:]
    for pipeline in old { before[pipeline.id] = pipeline }
    for pipeline in new where before.removeValue(forKey: pipeline.id) != pipeline { pipelines.insert(pipeline.id) }
    stagesChanged = !pipelines.isEmpty || !before.isEmpty
  }
}
