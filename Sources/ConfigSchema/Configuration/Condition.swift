/// One test on a fact. Lists of conditions are ANDed.
public struct Condition: Hashable, Sendable, Codable {
  /// `payload.X`, `lead.X`, `property.X`, `time.local_hour` or `time.weekday`.
  public var field: String
  public var op: Operator
  /// A scalar, or an array for `in` and `not_in`; null for `exists` and `not_exists`.
  public var value: JSON

  public init(_ field: String, _ op: Operator, _ value: JSON = .null) {
    self.field = field
    self.op = op
    self.value = value
  }
}

public enum Operator: String, Hashable, Sendable, Codable, CaseIterable {
  case eq, neq, gt, gte, lt, lte
  case isIn = "in"
  case notIn = "not_in"
  case contains
  case notContains = "not_contains"
  case exists
  case notExists = "not_exists"
}
