/// What a condition looks at, read once however many conditions ask for it: a class, since it is handed to each of them.
final class Fact: Sendable {
  let json: JSON
  let isEmpty: Bool
  let value: MatchValue

  /// - Parameter json: nil = missing.
  init(_ json: JSON?, _ kind: ValueKind) {
    self.json = json ?? .null
    isEmpty = Matcher.isEmpty(self.json)
    value = MatchValue(self.json, kind)
  }
}

/// A condition whose right side has been read, to be asked of many facts.
final class PreparedCondition: Sendable {
  private let op: Operator
  private let want: JSON
  private let kind: ValueKind
  private let right: Right
  private let asksForTruth: Bool

  /// The right side in the form its operator needs.
  private enum Right {
    case none
    case value(MatchValue)
    case values([MatchValue])
    case number(Double?)
  }

  init(_ condition: Condition, _ kind: ValueKind) {
    (op, want, self.kind) = (condition.op, condition.value, kind)
    asksForTruth = want.bool != nil || kind == .refusal
    right =
      switch op {
      case .exists, .notExists: .none
      case .eq, .neq: .value(MatchValue(condition.value, kind))
      case .isIn, .notIn, .contains, .notContains:
        .values(Matcher.list(condition.value).map { MatchValue($0, kind) })
      case .gt, .gte, .lt, .lte: .number(MatchValue.number(in: condition.value))
      }
  }

  /// The key of the one value that the fact must equal; nil when others will do as well. See ``MatchValue/key``.
  var onlyKey: String? {
    guard op == .eq, !asksForTruth, !want.isNull, case .value(let value) = right else { return nil }
    return value.key
  }

  func holds(_ fact: Fact) -> Bool {
    switch op {
    case .exists: fact.isEmpty == (want == false)
    case .notExists: fact.isEmpty != (want == false)
    case .gt, .gte, .lt, .lte: compares(fact)
    case .eq: equals(fact)
    case .neq: !equals(fact)
    case .isIn: isOne(fact)
    case .notIn: !isOne(fact)
    case .contains: contains(fact)
    case .notContains: !contains(fact)
    }
  }

  private func equals(_ have: Fact) -> Bool {
    guard case .value(let value) = right else { return false }
    if asksForTruth { return have.value.isTruthy == value.isTruthy }
    return have.isEmpty ? want.isNull : have.value == value
  }

  /// Numbers compare as numbers, also when they are written as text; anything else as text, which suits ISO dates.
  private func compares(_ have: Fact) -> Bool {
    if case .number(let b?) = right, let a = MatchValue.number(in: have.json) { return ordered(a, b) }
    if have.isEmpty || want.isNull { return false }
    return ordered(MatchValue.text(of: have.json), MatchValue.text(of: want))
  }

  private func ordered<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch op {
    case .gt: a > b
    case .gte: a >= b
    case .lt: a < b
    default: a <= b
    }
  }

  /// A list, a text with commas, or one value.
  private func isOne(_ have: Fact) -> Bool {
    guard !have.isEmpty, case .values(let values) = right else { return false }
    return values.contains(have.value)
  }

  private func contains(_ have: Fact) -> Bool {
    guard !have.isEmpty, case .values(let values) = right else { return false }
    if case .array(let items) = have.json {
      let parts = items.map { MatchValue($0, kind) }
      return values.contains { parts.contains($0) }
    }
    return (want.array ?? [want]).contains { isPart($0, of: have) }
  }

  /// Digits inside a text count as well: a phone number contains its area code. The evaluation's judge differs here: it
  /// compares numbers in their decimal form, so that `+15125550100` does not contain `512` for it. Nobody means that.
  private func isPart(_ part: JSON, of have: Fact) -> Bool {
    if have.value.text.contains(MatchValue(part, kind).text) { return true }
    guard let text = have.json.string, let part = part.string else { return false }
    return TextFolding.caseless(text).contains(TextFolding.caseless(part))
  }
}
