/// What an action does, when and whether, in a manager's words.
struct ActionWords {
  let catalogue: Catalogue

  /// "send a text 3 days after: “…”, unless they have leased by then".
  func text(_ action: Action, event: String) -> String {
    let title = Escape.visible(catalogue.title(ofAction: action.type))
    var text = title + " " + Durations.delay(action.delayMinutes)
    let parts = details(action.content)
    if !parts.isEmpty { text += ": " + parts.joined(separator: ", ") }
    let condition = clause(action, event: event)
    return condition.isEmpty ? text : text + ", " + condition
  }

  /// When an action is left out, or an empty text.
  func clause(_ action: Action, event: String) -> String {
    ConditionWords(catalogue: catalogue).clause(action.onlyIf, event: event, isLater: action.delayMinutes > 0)
  }

  /// "send a text: “…”", without time and conditions.
  func text(_ content: ActionContent) -> String {
    let title = Escape.visible(catalogue.title(ofAction: content.type))
    let parts = details(content)
    return parts.isEmpty ? title : title + ": " + parts.joined(separator: ", ")
  }

  /// The parameters, the main one bare and first, the others with their title.
  private func details(_ content: ActionContent) -> [String] {
    let specs = catalogue.action(named: content.type)?.parameters ?? []
    let main = specs.first { $0.role.isMain && content.config[$0.name] != nil }
    let known = Set(specs.map(\.name))
    let others = specs.filter { $0.name != main?.name && content.config[$0.name] != nil }
    return (main.map { [value($0, content.config[$0.name])] } ?? [])
      + others.map { Self.title($0) + " " + value($0, content.config[$0.name]) }
      + content.config.members.filter { !known.contains($0.key) }
      .map { Escape.visible($0.key) + " " + ValueWords.text($0.value) }
  }

  /// Only the parameters that differ: "text “Hi” → “Hello”, subject none → “Welcome”".
  func differences(from old: ActionContent, to new: ActionContent) -> String {
    let specs = catalogue.action(named: new.type)?.parameters ?? []
    let names =
      specs.map(\.name) + (old.config.keys + new.config.keys).filter { key in !specs.contains { $0.name == key } }
    var seen: Set<String> = []
    let parts = names.compactMap { name -> String? in
      guard seen.insert(name).inserted, old.config[name] != new.config[name] else { return nil }
      let spec = specs.first { $0.name == name }
      return (spec.map(Self.title) ?? Escape.visible(name)) + " " + value(spec, old.config[name]) + " → "
        + value(spec, new.config[name])
    }
    return parts.joined(separator: ", ")
  }

  private static func title(_ spec: ParameterSpec) -> String { spec.name == dueIn ? "due in" : spec.title }
  /// A number of hours that reads better in words.
  private static let dueIn = "due_in_hours"

  private func value(_ spec: ParameterSpec?, _ value: JSON?) -> String {
    guard let value else { return "none" }
    if spec?.name == Self.dueIn, let hours = value.double { return Durations.hours(hours) }
    if let text = value.string, spec?.vocabulary?.contains(text) != true { return ValueWords.message(text) }
    return ValueWords.text(value, vocabulary: spec?.vocabulary)
  }
}

extension ParameterSpec.Role {
  /// Carries what the action is about, so that it needs no title.
  fileprivate var isMain: Bool {
    switch self {
    case .words, .internalWords, .url, .stage: true
    case .plain, .template: false
    }
  }
}
