/// Conditions on the hour of the day, taken together: "only between 6 pm and 9 am".
enum HourWords {
  /// - Returns: nil when one of the conditions cannot be read as hours; they are then shown one by one.
  static func text(_ conditions: [Condition]) -> String? {
    var hours = Set(0..<24)
    for condition in conditions {
      guard let kept = allowed(by: condition) else { return nil }
      hours.formIntersection(kept)
    }
    if hours.isEmpty { return "at no hour of the day" }
    if hours.count == 24 { return "at any hour" }
    return "only " + Lists.and(spans(hours).map { "between \(clock($0.start)) and \(clock($0.end))" })
  }

  private static func allowed(by condition: Condition) -> Set<Int>? {
    let all = 0..<24
    if let value = condition.value.int {
      switch condition.op {
      case .eq: return Set(all.filter { $0 == value })
      case .neq: return Set(all.filter { $0 != value })
      case .gt: return Set(all.filter { $0 > value })
      case .gte: return Set(all.filter { $0 >= value })
      case .lt: return Set(all.filter { $0 < value })
      case .lte: return Set(all.filter { $0 <= value })
      default: return nil
      }
    }
    guard let items = condition.value.array else { return nil }
    let listed = items.compactMap(\.int)
    guard listed.count == items.count else { return nil }
    switch condition.op {
    case .isIn: return Set(all).intersection(listed)
    case .notIn: return Set(all).subtracting(listed)
    default: return nil
    }
  }

  /// Runs of hours round the clock; a run that passes midnight is one span.
  private static func spans(_ hours: Set<Int>) -> [(start: Int, end: Int)] {
    let starts = hours.filter { !hours.contains(($0 + 23) % 24) }.sorted()
    return starts.map { start in
      var end = start
      while hours.contains(end % 24) { end += 1 }
      return (start, end % 24)
    }
  }

  private static func clock(_ hour: Int) -> String {
    switch hour {
    case 0: "midnight"
    case 12: "noon"
    case 1..<12: "\(hour) am"
    default: "\(hour - 12) pm"
    }
  }
}
