/// Takes parts that start unselected out of something new that starts selected, so that a good automation does not fall
/// with an action that a stranger's words slipped in. Each such part becomes a change of its own.
struct PartSplit {
  let index: OperationIndex

  func changes(_ change: Change) -> [Change] {
    switch change.kind {
    case .triggerCreated(let trigger): isCreationUnselected(change) ? [change] : split(trigger, change)
    case .pipelineCreated(let pipeline): isCreationUnselected(change) ? [change] : split(pipeline, change)
    default: [change]
    }
  }

  private func isCreationUnselected(_ change: Change) -> Bool {
    (index.origins[change.owner] ?? []).contains { number in
      guard index.reasons[number] != nil else { return false }
      switch index.operations[number]?.operation {
      case .createTrigger, .createPipeline: return true
      default: return false
      }
    }
  }

  private func split(_ trigger: Trigger, _ change: Change) -> [Change] {
    let (kept, parts) = split(trigger.actions) { index.isUnselected($0.id) }
    guard !parts.isEmpty, !kept.isEmpty else { return [change] }
    var rest = trigger
    rest.actions = kept
    return [Change(trigger.id, .triggerCreated(rest), name: trigger.name)]
      + parts.map { Change(trigger.id, .actionAdded($0.item, after: $0.after), name: trigger.name) }
  }

  private func split(_ pipeline: Pipeline, _ change: Change) -> [Change] {
    let unselected = Set(pipeline.stages.lazy.filter { index.isUnselected($0.id) }.map(\.id))
    // A stage that others lead to stays where it is: taking it out would leave them leading nowhere.
    let needed = Set(pipeline.stages.lazy.filter { !unselected.contains($0.id) }.compactMap(\.autoTransition?.toStage))
    let (kept, parts) = split(pipeline.stages) { unselected.contains($0.id) && !needed.contains($0.id) }
    guard !parts.isEmpty, !kept.isEmpty else { return [change] }
    var rest = pipeline
    rest.stages = kept
    return [Change(pipeline.id, .pipelineCreated(rest), name: pipeline.name)]
      + parts.map { Change(pipeline.id, .stageAdded($0.item, after: $0.after), name: pipeline.name) }
  }

  private func split<Item: ListItem>(
    _ items: [Item], _ isPart: (Item) -> Bool
  ) -> (kept: [Item], parts: [Placement<Item>]) {
    var kept: [Item] = []
    var parts: [Placement<Item>] = []
    for (index, item) in items.enumerated() {
      if isPart(item) {
        parts.append(Placement(item: item, after: index == 0 ? nil : items[index - 1].id))
      } else {
        kept.append(item)
      }
    }
    return (kept, parts)
  }
}
