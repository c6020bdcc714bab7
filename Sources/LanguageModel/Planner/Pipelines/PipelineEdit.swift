import ConfigSchema

/// A pipeline being changed: a copy is edited, and the difference becomes operations.
struct PipelineEdit: Sendable {
  let original: Pipeline
  let property: ItemID
  var pipeline: Pipeline
  var isDeleted = false
  var sentences: [Sentence]
  var added: [ItemID] = []
  /// Stages moved to another place.
  var moved: [ItemID] = []
  var done: [String] = []

  init(_ pipeline: Pipeline, _ property: ItemID, _ sentence: Sentence) {
    (original, self.pipeline, self.property, sentences) = (pipeline, pipeline, property, [sentence])
  }

  var isChanged: Bool { isDeleted || pipeline != original }

  /// Whether the pipeline or one of its stages has another name now.
  var isRenamed: Bool {
    pipeline.name != original.name
      || original.stages.contains { old in pipeline.stages.contains { $0.id == old.id && $0.name != old.name } }
  }

  /// Stages whose time limit is another one now.
  var limited: [String] {
    original.stages.filter { old in
      pipeline.stages.contains { $0.id == old.id && $0.slaHours != nil && $0.slaHours != old.slaHours }
    }.map(\.name)
  }

  func operations(_ handles: HandleTable, into list: inout OperationList) {
    guard let handle = handles.handle(of: original.id).map({ Reference($0) }) else { return }
    let evidence = sentences[0].evidence
    if isDeleted { return list.append(.deletePipeline(handle), evidence) }
    if pipeline.name != original.name || pipeline.isDefault != original.isDefault {
      list.append(
        .updatePipeline(
          UpdatePipeline(
            pipeline: handle, name: patch(original.name, pipeline.name),
            isDefault: patch(original.isDefault, pipeline.isDefault))), evidence)
    }
    var references: [ItemID: Reference] = [:]
    for stage in pipeline.stages {
      references[stage.id] =
        added.contains(stage.id) ? list.reference() : handles.handle(of: stage.id).map { Reference($0) }
    }
    for (i, stage) in pipeline.stages.enumerated() where added.contains(stage.id) {
      add(stage, i, handle, references, evidence, &list)
    }
    for old in original.stages {
      guard let reference = handles.handle(of: old.id).map({ Reference($0) }) else { continue }
      guard let new = pipeline.stages.first(where: { $0.id == old.id }) else {
        list.append(.removeStage(reference), evidence)
        continue
      }
      if new != old { list.append(.updateStage(update(old, new, reference, references)), evidence) }
    }
    for id in moved { move(id, references, evidence, &list) }
  }

  private func add(
    _ stage: Stage, _ i: Int, _ handle: Reference, _ references: [ItemID: Reference], _ evidence: Evidence,
    _ list: inout OperationList
  ) {
    guard let reference = references[stage.id] else { return }
    let position: Position = i == 0 ? .first : references[pipeline.stages[i - 1].id].map { .after($0) } ?? .last
    list.append(
      .addStage(
        AddStage(
          ref: reference, pipeline: handle, name: stage.name, slaHours: stage.slaHours, leadStatus: stage.leadStatus,
          autoEvent: stage.autoTransition?.eventType, autoAfterHours: stage.autoTransition?.afterHours,
          autoToStage: stage.autoTransition.flatMap { references[$0.toStage] }, position: position)), evidence)
  }

  private func update(_ old: Stage, _ new: Stage, _ reference: Reference, _ references: [ItemID: Reference])
    -> UpdateStage
  {
    var update = UpdateStage(
      stage: reference, name: patch(old.name, new.name), slaHours: optional(old.slaHours, new.slaHours),
      leadStatus: optional(old.leadStatus, new.leadStatus))
    guard old.autoTransition != new.autoTransition else { return update }
    guard let auto = new.autoTransition, let target = references[auto.toStage] else {
      update.autoToStage = .clear
      return update
    }
    update.autoToStage = .set(target)
    update.autoEvent = optional(old.autoTransition?.eventType, auto.eventType)
    update.autoAfterHours = optional(old.autoTransition?.afterHours, auto.afterHours)
    return update
  }

  private func move(_ id: ItemID, _ references: [ItemID: Reference], _ evidence: Evidence, _ list: inout OperationList)
  {
    guard let i = pipeline.stages.firstIndex(where: { $0.id == id }), let reference = references[id] else { return }
    let position: Position = i == 0 ? .first : references[pipeline.stages[i - 1].id].map { .after($0) } ?? .last
    list.append(.moveStage(reference, to: position), evidence)
  }

  private func patch<Value: Hashable & Sendable>(_ old: Value, _ new: Value) -> Patch<Value> {
    old == new ? .unchanged : .set(new)
  }
  private func optional<Value: Hashable & Sendable>(_ old: Value?, _ new: Value?) -> Patch<Value> {
    old == new ? .unchanged : new.map { .set($0) } ?? .clear
  }
}
