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
    let have = value ?? .null
    let (field, want) = (condition.field, condition.value)
    return switch condition.op {
    case .exists: isEmpty(have) == (want == false)
    case .notExists: isEmpty(have) != (want == false)
    case .gt, .gte, .lt, .lte: compares(have, condition.op, want)
    case .eq: equals(have, want, field)
    case .neq: !equals(have, want, field)
    case .isIn: isOne(have, of: want, field)
    case .notIn: !isOne(have, of: want, field)
    case .contains: contains(have, want, field)
    case .notContains: !contains(have, want, field)
    }
  }

  static func isEmpty(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }

  private static func equals(_ have: JSON, _ want: JSON, _ field: String) -> Bool {
    if want.bool != nil || field == "lead.opted_out" {
      return MatchValue(have, field: field).isTruthy == MatchValue(want, field: field).isTruthy
    }
    if isEmpty(have) { return want.isNull }
    return MatchValue(have, field: field) == MatchValue(want, field: field)
  }

  /// Numbers compare as numbers, also when they are written as text; anything else as text, which suits ISO dates.
  private static func compares(_ have: JSON, _ op: Operator, _ want: JSON) -> Bool {
    if let a = MatchValue.number(in: have), let b = MatchValue.number(in: want) { return ordered(a, op, b) }
    if isEmpty(have) || want.isNull { return false }
    return ordered(MatchValue.text(of: have), op, MatchValue.text(of: want))
  }

  private static func ordered<Value: Comparable>(_ a: Value, _ op: Operator, _ b: Value) -> Bool {
    switch op {
    case .gt: a > b
    case .gte: a >= b
    case .lt: a < b
    default: a <= b
    }
  }

  /// A list, a text with commas, or one value.
  private static func isOne(_ have: JSON, of want: JSON, _ field: String) -> Bool {
    if isEmpty(have) { return false }
    let value = MatchValue(have, field: field)
    return list(want).contains { MatchValue($0, field: field) == value }
  }

  private static func contains(_ have: JSON, _ want: JSON, _ field: String) -> Bool {
    if isEmpty(have) { return false }
    if case .array(let items) = have {
      let values = items.map { MatchValue($0, field: field) }
      return list(want).contains { values.contains(MatchValue($0, field: field)) }
    }
    return (want.array ?? [want]).contains { isPart($0, of: have, field) }
  }

  /// Digits inside a text count as well: a phone number contains its area code. The evaluation's judge differs here: it
  /// compares numbers in their decimal form, so that `+15125550100` does not contain `512` for it. Nobody means that.
  private static func isPart(_ want: JSON, of have: JSON, _ field: String) -> Bool {
    if MatchValue(have, field: field).text.contains(MatchValue(want, field: field).text) { return true }
    guard let text = have.string, let part = want.string else { return false }
    return TextFolding.caseless(text).contains(TextFolding.caseless(part))
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
    case "local_hour": .number(JSONNumber(localHour))
    case "weekday": .string(weekday)
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
