import ConfigSchema

/// Checks a JSON value against a JSON Schema, for the keywords our schemas use and no others: an unknown one is an error.
struct SchemaJudge {
  let root: JSON

  /// - Returns: the first violation, or nil.
  func violation(_ value: JSON, _ schema: JSON? = nil, at path: String = "$") -> String? {
    let schema = schema ?? root
    if value.isNull, schema["nullable"] == true { return nil }
    if let name = schema["$ref"]?.string {
      let target = root["$defs"]?[String(name.dropFirst("#/$defs/".count))]
      return target.map { violation(value, $0, at: path) } ?? "\(path): no definition \(name)"
    }
    for (keyword, rule) in schema.object?.members ?? [] {
      if let found = check(keyword, rule, value, schema, path) { return found }
    }
    return nil
  }

  private func check(_ keyword: String, _ rule: JSON, _ value: JSON, _ schema: JSON, _ path: String) -> String? {
    switch keyword {
    case "type":
      let types = rule.array ?? [rule]
      return types.contains { isA(value, $0.string ?? "") } ? nil : "\(path): not \(rule.text())"
    case "enum": return rule.array?.contains(value) == true ? nil : "\(path): not among \(rule.text().prefix(80))"
    case "anyOf":
      let branches = rule.array ?? []
      let found = branches.compactMap { violation(value, $0, at: path) }
      return found.count < branches.count ? nil : found.last
    case "minimum": return (value.double ?? 0) >= (rule.double ?? 0) ? nil : "\(path): below \(rule.text())"
    case "items":
      return (value.array ?? []).enumerated().lazy.compactMap { violation($1, rule, at: "\(path)[\($0)]") }.first
    case "required":
      guard let object = value.object else { return nil }
      return rule.array?.lazy.compactMap(\.string).first { object[$0] == nil }.map { "\(path): no \($0)" }
    case "properties":
      guard let object = value.object else { return nil }
      return object.members.lazy.compactMap { key, inner -> String? in
        rule[key].map { violation(inner, $0, at: path + "." + key) } ?? "\(path): unknown \(key)"
      }.first
    case "additionalProperties", "description", "title", "$schema", "$defs", "nullable", "propertyOrdering": return nil
    default: return "\(path): unknown keyword \(keyword)"
    }
  }

  private func isA(_ value: JSON, _ type: String) -> Bool {
    switch type {
    case "null": value.isNull
    case "string": value.string != nil
    case "boolean": value.bool != nil
    case "number": value.double != nil
    case "integer": value.int != nil
    case "array": value.array != nil
    case "object": value.object != nil
    default: false
    }
  }
}

extension JSON {
  /// Every schema below this one, itself included.
  var subschemas: [JSON] {
    var found = [self]
    for (key, inner) in object?.members ?? [] {
      switch key {
      case "properties", "$defs": found += inner.object?.members.flatMap(\.value.subschemas) ?? []
      case "anyOf": found += inner.array?.flatMap(\.subschemas) ?? []
      case "items": found += inner.subschemas
      default: break
      }
    }
    return found
  }
}
