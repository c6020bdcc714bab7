import ConfigSchema

/// Says in one sentence what a new trigger does.
enum RuleSummary {
  static func sentence(_ name: String, _ draft: RuleDraft) -> String {
    let moment = Catalogue.standard.title(ofEvent: draft.event.type)
    let steps = draft.actions.map { action in
      Catalogue.standard.title(ofAction: action.kind.type)
        + (action.delay > 0 ? " after \(Wording.delay(action.delay))" : " at once")
    }
    return "“\(name)”: when \(moment), \(Wording.list(steps))."
  }
}
