/// A parameter the action does not have.
struct UnknownParameter: Rule {
  let ids = ["unknown_parameter"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for key in action.config.keys where type.parameter(named: key) == nil {
        report.add(
          .block, ids[0], at: .action(trigger, index, key), value: key,
          "To \(type.title), there is nothing called \"\(key)\" to fill in.",
          fix: Suggestion.didYouMean(key, in: type.parameters.map(\.name)) ?? Self.list(type))
      }
    }
  }

  private static func list(_ type: ActionType) -> String {
    type.parameters.isEmpty
      ? "It takes nothing." : "It takes " + type.parameters.map(\.name).joined(separator: ", ") + "."
  }
}
