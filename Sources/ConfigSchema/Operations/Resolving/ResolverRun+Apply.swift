extension ResolverRun {
  /// Carries one operation out, everywhere or not at all.
  func apply(_ index: Int) throws(OperationFailure) {
    switch task.operations[index] {
    case .createPipeline(let it): try create(it, index)
    case .updatePipeline(let it): try update(it, index)
    case .deletePipeline(let pipeline):
      for place in try places(pipeline, .pipeline, "pipeline") {
        draft(place.property).delete(pipeline: place.item, by: index)
        draft(place.property).touch(place.item, by: index)
      }
    case .addStage(let it): try add(it, index)
    case .updateStage(let it): try update(it, index)
    case .moveStage(let stage, let position): try moveStage(stage, to: position, index)
    case .removeStage(let stage): try removeStage(stage, index)
    case .createTrigger(let it): try create(it, index)
    case .updateTrigger(let it): try update(it, index)
    case .switchTrigger(let trigger, let isActive):
      try edit(trigger: trigger, index) { $0.isActive = isActive }
    case .deleteTrigger(let trigger):
      for place in try places(trigger, .trigger, "trigger") {
        draft(place.property).delete(trigger: place.item, by: index)
        draft(place.property).touch(place.item, by: index)
      }
    case .addAction(let it): try add(it, index)
    case .updateAction(let it): try update(it, index)
    case .moveAction(let action, let position): try moveAction(action, to: position, index)
    case .removeAction(let action): try removeAction(action, index)
    }
  }

  /// Makes something new in every property of the audience.
  func make(_ reference: Reference, _ index: Int, _ body: (PropertyDraft, ItemID) -> Void) throws(OperationFailure) {
    if task.audience.isEmpty {
      throw OperationFailure(
        "no_property", "ref", reference.text, "There is no property to make it for.",
        fix: "Name properties by their handles in applies_to, or none for the current one.")
    }
    let places = task.audience.map { Place(property: $0, item: task.ids.id(of: index, in: $0)) }
    for place in places {
      body(draft(place.property), place.item)
      draft(place.property).touch(place.item, by: index)
    }
    note(reference, madeAt: places)
  }

  func cannotClear(_ key: String) -> OperationFailure {
    OperationFailure(
      "cannot_clear", key, "", "\"\(key)\" cannot be empty.", fix: "Give it a value or leave it as it is.")
  }
}
