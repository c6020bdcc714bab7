/// A value that the comparison or the fact's type cannot take: no list after "in", a date that is none.
struct ValueFit: Rule {
  let ids = ["value_fit", "value_range"]

  func check(_ scene: Scene, _ report: inout Report) {
    for placed in scene.conditions {
      guard let field = placed.field, field.type.operators.contains(placed.condition.op) else { continue }
      check(placed.condition, field, at: placed.spot("value"), &report)
    }
  }

  private func check(_ condition: Condition, _ field: FieldSpec, at spot: Spot, _ report: inout Report) {
    if let problem = Self.problem(condition, field) {
      report.add(
        .block, ids[0], at: spot, value: condition.value.text(.compact), problem.message, fix: problem.fix)
    } else if let range = field.range, let stray = Self.numbers(condition).first(where: { !range.contains($0) }) {
      report.add(
        .warn, ids[1], at: spot, value: JSONNumber(stray).text,
        "\(field.path) lies between \(JSONNumber(range.lowerBound).text) and \(JSONNumber(range.upperBound).text).")
    }
  }

  private static func problem(_ condition: Condition, _ field: FieldSpec) -> (message: String, fix: String?)? {
    let (op, value) = (condition.op, condition.value)
    switch op {
    case .exists, .notExists:
      if value.isNull || value.bool != nil || value == "" { return nil }
      return ("\"\(op.rawValue)\" takes no value.", "Leave the value empty.")
    case .isIn, .notIn:
      guard let items = value.array else { return ("\"\(op.rawValue)\" needs a list of values.", "Write a list.") }
      if items.isEmpty { return ("The list after \"\(op.rawValue)\" is empty.", "Name at least one value.") }
      return items.allSatisfy { ValueShape.fits($0, field.type) } ? nil : wrongType(field)
    case .contains, .notContains:
      let items = value.array ?? [value]
      if items.isEmpty { return ("The list after \"\(op.rawValue)\" is empty.", "Name at least one value.") }
      return items.allSatisfy { ValueShape.fits($0, .text) && $0 != "" } || field.type == .json ? nil : wrongType(field)
    default:
      if value.array != nil { return ("\"\(op.rawValue)\" takes one value.", "Use \"in\" or \"not_in\" for a list.") }
      let allowsNull = op == .eq || op == .neq
      return ValueShape.fits(value, field.type) || (value.isNull && allowsNull) ? nil : wrongType(field)
    }
  }

  private static func wrongType(_ field: FieldSpec) -> (message: String, fix: String?) {
    ("\(field.path) must be compared with \(field.type.plainName).", nil)
  }

  private static func numbers(_ condition: Condition) -> [Double] {
    (condition.value.array ?? [condition.value]).compactMap(MatchValue.number(in:))
  }
}
