import ConfigSchema

/// What the placeholders of a run's texts stand for.
struct RunVariables {
  let payload: JSONObject
  let lead: JSONObject
  let property: PropertyFacts
  /// `address` and `city` of the property, when a text asks for them.
  var place: JSONObject = [:]

  func value(_ name: String) -> String? {
    switch name {
    case "first_name", "last_name": return Self.text(lead[name])
    case "property_name": return property.name
    case "tour_date", "tour_time", "tour_type": return Self.text(payload[name])
    case "property_address": return Self.text(place["address"])
    case "property_city": return Self.text(place["city"])
    case "property.name": return property.name
    default: break
    }
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let key = String(name[name.index(after: dot)...])
    switch name[..<dot] {
    case "payload": return Self.text(payload[key])
    case "lead": return Self.text(lead[key])
    default: return nil
    }
  }

  /// - Returns: nil for nothing and for what is no text, number or truth value.
  private static func text(_ value: JSON?) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.text
    case .bool(let bool): bool ? "yes" : "no"
    default: nil
    }
  }
}
