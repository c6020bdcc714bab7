extension Scene {
  /// Goes through the actions of the changed triggers whose type is in the catalogue.
  func eachKnownAction(_ body: (Trigger, Int, Action, ActionType) -> Void) {
    for trigger in triggers {
      for (index, action) in trigger.actions.enumerated() {
        if let type = catalogue.action(named: action.type) { body(trigger, index, action, type) }
      }
    }
  }

  /// Goes through the texts that the actions of the changed triggers hold.
  func eachText(_ body: (ActionText) -> Void) {
    eachKnownAction { trigger, index, action, type in
      for parameter in type.parameters where parameter.role == .words || parameter.role == .internalWords {
        guard let value = action.config[parameter.name] else { continue }
        for text in value.array?.compactMap(\.string) ?? [value.string].compactMap({ $0 }) where !text.isEmpty {
          body(ActionText(trigger: trigger, index: index, action: action, type: type, parameter: parameter, text: text))
        }
      }
    }
  }
}

/// A text in an action.
struct ActionText {
  let trigger: Trigger
  let index: Int
  let action: Action
  let type: ActionType
  let parameter: ParameterSpec
  let text: String

  var spot: Spot { .action(trigger, index, parameter.name) }
  /// Whether people outside the team read it.
  var isPublic: Bool { parameter.role == .words }
}
