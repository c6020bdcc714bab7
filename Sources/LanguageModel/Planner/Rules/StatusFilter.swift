import ConfigSchema

/// Who is left out at the moment itself: "move-ins of next month without a lease".
enum StatusFilter {
  /// Statuses for a `not_in` condition on the trigger, for clock events about leads and for rules without a delay.
  static func read(_ unit: Unit, _ stops: [StopReader.Stop], event: EventSense) -> [String] {
    let denied = unit.events.filter(\.isNegated).compactMap { $0.event?.status }
    let named = stops.filter { $0.whileStatus == nil }.flatMap(\.statuses) + denied
    switch event.type {
    case "lead_stale" where isAfterTour(unit): return []
    case "lead_stale": return StopReader.complete(named.isEmpty ? ["tour_booked"] : named, afterTour: false)
    case "lead_move_in_approaching": return StopReader.complete(named, afterTour: true)
    default: return []
    }
  }

  /// "goes quiet for 10 days after touring": only those who have toured are meant.
  static func isAfterTour(_ unit: Unit) -> Bool {
    let tokens = unit.sentence.tokens
    return tokens.indices.contains { i in
      ["after", "since"].contains(tokens[i].text)
        && tokens[(i + 1)...].prefix(3).contains {
          ["touring", "tour", "toured", "visit", "visiting", "showing"].contains($0.text)
        }
    }
  }
}
