/// One property's configuration while operations are carried out on it. Pipelines and triggers are found by id in
/// constant time; deleted ones stay in their lists until the end.
final class PropertyDraft {
  private var pipelines: [Pipeline]
  private var triggers: [Trigger]
  private let pipelineIndex: ItemIndex
  private let triggerIndex: ItemIndex
  /// Which operation took an item away.
  private(set) var removals: [ItemID: Int] = [:]
  private(set) var origins: [ItemID: [Int]] = [:]

  init(_ configuration: Configuration) {
    pipelines = configuration.pipelines
    triggers = configuration.triggers
    pipelineIndex = ItemIndex(configuration.pipelines.lazy.map(\.id))
    triggerIndex = ItemIndex(configuration.triggers.lazy.map(\.id))
  }

  var configuration: Configuration {
    if removals.isEmpty { return Configuration(pipelines: pipelines, triggers: triggers) }
    return Configuration(
      pipelines: pipelines.filter { removals[$0.id] == nil }, triggers: triggers.filter { removals[$0.id] == nil })
  }

  func touch(_ items: ItemID..., by operation: Int) {
    for item in items where origins[item]?.last != operation { origins[item, default: []].append(operation) }
  }

  func pipeline(_ id: ItemID) -> Pipeline? { place(ofPipeline: id).map { pipelines[$0] } }
  func trigger(_ id: ItemID) -> Trigger? { place(ofTrigger: id).map { triggers[$0] } }

  private func place(ofPipeline id: ItemID) -> Int? { removals[id] == nil ? pipelineIndex[id] : nil }
  private func place(ofTrigger id: ItemID) -> Int? { removals[id] == nil ? triggerIndex[id] : nil }

  func add(_ pipeline: Pipeline) {
    pipelineIndex.add(pipeline.id, at: pipelines.count)
    pipelines.append(pipeline)
  }

  func add(_ trigger: Trigger) {
    triggerIndex.add(trigger.id, at: triggers.count)
    triggers.append(trigger)
  }

  /// Changes a pipeline in place. Nothing happens when it is gone.
  func edit(pipeline id: ItemID, _ change: (inout Pipeline) -> Void) {
    if let place = place(ofPipeline: id) { change(&pipelines[place]) }
  }

  /// Changes a trigger in place. Nothing happens when it is gone.
  func edit(trigger id: ItemID, _ change: (inout Trigger) -> Void) {
    if let place = place(ofTrigger: id) { change(&triggers[place]) }
  }

  func delete(pipeline id: ItemID, by operation: Int) {
    for stage in pipeline(id)?.stages ?? [] { removals[stage.id] = operation }
    removals[id] = operation
  }

  func delete(trigger id: ItemID, by operation: Int) {
    for action in trigger(id)?.actions ?? [] { removals[action.id] = operation }
    removals[id] = operation
  }

  func noteRemoval(of item: ItemID, by operation: Int) { removals[item] = operation }

  /// A property has one default pipeline of each type: the newest claim wins.
  func makeOnlyDefault(_ id: ItemID, by operation: Int) {
    guard let type = pipeline(id)?.type else { return }
    for index in pipelines.indices {
      let other = pipelines[index]
      guard other.id != id, other.type == type, other.isDefault, removals[other.id] == nil else { continue }
      pipelines[index].isDefault = false
      touch(other.id, by: operation)
    }
  }
}

/// Places in a list by id.
private final class ItemIndex {
  private var places: [ItemID: Int] = [:]

  init(_ ids: some Collection<ItemID>) {
    places.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() { places[id] = place }
  }

  subscript(id: ItemID) -> Int? { places[id] }
  func add(_ id: ItemID, at place: Int) { places[id] = place }
}
