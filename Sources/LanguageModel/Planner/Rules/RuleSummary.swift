import ConfigSchema

/// Says in one sentence what a new trigger does, with everything that restricts it.
enum RuleSummary {
  static func sentence(_ name: String, _ draft: RuleDraft) -> String {
    let moment = Catalogue.standard.title(ofEvent: draft.event.type)
    let limits = Description().clause(draft.allConditions, event: draft.event.type)
    let steps = draft.actions.map { step($0, draft) }
    return "“\(name)”: when \(moment), \(limits.isEmpty ? "" : limits + ", ")\(Wording.list(steps))."
  }

  /// "send a text after 2 hours". Why a delayed step stops by itself is told once for all of them; what the person
  /// named is told with the step.
  private static func step(_ action: ActionDraft, _ draft: RuleDraft) -> String {
    let words =
      Catalogue.standard.title(ofAction: action.kind.type)
      + (action.delay > 0 ? " after \(Wording.delay(action.delay))" : " at once")
    guard action.stops?.isEmpty == false || action.onlyWhile != nil else { return words }
    let only = Description().clause(
      StopRules.onlyIf(action, event: draft.event), event: draft.event.type, isLater: true)
    return only.isEmpty ? words : words + " (\(only))"
  }
}
