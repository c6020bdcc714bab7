/// One property's configuration while operations are carried out on it. Pipelines and triggers are found by id in
/// constant time; deleted ones leave a gap until the end.
final class PropertyDraft {
  private(set) var pipelines: [Pipeline?]
  private(set) var triggers: [Trigger?]
  private var pipelineIndex: [ItemID: Int] = [:]
  private var triggerIndex: [ItemID: Int] = [:]
  /// Which operation took an item away.
  private(set) var removals: [ItemID: Int] = [:]
  private(set) var origins: [ItemID: [Int]] = [:]

  init(_ configuration: Configuration) {
    pipelines = configuration.pipelines
    triggers = configuration.triggers
    for (index, pipeline) in configuration.pipelines.enumerated() { pipelineIndex[pipeline.id] = index }
    for (index, trigger) in configuration.triggers.enumerated() { triggerIndex[trigger.id] = index }
  }

  var configuration: Configuration {
    Configuration(pipelines: pipelines.compactMap { $0 }, triggers: triggers.compactMap { $0 })
  }

  func touch(_ items: ItemID..., by operation: Int) {
    for item in items where origins[item]?.last != operation { origins[item, default: []].append(operation) }
  }

  func pipeline(_ id: ItemID) -> Pipeline? { pipelineIndex[id].flatMap { pipelines[$0] } }
  func trigger(_ id: ItemID) -> Trigger? { triggerIndex[id].flatMap { triggers[$0] } }

  func add(_ pipeline: Pipeline) {
    pipelineIndex[pipeline.id] = pipelines.count
    pipelines.append(pipeline)
  }

  func add(_ trigger: Trigger) {
    triggerIndex[trigger.id] = triggers.count
    triggers.append(trigger)
  }

  /// Changes a pipeline in place. Nothing happens when it is gone.
  func edit(pipeline id: ItemID, _ change: (inout Pipeline) -> Void) {
    guard let index = pipelineIndex[id], pipelines[index] != nil else { return }
    change(&pipelines[index]!)
  }

  /// Changes a trigger in place. Nothing happens when it is gone.
  func edit(trigger id: ItemID, _ change: (inout Trigger) -> Void) {
    guard let index = triggerIndex[id], triggers[index] != nil else { return }
    change(&triggers[index]!)
  }

  func delete(pipeline id: ItemID, by operation: Int) {
    guard let index = pipelineIndex[id] else { return }
    for stage in pipelines[index]?.stages ?? [] { removals[stage.id] = operation }
    pipelines[index] = nil
    removals[id] = operation
  }

  func delete(trigger id: ItemID, by operation: Int) {
    guard let index = triggerIndex[id] else { return }
    for action in triggers[index]?.actions ?? [] { removals[action.id] = operation }
    triggers[index] = nil
    removals[id] = operation
  }

  func noteRemoval(of item: ItemID, by operation: Int) { removals[item] = operation }

  /// A property has one default pipeline of each type: the newest claim wins.
  func makeOnlyDefault(_ id: ItemID, by operation: Int) {
    guard let type = pipeline(id)?.type else { return }
    for index in pipelines.indices {
      guard let other = pipelines[index], other.id != id, other.type == type, other.isDefault else { continue }
      pipelines[index]!.isDefault = false
      touch(other.id, by: operation)
    }
  }
}
