extension ResolverRun {
  func add(_ it: AddStage, _ index: Int) throws(OperationFailure) {
    let pipelines = try places(it.pipeline, .pipeline, "pipeline")
    try checkTarget(it.autoToStage, inPipeline: it.pipeline)
    if it.autoToStage == nil, it.autoEvent != nil || it.autoAfterHours != nil { throw noTarget() }
    var slots: [Int] = []
    for place in pipelines {
      let stages = draft(place.property).pipeline(place.item)?.stages ?? []
      slots.append(try slot(it.position, in: stages.lazy.map(\.id), of: .stage, at: place))
    }
    var made: [Place] = []
    for (place, slot) in zip(pipelines, slots) {
      let id = task.ids.id(of: index, in: place.property)
      let stage = Stage(
        id: id, name: it.name, slaHours: it.slaHours, leadStatus: it.leadStatus,
        autoTransition: try it.autoToStage.map { reference throws(OperationFailure) in
          AutoTransition(
            eventType: it.autoEvent, afterHours: it.autoAfterHours, toStage: try target(reference, in: place.property))
        })
      draft(place.property).edit(pipeline: place.item) { $0.stages.insert(stage, at: slot) }
      draft(place.property).touch(id, place.item, by: index)
      made.append(Place(property: place.property, item: id, parent: place.item))
    }
    note(it.ref, madeAt: made)
  }

  func update(_ it: UpdateStage, _ index: Int) throws(OperationFailure) {
    if it.name == .clear { throw cannotClear("name") }
    let stages = try places(it.stage, .stage, "stage")
    if let target = task.operations[index].transitionTarget {
      try checkTarget(target, inPipeline: try task.book.pipeline(ofStage: it.stage, "stage"))
    }
    var transitions: [AutoTransition?] = []
    for place in stages {
      let old = draft(place.property).pipeline(place.parent)?.stages.first { $0.id == place.item }?.autoTransition
      transitions.append(try transition(old, it, in: place.property))
    }
    for (place, transition) in zip(stages, transitions) {
      edit(stage: place, index) { stage in
        if case .set(let name) = it.name { stage.name = name }
        stage.slaHours = it.slaHours.applied(to: stage.slaHours)
        stage.leadStatus = it.leadStatus.applied(to: stage.leadStatus)
        stage.autoTransition = transition
      }
    }
  }

  /// The automatic move after an update.
  private func transition(
    _ old: AutoTransition?, _ it: UpdateStage, in property: ItemID
  ) throws(OperationFailure) -> AutoTransition? {
    let event = it.autoEvent.applied(to: old?.eventType)
    let hours = it.autoAfterHours.applied(to: old?.afterHours)
    switch it.autoToStage {
    case .set(let reference):
      return AutoTransition(eventType: event, afterHours: hours, toStage: try target(reference, in: property))
    case .clear:
      if it.autoEvent.isSet || it.autoAfterHours.isSet { throw noTarget() }
      return nil
    case .unchanged:
      guard let old else {
        if it.autoEvent.isSet || it.autoAfterHours.isSet { throw noTarget() }
        return nil
      }
      return AutoTransition(eventType: event, afterHours: hours, toStage: old.toStage)
    }
  }

  /// The stage an automatic move leads to, which may not be made yet.
  private func target(_ reference: Reference, in property: ItemID) throws(OperationFailure) -> ItemID {
    if reference.isNew {
      return task.ids.id(of: try task.book.newItem(reference, .stage, "auto_to_stage").operation, in: property)
    }
    return try task.book.entry(reference, .stage, "auto_to_stage").item
  }

  /// An automatic move stays within its pipeline and leads to a stage that is there or will be.
  private func checkTarget(_ target: Reference?, inPipeline pipeline: Reference?) throws(OperationFailure) {
    guard let target else { return }
    let key = "auto_to_stage"
    guard try task.book.pipeline(ofStage: target, key) == pipeline else {
      throw OperationFailure(
        "wrong_place", key, target.text, "\(target.text.excerpt) is a stage of another pipeline.",
        fix: "Move automatically only within one pipeline.")
    }
    if !target.isNew || isMade(target) { _ = try places(target, .stage, key) }
  }

  private func noTarget() -> OperationFailure {
    OperationFailure(
      "transition_without_target", "auto_to_stage", "", "An automatic move needs a stage to go to.",
      fix: "Give auto_to_stage.")
  }

  func moveStage(_ stage: Reference, to position: Position, _ index: Int) throws(OperationFailure) {
    let stages = try places(stage, .stage, "stage")
    var orders: [[Stage]] = []
    for place in stages {
      let all = draft(place.property).pipeline(place.parent)?.stages ?? []
      var rest = all.filter { $0.id != place.item }
      let slot = try slot(position, in: rest.lazy.map(\.id), of: .stage, at: place)
      rest.insert(contentsOf: all.filter { $0.id == place.item }, at: slot)
      orders.append(rest)
    }
    for (place, order) in zip(stages, orders) {
      guard let pipeline = place.parent else { continue }
      draft(place.property).edit(pipeline: pipeline) { $0.stages = order }
      draft(place.property).touch(place.item, pipeline, by: index)
    }
  }

  /// Takes a stage out, and with it the automatic moves that lead to it.
  func removeStage(_ stage: Reference, _ index: Int) throws(OperationFailure) {
    for place in try places(stage, .stage, "stage") {
      guard let pipeline = place.parent else { continue }
      let draft = draft(place.property)
      draft.edit(pipeline: pipeline) { pipeline in
        pipeline.stages.removeAll { $0.id == place.item }
        for other in pipeline.stages.indices where pipeline.stages[other].autoTransition?.toStage == place.item {
          pipeline.stages[other].autoTransition = nil
          draft.touch(pipeline.stages[other].id, by: index)
        }
      }
      draft.noteRemoval(of: place.item, by: index)
      draft.touch(place.item, pipeline, by: index)
    }
  }

  private func edit(stage place: Place, _ index: Int, _ change: (inout Stage) -> Void) {
    guard let id = place.parent else { return }
    draft(place.property).edit(pipeline: id) { pipeline in
      guard let position = pipeline.stages.firstIndex(where: { $0.id == place.item }) else { return }
      change(&pipeline.stages[position])
    }
    draft(place.property).touch(place.item, id, by: index)
  }
}

extension Patch {
  var isSet: Bool { if case .set = self { true } else { false } }

  /// The attribute after the update.
  func applied(to old: Value?) -> Value? {
    switch self {
    case .unchanged: old
    case .clear: nil
    case .set(let value): value
    }
  }
}
