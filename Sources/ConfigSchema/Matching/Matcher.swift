/// Decides whether conditions hold. Pure: the engine, the back-test and the checks use the same one.
///
/// A fact counts as empty when it is missing, null, `""` or `[]`. An empty fact satisfies `neq`, `not_in`, `not_contains`
/// and `not_exists`, and `eq` only against null. Texts are compared as ``MatchValue`` says.
public enum Matcher {
  /// Whether all conditions hold; true for an empty list.
  public static func matches(_ conditions: [Condition], _ facts: Facts) -> Bool {
    conditions.allSatisfy { matches($0, facts) }
  }

  public static func matches(_ condition: Condition, _ facts: Facts) -> Bool {
    holds(condition, for: facts.value(at: condition.field))
  }

  /// Whether a condition holds for a given value of its field; nil = missing.
  public static func holds(_ condition: Condition, for value: JSON?) -> Bool {
    let kind = ValueKind(of: condition.field)
    return PreparedCondition(condition, kind).holds(Fact(value, kind))
  }

  static func isEmpty(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }

  /// The values meant by the right side of `in` and `not_in`.
  public static func list(_ want: JSON) -> [JSON] {
    switch want {
    case .array(let items): items
    case .string(let text): text.split(separator: ",", omittingEmptySubsequences: false).map { .string(String($0)) }
    default: [want]
    }
  }
}

extension Facts {
  /// The fact at a condition's path; nil when there is none. A lead without a known stage has its status for a stage.
  public func value(at path: String) -> JSON? {
    guard let dot = path.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let key = path[path.index(after: dot)...]
    switch path[..<dot] {
    case "payload": return Self.member(key, of: payload)
    case "lead": return key == "stage" ? lead["stage"] ?? lead["status"] : Self.member(key, of: lead)
    case "property": return property[String(key)]
    case "time": return clock(key)
    default: return nil
    }
  }

  private func clock(_ key: Substring) -> JSON? {
    switch key {
    case "local_hour": localHour.map { .number(JSONNumber($0)) }
    case "weekday": weekday.map(JSON.string)
    default: nil
    }
  }

  private static func member(_ path: Substring, of object: JSONObject) -> JSON? {
    if let direct = object[String(path)] { return direct }
    var value: JSON? = .object(object)
    for key in path.split(separator: ".", omittingEmptySubsequences: false) { value = value?[String(key)] }
    return value
  }
}
