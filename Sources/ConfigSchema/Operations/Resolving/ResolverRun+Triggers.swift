extension ResolverRun {
  func create(_ it: CreateTrigger, _ index: Int) throws(OperationFailure) {
    try make(it.ref, index) { draft, id in
      draft.add(
        Trigger(id: id, name: it.name, eventType: it.eventType, conditions: it.conditions, isActive: it.isActive))
    }
  }

  func update(_ it: UpdateTrigger, _ index: Int) throws(OperationFailure) {
    if it.name == .clear { throw cannotClear("name") }
    if it.eventType == .clear { throw cannotClear("event_type") }
    try edit(trigger: it.trigger, index) { trigger in
      if case .set(let name) = it.name { trigger.name = name }
      if case .set(let event) = it.eventType { trigger.eventType = event }
      trigger.conditions = it.conditions.applied(to: trigger.conditions) ?? []
    }
  }

  func edit(trigger: Reference, _ index: Int, _ change: (inout Trigger) -> Void) throws(OperationFailure) {
    for place in try places(trigger, .trigger, "trigger") {
      draft(place.property).edit(trigger: place.item, change)
      draft(place.property).touch(place.item, by: index)
    }
  }
}
