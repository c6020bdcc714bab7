import ConfigSchema

/// What can stand behind `/property`, as behind `configurator property`.
enum PropertyDeed: String, CaseIterable {
  case list, add, `switch`

  var needsName: Bool { self != .list }

  var summary: String {
    switch self {
    case .list: "every property (F5)"
    case .add: "add a property; its name comes after it"
    case .switch: "work on another property; its name comes after it"
    }
  }
}

extension Model {
  /// `/property`, `/property list`, `/property add NAME`, `/property switch NAME`, `/property NAME`.
  mutating func runProperty(_ argument: String) {
    guard properties.all != nil else { return waitForProperties(argument) }
    // A property may be called "Add On Main": its whole name means it and nothing else.
    if let exact = properties.all?.first(where: { $0.facts.name.lowercased() == argument.lowercased() }) {
      return switchProperty(to: exact.facts)
    }
    let word = argument.prefix { $0 != " " }
    let rest = argument.dropFirst(word.count).trimmed
    switch PropertyDeed(rawValue: word.lowercased()) {
    case .list where rest.isEmpty: openProperties(searching: "")
    case .add: openPropertyForm(named: rest)
    case .switch: switchProperty(named: rest)
    case .list, nil: switchProperty(named: argument)
    }
  }

  private mutating func switchProperty(named name: String) {
    let wanted = name.lowercased()
    let matches = (properties.all ?? []).filter { $0.facts.name.lowercased().contains(wanted) }
    let exact = matches.filter { $0.facts.name.lowercased() == wanted }
    if !name.isEmpty, let only = exact.count == 1 ? exact.first : matches.count == 1 ? matches.first : nil {
      return switchProperty(to: only.facts)
    }
    openProperties(searching: name)
    guard properties.all != nil, matches.isEmpty, !name.isEmpty else { return }
    say(.info, "No property is called “\(name)”. To add it, type /property add \(name) in the chat.")
  }

  private mutating func openProperties(searching filter: String) {
    if screen != .properties { open(.properties) }
    (properties.filter, properties.form) = (filter, nil)
  }

  /// With a name the kind is the next question.
  private mutating func openPropertyForm(named name: String) {
    if screen != .properties { open(.properties) }
    properties.form = PropertyList.Form(name: String(name.prefix(80)), isChoosingType: !name.isEmpty)
  }
}
