/// FH14: one request that tells the people of two properties different things. Steering case law.
///
/// The names of the properties themselves may differ; whether the rest is about the building a person must judge.
public enum AcrossProperties {
  public static func findings(
    _ properties: [(facts: PropertyFacts, base: Configuration, configuration: Configuration)]
  ) -> [Finding] {
    guard properties.count > 1 else { return [] }
    var first: [Place: (text: String, property: String)] = [:]
    var found: [Finding] = []
    var reported: Set<String> = []
    for property in properties {
      for (place, text, path, item) in messages(of: property.configuration, base: property.base, property.facts) {
        guard let other = first[place] else {
          first[place] = (text, property.facts.name)
          continue
        }
        guard other.text != text, reported.insert(place.trigger + property.facts.name).inserted else { continue }
        found.append(
          Finding(
            .warn, rule: "FH14", path: path, value: property.facts.name,
            message: "\"\(other.property)\" and \"\(property.facts.name)\" get different words here. "
              + "Check that the difference is about the building, not about who lives there.",
            fix: "Use the same words, or name a fact about the building.", item: item))
      }
    }
    return found
  }

  private struct Place: Hashable {
    let trigger: String
    let event: String
    let action: Int
    let parameter: String
  }

  /// The words of new and changed triggers, without the property's name.
  private static func messages(
    of configuration: Configuration, base: Configuration, _ facts: PropertyFacts
  ) -> [(Place, String, String, ItemID)] {
    let before = Set(base.triggers)
    let name = Words(facts.name).list
    return configuration.triggers.filter { !before.contains($0) }.flatMap { trigger in
      trigger.actions.enumerated().flatMap { index, action in
        ["subject", "body", "content", "caption", "response_text"].compactMap { key in
          guard let text = action.config[key]?.string else { return nil }
          let place = Place(
            trigger: TextFolding.name(trigger.name), event: trigger.eventType, action: index, parameter: key)
          return (place, plain(text, without: name), Spot.action(trigger, index, key).path, action.id)
        }
      }
    }
  }

  private static func plain(_ text: String, without name: [String]) -> String {
    var words = Words(text).list[...]
    var kept: [String] = []
    while let next = words.first {
      if !name.isEmpty, words.starts(with: name) {
        words = words.dropFirst(name.count)
        kept.append("property_name")
      } else {
        kept.append(next)
        words = words.dropFirst()
      }
    }
    return kept.joined(separator: " ")
  }
}
