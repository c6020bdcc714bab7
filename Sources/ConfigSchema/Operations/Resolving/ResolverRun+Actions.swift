extension ResolverRun {
  func add(_ it: AddAction, _ index: Int) throws(OperationFailure) {
    let triggers = try places(it.trigger, .trigger, "trigger")
    let config = try parsed(it.config, ofType: it.actionType).filter { !$0.isNull }
    var slots: [Int] = []
    for place in triggers {
      let actions = draft(place.property).trigger(place.item)?.actions ?? []
      slots.append(try slot(it.position, in: actions.lazy.map(\.id), of: .action, at: place))
    }
    var made: [Place] = []
    for (place, slot) in zip(triggers, slots) {
      let id = task.ids.id(of: index, in: place.property)
      let action = Action(
        id: id, type: it.actionType, config: config, onlyIf: it.onlyIf, delayMinutes: it.delayMinutes)
      draft(place.property).edit(trigger: place.item) { $0.actions.insert(action, at: slot) }
      draft(place.property).touch(id, place.item, by: index)
      made.append(Place(property: place.property, item: id, parent: place.item))
    }
    note(it.ref, madeAt: made)
  }

  func update(_ it: UpdateAction, _ index: Int) throws(OperationFailure) {
    if it.actionType == .clear { throw cannotClear("action_type") }
    if it.delayMinutes == .clear { throw cannotClear("delay_minutes") }
    try checkNoNulls(it.config)
    let actions = try places(it.action, .action, "action")
    var changed: [Action] = []
    for place in actions {
      let old = draft(place.property).trigger(place.parent)?.actions.first { $0.id == place.item }
      guard let old else { throw task.book.gone(it.action, .action, "action") }
      changed.append(try updated(old, it))
    }
    for (place, action) in zip(actions, changed) {
      guard let trigger = place.parent else { continue }
      draft(place.property).edit(trigger: trigger) { trigger in
        guard let position = trigger.actions.firstIndex(where: { $0.id == place.item }) else { return }
        trigger.actions[position] = action
      }
      draft(place.property).touch(place.item, trigger, by: index)
    }
  }

  private func updated(_ old: Action, _ it: UpdateAction) throws(OperationFailure) -> Action {
    var action = old
    if case .set(let type) = it.actionType, type != old.type {
      action.type = type
      action.config = kept(old.config, forType: type)
    }
    for (position, name) in it.clearedParameters.enumerated() {
      try checkClearable(name, old, action.type, "clear[\(position)]")
      action.config[name] = nil
    }
    for (name, value) in try parsed(it.config, ofType: action.type).members { action.config[name] = value }
    action.onlyIf = it.onlyIf.applied(to: action.onlyIf) ?? []
    if case .set(let minutes) = it.delayMinutes { action.delayMinutes = minutes }
    return action
  }

  /// When the type changes, the parameters that the new type knows too.
  private func kept(_ config: JSONObject, forType type: String) -> JSONObject {
    guard let spec = task.catalogue.action(named: type) else { return config }
    return JSONObject(unique: config.members.filter { spec.parameter(named: $0.key) != nil })
  }

  private func checkClearable(
    _ name: String, _ old: Action, _ type: String, _ key: String
  ) throws(OperationFailure) {
    let spec = task.catalogue.action(named: type)
    if old.config[name] != nil || spec?.parameter(named: name) != nil { return }
    throw OperationFailure(
      "unknown_parameter", key, name, "There is no parameter \"\(name.excerpt)\" to clear.",
      fix: Suggestion.didYouMean(name, in: ["only_if"] + old.config.keys + (spec?.parameters.map(\.name) ?? [])))
  }

  private func checkNoNulls(_ config: JSONObject) throws(OperationFailure) {
    guard let position = config.members.firstIndex(where: { $0.value.isNull }) else { return }
    let name = config.members[position].key
    throw OperationFailure(
      "null_parameter", "parameters[\(position)].value", "null", "The parameter \"\(name.excerpt)\" is given no value.",
      fix: "Name it in clear to remove it, or leave it out to keep it.")
  }

  /// Parameters that hold JSON come as text and are kept as what the text says.
  private func parsed(_ config: JSONObject, ofType type: String) throws(OperationFailure) -> JSONObject {
    guard let spec = task.catalogue.action(named: type) else { return config }
    var members = config.members
    for position in members.indices {
      guard let text = members[position].value.string, spec.parameter(named: members[position].key)?.type == .json
      else { continue }
      do throws(JSONSyntaxError) {
        members[position].value = try JSONParser.parse(text)
      } catch {
        throw OperationFailure(
          "bad_json", "parameters[\(position)].value", text,
          "The parameter \"\(members[position].key.excerpt)\" holds JSON, but this text is not JSON. \(error)",
          fix: "Write the JSON value as text.")
      }
    }
    return JSONObject(unique: members)
  }

  func moveAction(_ action: Reference, to position: Position, _ index: Int) throws(OperationFailure) {
    let actions = try places(action, .action, "action")
    var orders: [[Action]] = []
    for place in actions {
      let all = draft(place.property).trigger(place.parent)?.actions ?? []
      var rest = all.filter { $0.id != place.item }
      let slot = try slot(position, in: rest.lazy.map(\.id), of: .action, at: place)
      rest.insert(contentsOf: all.filter { $0.id == place.item }, at: slot)
      orders.append(rest)
    }
    for (place, order) in zip(actions, orders) {
      guard let trigger = place.parent else { continue }
      draft(place.property).edit(trigger: trigger) { $0.actions = order }
      draft(place.property).touch(place.item, trigger, by: index)
    }
  }

  func removeAction(_ action: Reference, _ index: Int) throws(OperationFailure) {
    for place in try places(action, .action, "action") {
      guard let trigger = place.parent else { continue }
      let draft = draft(place.property)
      draft.edit(trigger: trigger) { $0.actions.removeAll { $0.id == place.item } }
      draft.noteRemoval(of: place.item, by: index)
      draft.touch(place.item, trigger, by: index)
    }
  }
}

extension JSONObject {
  fileprivate func filter(_ isKept: (JSON) -> Bool) -> JSONObject {
    JSONObject(unique: members.filter { isKept($0.value) })
  }
}
