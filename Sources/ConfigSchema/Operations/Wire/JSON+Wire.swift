/// The pieces that operations are written from.
extension JSON {
  static func of(_ reference: Reference) -> JSON { .string(reference.text) }
  static func of(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  static func of(_ number: Double?) -> JSON { number.map { .number(JSONNumber($0)) } ?? .null }
  static func of(_ conditions: [Condition]) -> JSON { .array(conditions.map(\.wire)) }

  static func of(_ position: Position) -> JSON {
    switch position {
    case .first: "first"
    case .last: nil
    case .after(let reference): .of(reference)
    }
  }

  /// What is unchanged or cleared is null; `clear` names the latter.
  static func of<Value>(_ patch: Patch<Value>, _ write: (Value) -> JSON) -> JSON {
    switch patch {
    case .unchanged, .clear: .null
    case .set(let value): write(value)
    }
  }

  static func of(parameters config: JSONObject) -> JSON {
    .array(config.members.map { ["name": .string($0.key), "value": $0.value.wireValue] })
  }
}
