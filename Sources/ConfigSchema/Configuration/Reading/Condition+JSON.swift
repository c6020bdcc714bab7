extension Condition {
  /// As it is stored and exchanged.
  var json: JSON { ["field": .string(field), "operator": .string(op.rawValue), "value": value] }

  /// Notes what is wrong; a missing value is null.
  static func read(_ cursor: JSONCursor) -> Condition? {
    guard cursor.checkKeys(["field", "operator", "value"]) else { return nil }
    let field = cursor["field"].text()
    guard let op = cursor["operator"].word(Operator.self) else { return nil }
    return Condition(field, op, cursor["value"].value ?? .null)
  }
}

extension Action {
  /// What `action_config` holds: the parameters, and `only_if` when there are conditions.
  var storedConfig: JSON {
    if onlyIf.isEmpty { return .object(config) }
    return .object(JSONObject(unique: config.members + [("only_if", .array(onlyIf.map(\.json)))]))
  }

  /// The two parts of `action_config`.
  static func readConfig(_ cursor: JSONCursor) -> (config: JSONObject, onlyIf: [Condition]) {
    var config = cursor.object() ?? [:]
    config["only_if"] = nil
    return (config, cursor["only_if"].items().compactMap(Condition.read))
  }
}

extension JSON {
  static func stored(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  static func stored(_ number: Double?) -> JSON { number.map { .number(JSONNumber($0)) } ?? .null }
}
