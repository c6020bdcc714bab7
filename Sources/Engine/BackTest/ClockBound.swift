import ConfigSchema
import Store

/// When a trigger that waits for the clock would start: read from its conditions on the number that counts.
struct ClockBound: Hashable, Sendable {
  private let counter: ClockCounter?
  /// Minutes from the moment the clock counts from, negative before it; nil = as soon as possible.
  private let minutes: Double?
  /// Just after that, not at it.
  private let isStrict: Bool
  /// The number a condition names: it is reached when time passes it, so "exactly 5 days" is as good as "at least 5".
  let mark: Double?

  init(_ trigger: Trigger) {
    counter = ClockCounter.of(event: trigger.eventType) ?? Self.others[trigger.eventType]
    guard let counter else {
      (minutes, isStrict, mark) = (nil, false, nil)
      return
    }
    let bounds = trigger.conditions.compactMap { Self.bound($0, counter) }
    let chosen = counter.grows ? bounds.max { $0.value < $1.value } : bounds.min { $0.value < $1.value }
    minutes = chosen.map { $0.value * Double(counter.unit) * (counter.grows ? 1 : -1) }
    isStrict = chosen?.isStrict ?? false
    mark = chosen?.value
  }

  /// Counted, but not by a number of the catalogue's own.
  private static let others = [
    "lead_stage_overdue": ClockCounter(field: "payload.hours_in_stage", grows: true, unit: 60)
  ]

  private static func bound(_ condition: Condition, _ counter: ClockCounter) -> (value: Double, isStrict: Bool)? {
    guard condition.field == counter.field, counter.reached.contains(condition.op) else { return nil }
    let values = Matcher.list(condition.value).compactMap(\.number)
    guard let value = counter.grows ? values.min() : values.max() else { return nil }
    switch condition.op {
    // Whole numbers reach the next one; hours pass smoothly.
    case .gt: return counter.unit == 60 ? (value, true) : (value + 1, false)
    case .lt: return counter.unit == 60 ? (value, true) : (value - 1, false)
    default: return (value, false)
    }
  }

  /// Whole units before or after what the clock counts from, for counters that go by the calendar.
  var days: Int? { minutes.map { Int(($0 / 1440).rounded()) } }

  /// The moment it is reached.
  /// - Parameters:
  ///   - base: what the clock counts from: a contact, an arrival, the start of a tour.
  ///   - known: since when it stands.
  func crossing(from base: Timestamp, known: Timestamp) -> Timestamp {
    guard let minutes else { return max(base < known ? known : base, known) }
    let exact = base.microseconds + Int64((minutes * 60_000_000).rounded())
    return max(Timestamp(microseconds: exact + (isStrict ? 1 : 0)), known)
  }
}

extension JSON {
  /// A number, also when it is written as text.
  var number: Double? { double ?? string.flatMap { Double($0) } }
}
