/// The number by which a clock event is timed: `days_since_contact`, `hours_until`.
public struct ClockCounter: Hashable, Sendable {
  public let field: String
  /// Whether it grows with time; a countdown shrinks.
  public let grows: Bool
  /// Minutes per unit.
  public let unit: Int

  public init(field: String, grows: Bool, unit: Int) { (self.field, self.grows, self.unit) = (field, grows, unit) }

  public static func of(event: String) -> ClockCounter? { all[event] }

  private static let all: [String: ClockCounter] = [
    "lead_uncontacted": ClockCounter(field: "payload.minutes_since_created", grows: true, unit: 1),
    "lead_stale": ClockCounter(field: "payload.days_since_contact", grows: true, unit: 1_440),
    "lead_move_in_approaching": ClockCounter(field: "payload.days_until", grows: false, unit: 1_440),
    "tour_upcoming": ClockCounter(field: "payload.hours_until", grows: false, unit: 60),
    "tour_unmarked": ClockCounter(field: "payload.hours_since", grows: true, unit: 60),
    "conversation_idle": ClockCounter(field: "payload.minutes_since_last", grows: true, unit: 1),
    "review_unanswered": ClockCounter(field: "payload.hours_since", grows: true, unit: 60),
    "email_thread_awaiting_reply": ClockCounter(field: "payload.days_waiting", grows: true, unit: 1_440),
  ]

  /// The operators that become true when time passes.
  public var reached: [Operator] { grows ? [.gt, .gte, .eq, .isIn] : [.lt, .lte, .eq, .isIn] }

  /// When a trigger fires, in minutes from the moment the clock counts from; negative before a date. 0 when unknown.
  static func moment(of trigger: Trigger) -> Int {
    guard let counter = of(event: trigger.eventType) else { return 0 }
    let bound = trigger.conditions.first { $0.field == counter.field && counter.reached.contains($0.op) }
    guard let number = bound.flatMap({ MatchValue.number(in: $0.value) }), abs(number) < 1e6 else { return 0 }
    return Int(number * Double(counter.unit)) * (counter.grows ? 1 : -1)
  }
}
