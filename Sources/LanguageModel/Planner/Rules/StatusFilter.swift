import ConfigSchema

/// Who is left out at the moment itself: "move-ins of next month without a lease".
enum StatusFilter {
  /// Statuses for a `not_in` condition on the trigger, for clock events about leads and for rules without a delay.
  static func read(_ unit: Unit, _ stops: [StopReader.Stop], event: EventSense) -> [String] {
    let denied = unit.events.filter(\.isNegated).compactMap { $0.event?.status }
    let named = stops.filter { $0.whileStatus == nil }.flatMap(\.statuses) + denied
    switch event.type {
    case "lead_stale": return StopReader.complete(named.isEmpty ? ["tour_booked"] : named, afterTour: false)
    case "lead_move_in_approaching": return StopReader.complete(named, afterTour: true)
    default: return []
    }
  }
}
