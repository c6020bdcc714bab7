/// A trigger does something the platform cannot do.
struct UnknownAction: Rule {
  let ids = ["unknown_action"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      for (index, action) in trigger.actions.enumerated() where scene.catalogue.action(named: action.type) == nil {
        report.add(
          .block, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
          "The platform has no action called \"\(action.type)\".",
          fix: Suggestion.didYouMean(action.type, in: scene.catalogue.actions.map(\.name)))
      }
    }
  }
}
