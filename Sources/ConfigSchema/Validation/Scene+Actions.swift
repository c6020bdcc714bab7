extension Scene {
  /// Goes through the actions of the changed triggers whose type is in the catalogue.
  func eachKnownAction(_ body: (Trigger, Int, Action, ActionType) -> Void) {
    for trigger in triggers {
      for (index, action) in trigger.actions.enumerated() {
        if let type = catalogue.action(named: action.type) { body(trigger, index, action, type) }
      }
    }
  }

  /// Goes through the texts that the actions of the changed triggers hold, those of message templates included.
  func eachText(_ body: (ActionText) -> Void) { actionTexts.forEach(body) }

  func makeActionTexts() -> [ActionText] {
    var found: [ActionText] = []
    eachKnownAction { trigger, index, action, type in
      for (parameter, text) in texts(of: action) {
        found.append(ActionText(trigger, index, action, type, parameter, text))
      }
    }
    return found
  }

  /// Every text of an action in which placeholders are filled in: its words, and what a web address is called with.
  func filledTexts(of action: Action) -> [(parameter: ParameterSpec, text: String)] {
    guard let type = catalogue.action(named: action.type) else { return [] }
    let others = type.parameters.filter { [.plain, .url].contains($0.role) && [.text, .json].contains($0.type) }
    return texts(of: action)
      + others.flatMap { parameter in (action.config[parameter.name]?.texts ?? []).map { (parameter, $0) } }
  }

  /// The words an action writes, with the parameter each stands in; for a template's slug the template's text.
  func texts(of action: Action) -> [(parameter: ParameterSpec, text: String)] {
    guard let type = catalogue.action(named: action.type) else { return [] }
    return type.parameters.flatMap { parameter -> [(parameter: ParameterSpec, text: String)] in
      guard let value = action.config[parameter.name] else { return [] }
      let texts = value.array?.compactMap(\.string) ?? [value.string].compactMap { $0 }
      switch parameter.role {
      case .words, .internalWords: return texts.filter { !$0.isEmpty }.map { (parameter, $0) }
      case .template: return texts.compactMap { templates[$0] }.map { (parameter, $0.body) }
      case .plain, .url, .stage: return []
      }
    }
  }
}

/// A text in an action.
///
/// A class, since it is handed from rule to rule and holds much.
final class ActionText {
  let trigger: Trigger
  let index: Int
  let action: Action
  let type: ActionType
  let parameter: ParameterSpec
  let text: String

  init(
    _ trigger: Trigger, _ index: Int, _ action: Action, _ type: ActionType, _ parameter: ParameterSpec, _ text: String
  ) {
    (self.trigger, self.index, self.action, self.type) = (trigger, index, action, type)
    (self.parameter, self.text) = (parameter, text)
  }

  var spot: Spot { .action(trigger, index, parameter.name) }
  /// Whether people outside the team read it.
  var isPublic: Bool { parameter.role == .words || isTemplate }
  /// Whether it is a message template of the property, named by its slug.
  var isTemplate: Bool { parameter.role == .template }
  /// Whether it is the main text of a message.
  var isBody: Bool { parameter.name == "body" || isTemplate }
}
