/// A parameter the action cannot do without, or none of several ways to say the same.
struct MissingParameter: Rule {
  let ids = ["missing_parameter", "conflicting_parameters"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for parameter in type.parameters where parameter.isRequired && !Self.has(action, parameter.name) {
        report.add(
          .block, ids[0], at: .action(trigger, index, parameter.name), value: parameter.name,
          "To \(type.title), the \(parameter.title) must be given.", fix: "Fill in \(parameter.name).")
      }
      checkAlternatives(trigger, index, action, type, &report)
    }
  }

  private func checkAlternatives(
    _ trigger: Trigger, _ index: Int, _ action: Action, _ type: ActionType, _ report: inout Report
  ) {
    if type.alternatives.isEmpty { return }
    let begun = type.alternatives.filter { group in group.contains { Self.has(action, $0) } }
    let complete = type.alternatives.filter { group in group.allSatisfy { Self.has(action, $0) } }
    if complete.isEmpty {
      let missing = (begun.first ?? type.alternatives.last!).filter { !Self.has(action, $0) }
      let choices = type.alternatives.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
      report.add(
        .block, ids[0], at: .action(trigger, index, missing[0]), value: missing.joined(separator: ", "),
        "To \(type.title), something is missing: \(Self.titles(missing, type)).", fix: "Give \(choices).")
    } else if begun.count > 1 {
      report.add(
        .warn, ids[1], at: .action(trigger, index, complete[0][0]),
        "Both a \(Self.titles(begun[0], type)) and a \(Self.titles(begun[1], type)) are given; the first one counts.",
        fix: "Keep one of them.")
    }
  }

  private static func titles(_ names: [String], _ type: ActionType) -> String {
    names.map { type.parameter(named: $0)?.title ?? $0 }.joined(separator: " and ")
  }

  private static func has(_ action: Action, _ name: String) -> Bool {
    switch action.config[name] {
    case nil, .null: false
    case .string(let text): !TextFolding.isBlank(text)
    case .array(let items): !items.isEmpty
    default: true
    }
  }
}
