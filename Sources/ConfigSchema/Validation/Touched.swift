/// What differs between two configurations, as far as checking needs to know.
struct Touched {
  /// Triggers and pipelines that are new or differ.
  private(set) var triggers: Set<ItemID> = []
  private(set) var pipelines: Set<ItemID> = []
  /// Whether any pipeline was added, changed or removed, so that what refers to stages must be looked at again.
  private(set) var stagesChanged = false
  /// What triggers of the base moved leads to, by folded name, and no trigger moves them to any more; with such a trigger's name.
  private(set) var lostTargets: [String: String] = [:]
  /// The base, without triggers that this change switches on: those are judged as if they were new.
  private(set) var existing: Configuration

  var isEmpty: Bool { triggers.isEmpty && !stagesChanged && lostTargets.isEmpty }
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
    compareTargets(base.triggers, configuration.triggers)
  }

  /// The changed pipelines and triggers with all their parts.
  func items(in configuration: Configuration) -> Set<ItemID> {
    var items = triggers.union(pipelines)
    for trigger in configuration.triggers where triggers.contains(trigger.id) {
      items.formUnion(trigger.actions.map(\.id))
    }
    for pipeline in configuration.pipelines where pipelines.contains(pipeline.id) {
      items.formUnion(pipeline.stages.map(\.id))
    }
    return items
  }

  private mutating func compareTargets(_ old: [Trigger], _ new: [Trigger]) {
    let kept = Set(new.map(\.id))
    let mayLose = old.contains { $0.isActive && (triggers.contains($0.id) || !kept.contains($0.id)) }
    guard mayLose else { return }
    lostTargets = StageTargets(old).names
    for name in StageTargets(new).names.keys { lostTargets[name] = nil }
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
