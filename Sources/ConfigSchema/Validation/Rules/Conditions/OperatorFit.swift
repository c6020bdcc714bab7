/// A comparison that makes no sense on the fact, such as "greater than" on a name.
struct OperatorFit: Rule {
  let ids = ["operator_fit"]

  func check(_ scene: Scene, _ report: inout Report) {
    for placed in scene.conditions {
      let op = placed.condition.op
      guard let field = placed.field, !field.type.operators.contains(op) else { continue }
      report.add(
        .block, ids[0], at: placed.spot("operator"), value: op.rawValue,
        "\"\(op.rawValue)\" does not work on \(field.path), which is \(field.type.plainName).",
        fix: "Use " + Self.names(field.type.operators) + ".")
    }
  }

  private static func names(_ operators: Set<Operator>) -> String {
    Operator.allCases.filter(operators.contains).map(\.rawValue).joined(separator: ", ")
  }
}
