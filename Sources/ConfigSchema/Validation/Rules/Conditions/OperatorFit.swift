/// A comparison that makes no sense on the fact, such as "greater than" on a name.
struct OperatorFit: Rule {
  let ids = ["operator_fit"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      for list in scene.conditionLists(of: trigger) {
        for (index, condition) in list.conditions.enumerated() {
          guard let field = scene.catalogue.field(condition.field, forEvent: trigger.eventType),
            !field.type.operators.contains(condition.op)
          else { continue }
          report.add(
            .block, ids[0], at: list.spot(index, "operator"), value: condition.op.rawValue,
            "\"\(condition.op.rawValue)\" does not work on \(field.path), which is \(field.type.plainName).",
            fix: "Use " + Self.names(field.type.operators) + ".")
        }
      }
    }
  }

  private static func names(_ operators: Set<Operator>) -> String {
    Operator.allCases.filter(operators.contains).map(\.rawValue).joined(separator: ", ")
  }
}
