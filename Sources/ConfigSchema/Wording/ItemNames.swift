/// Names for the ids that the changes of one target mention. Only touched pipelines and triggers are looked at.
struct ItemNames {
  private var stages: [ItemID: String] = [:]
  private var actions: [ItemID: String] = [:]
  private var events: [ItemID: String] = [:]
  /// The place of an action, counted from 1, in a trigger with several.
  private var numbers: [ItemID: [ItemID: Int]] = [:]

  init(base: Configuration, changes: [Change]) {
    let owners = Set(changes.map(\.owner))
    for pipeline in base.pipelines where owners.contains(pipeline.id) { add(pipeline) }
    for trigger in base.triggers where owners.contains(trigger.id) { add(trigger) }
    for change in changes { add(change) }
  }

  func stage(_ id: ItemID) -> String { stages[id] ?? "a stage that is gone" }
  func actionType(_ id: ItemID) -> String { actions[id] ?? "an action that is gone" }
  func event(of trigger: ItemID) -> String { events[trigger] ?? "" }
  func number(of action: ItemID, in trigger: ItemID) -> Int? { numbers[trigger]?[action] }

  private mutating func add(_ pipeline: Pipeline) {
    for stage in pipeline.stages { stages[stage.id] = stage.name }
  }

  private mutating func add(_ trigger: Trigger) {
    events[trigger.id] = trigger.eventType
    for action in trigger.actions { actions[action.id] = action.type }
    guard trigger.actions.count > 1 else { return }
    for (index, action) in trigger.actions.enumerated() { numbers[trigger.id, default: [:]][action.id] = index + 1 }
  }

  private mutating func add(_ change: Change) {
    switch change.kind {
    case .pipelineCreated(let pipeline): add(pipeline)
    case .stageAdded(let stage, _): stages[stage.id] = stage.name
    case .triggerCreated(let trigger): add(trigger)
    case .actionAdded(let action, _): actions[action.id] = action.type
    case .triggerEventChanged(_, let event): events[change.owner] = event
    default: break
    }
  }
}
