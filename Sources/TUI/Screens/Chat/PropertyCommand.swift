import ConfigSchema

extension Model {
  /// `/property NAME`: switches when only one property has such a name, else shows those that have it.
  mutating func runProperty(_ argument: String) {
    guard let all = properties.all else { return waitForProperties(argument) }
    let matches = all.filter { $0.facts.name.lowercased().contains(argument.lowercased()) }
    if !argument.isEmpty, matches.count == 1 { return switchProperty(to: matches[0].facts) }
    if screen != .properties { open(.properties) }
    properties.filter = argument
  }
}
