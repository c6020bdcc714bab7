import ConfigSchema

/// Whether a run that fell due still should happen. Pure: the same for the runner and the back-test.
enum RunDecision: Hashable, Sendable {
  case go(Action)
  case cancel(String)
  case hold(String)

  static func decide(_ run: DueRun, _ routes: Routes?) -> RunDecision {
    if let reason = run.workflowEnd { return .cancel(reason) }
    if let reason = ending(run) { return .cancel(reason) }
    if run.lead != nil, run.leadNow == nil { return .cancel("the lead is gone") }
    guard let routes else { return .cancel("the property is gone") }
    guard let action = run.snapshot else { return .hold("the version of the action it was made from cannot be read") }
    let type = Catalogue.standard.action(named: action.type)
    if type?.needsLead == true, run.lead == nil { return .cancel("no lead stands behind the event") }
    guard Matcher.matches(action.onlyIf, facts(run, routes)) else { return .cancel("its conditions no longer held") }
    return .go(action)
  }

  /// Why what it came from no longer stands behind it.
  private static func ending(_ run: DueRun) -> String? {
    if run.isKept { return nil }
    guard let isActive = run.triggerIsActive else { return "its trigger was deleted" }
    guard isActive else { return "its trigger was switched off" }
    return run.actionExists ? nil : "the action was deleted"
  }

  private static func facts(_ run: DueRun, _ routes: Routes) -> Facts {
    Facts(
      payload: run.payload, lead: run.leadNow.map(routes.known) ?? [:], property: routes.propertyFacts,
      localHour: run.localHour, weekday: run.weekday)
  }
}
