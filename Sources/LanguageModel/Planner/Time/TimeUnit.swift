/// A unit of time in minutes.
enum TimeUnit: Double, Hashable, Sendable {
  case minute = 1
  case hour = 60
  case day = 1440
  case week = 10080
  case month = 43200
  case year = 525600

  static func named(_ word: String) -> TimeUnit? { names[word] }
  static var words: [String] { Array(names.keys) }

  private static let names: [String: TimeUnit] = [
    "minute": .minute, "minutes": .minute, "min": .minute, "mins": .minute, "minuts": .minute, "mintues": .minute,
    "hour": .hour, "hours": .hour, "hr": .hour, "hrs": .hour, "h": .hour, "hourss": .hour, "hors": .hour,
    "day": .day, "days": .day, "d": .day, "dy": .day, "dys": .day, "night": .day, "nights": .day,
    "week": .week, "weeks": .week, "wk": .week, "wks": .week, "weeek": .week, "fortnight": .week,
    "month": .month, "months": .month, "mo": .month, "mos": .month, "year": .year, "years": .year,
  ]
}
