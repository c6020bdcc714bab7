/// A condition as short text, for the value of a finding.
enum ConditionText {
  static func short(_ condition: Condition) -> String {
    condition.value.isNull
      ? "\(condition.field) \(condition.op.rawValue)"
      : "\(condition.field) \(condition.op.rawValue) \(condition.value.text(.compact))"
  }
}
