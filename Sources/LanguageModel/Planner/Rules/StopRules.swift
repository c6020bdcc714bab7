import ConfigSchema

/// The rule that stops a delayed action: the statuses in which nothing more is done.
enum StopRules {
  /// `only_if` of an action. Delayed actions about a lead stop by default when the lead moves on.
  static func onlyIf(_ action: ActionDraft, event: EventSense) -> [Condition] {
    if let status = action.onlyWhile { return [Condition("lead.status", .eq, .string(status))] }
    if let named = action.stops, !named.isEmpty {
      return [ConditionReader.list("lead.status", .notIn, StopReader.complete(named, afterTour: isAfterTour(event)))]
    }
    guard action.delay > 0, let usual = usual(event) else { return [] }
    return [usual]
  }

  static func isAfterTour(_ event: EventSense) -> Bool {
    ["tour_completed", "tour_unmarked"].contains(event.type) || event.status == "toured"
  }

  /// Nil for events without a lead.
  private static func usual(_ event: EventSense) -> Condition? {
    switch event.type {
    case "lead_created", "lead_uncontacted", "lead_contacted", "lead_stale", "tour_no_show", "tour_cancelled",
      "widget_session_converted":
      ConditionReader.list("lead.status", .notIn, ["tour_booked", "toured", "leased", "lost"])
    case "lead_status_changed":
      event.status.map { Condition("lead.status", .eq, .string($0)) }
        ?? ConditionReader.list("lead.status", .notIn, ["leased", "lost"])
    case _ where Catalogue.standard.event(named: event.type)?.lead == .always:
      ConditionReader.list("lead.status", .notIn, ["leased", "lost"])
    default: nil
    }
  }
}
