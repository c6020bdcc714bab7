import ConfigSchema

/// A trigger being changed: a copy is edited, and the difference becomes operations.
struct TriggerEdit: Sendable {
  let original: Trigger
  let property: ItemID
  var trigger: Trigger
  var isDeleted = false
  var sentences: [Sentence]
  /// Actions added by the request, by their temporary ids.
  var added: [ItemID] = []
  /// What was done, in plain words.
  var done: [String] = []

  init(_ trigger: Trigger, _ property: ItemID, _ sentence: Sentence) {
    (original, self.trigger, self.property, sentences) = (trigger, trigger, property, [sentence])
  }

  /// Whether something happens at another time now.
  var isRetimed: Bool {
    trigger.actions.map(\.delayMinutes) != original.actions.map(\.delayMinutes)
      || trigger.conditions != original.conditions
  }

  var isChanged: Bool { isDeleted || trigger != original }

  /// The operations that make the difference.
  func operations(_ handles: HandleTable, into list: inout OperationList) {
    guard let handle = handles.handle(of: original.id).map({ Reference($0) }) else { return }
    let evidence = sentences[0].evidence
    if isDeleted { return list.append(.deleteTrigger(handle), evidence) }
    if trigger.name != original.name || trigger.conditions != original.conditions
      || trigger.eventType != original.eventType
    {
      list.append(
        .updateTrigger(
          UpdateTrigger(
            trigger: handle, name: patch(original.name, trigger.name),
            eventType: patch(original.eventType, trigger.eventType),
            conditions: patch(original.conditions, trigger.conditions))), evidence)
    }
    if trigger.isActive != original.isActive {
      list.append(.switchTrigger(handle, isActive: trigger.isActive), evidence)
    }
    for old in original.actions {
      guard let reference = handles.handle(of: old.id).map({ Reference($0) }) else { continue }
      if let new = trigger.actions.first(where: { $0.id == old.id }) {
        update(old, new, reference, &list)
      } else {
        list.append(.removeAction(reference), evidence)
      }
    }
    for action in trigger.actions where added.contains(action.id) {
      list.append(
        .addAction(
          AddAction(
            ref: list.reference(), trigger: handle, actionType: action.type, config: action.config,
            onlyIf: action.onlyIf,
            delayMinutes: action.delayMinutes)), sentences.last?.evidence ?? evidence)
    }
  }

  private func update(_ old: Action, _ new: Action, _ reference: Reference, _ list: inout OperationList) {
    guard old != new else { return }
    var config = JSONObject()
    for key in new.config.keys where new.config[key] != old.config[key] { config[key] = new.config[key] }
    let cleared = old.config.keys.filter { new.config[$0] == nil }
    list.append(
      .updateAction(
        UpdateAction(
          action: reference, actionType: patch(old.type, new.type), config: config, clearedParameters: cleared,
          onlyIf: old.onlyIf == new.onlyIf ? .unchanged : new.onlyIf.isEmpty ? .clear : .set(new.onlyIf),
          delayMinutes: patch(old.delayMinutes, new.delayMinutes))), sentences[0].evidence)
  }

  private func patch<Value: Hashable & Sendable>(_ old: Value, _ new: Value) -> Patch<Value> {
    old == new ? .unchanged : .set(new)
  }
}
