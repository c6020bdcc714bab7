import ConfigSchema

/// When a trigger's conditions on a counter hold, as seconds from the moment the clock counts from. Pure: the back-test's
/// timelines may use it as well.
///
/// "Exactly 24 hours before" is as good as "at most 24 hours before": a number that is named is reached when time passes it.
public struct ClockWindow: Hashable, Sendable {
  /// Before it the conditions do not hold.
  public let opens: Double
  /// From then on they hold no longer; nil = there is no end.
  public let closes: Double?
  /// The number of the counter at which it opens; nil = no condition says one.
  public let mark: Double?

  /// - Parameter conditions: of one trigger; those on other fields do not count.
  public init(_ conditions: [Condition], _ count: ClockCount) {
    var (first, last): (Double?, Double?) = (nil, nil)
    for condition in conditions where condition.field == count.field {
      let (reached, over) = Self.bounds(condition, count)
      if let reached { first = first.map { count.grows ? max($0, reached) : min($0, reached) } ?? reached }
      if let over { last = last.map { count.grows ? min($0, over) : max($0, over) } ?? over }
    }
    mark = first
    if count.grows {
      opens = (first ?? 0) * count.unit
      closes = last.map { $0 * count.unit }
    } else {
      opens = -(first ?? Self.farAway) * count.unit
      // A day of the calendar is over when the next one begins, anything else at its moment.
      closes = last.map { -($0 - (count.isWhole ? 1 : 0)) * count.unit } ?? (count.isWhole ? count.unit : 0)
    }
  }

  /// A countdown without a number begins as soon as there is something to count to.
  private static let farAway = 3650.0

  /// The number by which the condition is reached, and the number from which it holds no more.
  private static func bounds(_ condition: Condition, _ count: ClockCount) -> (reached: Double?, over: Double?) {
    let numbers = Matcher.list(condition.value).compactMap(Self.number).filter { abs($0) < 1e6 }
    guard let number = count.grows ? numbers.min() : numbers.max() else { return (nil, nil) }
    // The nearest whole number that satisfies it, and the one next to it that does not.
    let (up, above) = count.isWhole ? (number.rounded(.up), number.rounded(.down) + 1) : (number, number)
    let (down, below) = count.isWhole ? (number.rounded(.down), number.rounded(.up) - 1) : (number, number)
    switch condition.op {
    case .eq, .isIn: return (number, nil)
    case .gte: return count.grows ? (up, nil) : (nil, up)
    case .gt: return count.grows ? (above, nil) : (nil, above)
    case .lte: return count.grows ? (nil, above) : (down, nil)
    case .lt: return count.grows ? (nil, up) : (below, nil)
    default: return (nil, nil)
    }
  }

  private static func number(_ value: JSON) -> Double? { value.double ?? value.string.flatMap { Double($0) } }

  /// The counter as the event tells it: as it is, to two places, unless a condition names the very number that was just passed.
  /// - Parameter value: the exact number now.
  /// - Returns: nil when the conditions on it do not hold.
  public func told(_ value: Double, _ conditions: [Condition], _ count: ClockCount) -> Double? {
    let own = conditions.filter { $0.field == count.field }
    let shown = count.isWhole ? value.rounded(.down) : (value * 100).rounded() / 100
    return [shown, mark].compactMap { $0 }.first { number in
      own.allSatisfy { Matcher.holds($0, for: .number(JSONNumber(number))) }
    }
  }
}
