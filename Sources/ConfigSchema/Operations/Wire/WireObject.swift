/// An object of a reply whose shape has been checked, read member by member. What the shape cannot say (a name that is
/// both set and cleared, a `$n` that is not one) is noted here with its place below the object.
final class WireObject {
  struct Problem {
    var path: String
    var rule: String
    var value: JSON
    var message: String
    var fix: String?
  }

  private let object: JSONObject
  private(set) var problems: [Problem] = []

  init(_ object: JSONObject) { self.object = object }

  subscript(key: String) -> JSON { object[key] ?? .null }

  func text(_ key: String) -> String { self[key].string ?? "" }
  func flag(_ key: String) -> Bool { self[key].bool ?? false }
  func reference(_ key: String) -> Reference { Reference(text(key)) }
  func optionalReference(_ key: String) -> Reference? { self[key].string.map { Reference($0) } }
  func texts(_ key: String) -> [String] { self[key].array?.compactMap(\.string) ?? [] }

  func whole(_ key: String) -> Int { self[key].int ?? 0 }

  /// A name for something new.
  func newReference() -> Reference {
    let reference = reference("ref")
    if !reference.isWellFormedNew {
      note(
        "ref", "bad_reference", self["ref"],
        "Something new is called $1, $2 and so on, not \"\(reference.text.excerpt)\".",
        fix: "Use a dollar sign and a number.")
    }
    return reference
  }

  func position() -> Position {
    switch self["after"].string {
    case nil: .last
    case "first": .first
    case let handle?: .after(Reference(handle))
    }
  }

  func conditions(_ key: String) -> [Condition] {
    self[key].array?.compactMap(Condition.init(wire:)) ?? []
  }

  func parameters() -> JSONObject {
    var members = UniqueMembers()
    for (index, entry) in (self["parameters"].array ?? []).enumerated() {
      let name = entry["name"]?.string ?? ""
      if !members.add(name, entry["value"] ?? .null) {
        note(
          "parameters[\(index)].name", "duplicate_parameter", .string(name),
          "The parameter \"\(name.excerpt)\" is given twice.", fix: "Give each parameter once.")
      }
    }
    return JSONObject(unique: members.list)
  }

  /// What an update says about an attribute that cannot be emptied.
  func change<Value>(_ key: String, _ read: (JSON) -> Value?) -> Patch<Value> {
    read(self[key]).map(Patch.set) ?? .unchanged
  }

  /// What an update says about one attribute: a value, its name in `clear`, or neither.
  func patch<Value>(_ key: String, _ read: (JSON) -> Value?) -> Patch<Value> {
    let clears = texts("clear").contains(key)
    guard let value = read(self[key]) else { return clears ? .clear : .unchanged }
    if clears { noteSetAndCleared(key, at: key) }
    return .set(value)
  }

  func noteSetAndCleared(_ name: String, at path: String) {
    note(
      path, "set_and_cleared", self[name], "\"\(name.excerpt)\" is given a value and cleared at once.",
      fix: "Do one of the two.")
  }

  func evidence() -> Evidence {
    let evidence = self["evidence"]
    let words = evidence["source"]?.string ?? ""
    let source = InputSource(words)
    if source == nil {
      note(
        "evidence.source", "bad_source", .string(words),
        "\"\(words.excerpt)\" names no input; evidence comes from the request, a paste or an image.",
        fix: "Write request, paste 1, paste 2, …, image 1, ….")
    }
    return Evidence(source: source ?? .request, quote: evidence["quote"]?.string ?? "")
  }

  func note(_ path: String, _ rule: String, _ value: JSON, _ message: String, fix: String? = nil) {
    problems.append(Problem(path: path, rule: rule, value: value, message: message, fix: fix))
  }
}

extension Condition {
  /// From `{"field", "operator", "value"}` of the right shape.
  init?(wire json: JSON) {
    guard let field = json["field"]?.string, let op = json["operator"]?.string.flatMap(Operator.init(rawValue:)) else {
      return nil
    }
    self.init(field, op, json["value"] ?? .null)
  }

  var wire: JSON { ["field": .string(field), "operator": .string(op.rawValue), "value": value.wireValue] }
}

extension JSON {
  /// The value as it may stand in a condition or a parameter: what is nested goes as JSON text.
  var wireValue: JSON {
    switch self {
    case .object: .string(text())
    case .array(let items) where !items.allSatisfy({ $0.string != nil || $0.double != nil }): .string(text())
    default: self
    }
  }
}
