/// A part of the day: the whole hours it covers.
struct ClockHours: Hashable, Sendable {
  /// 0…23, in the order of the day as said: 18…23, 0…8.
  var hours: [Int]
  /// "5:30 pm" and the like: minutes were said that whole hours cannot express.
  var hasMinutes = false
  /// "after hours" without times: the usual hours were taken.
  var isUsual = false
  /// The times when the office is open were said, so "after hours" is the rest.
  var isOpening = false

  var complement: [Int] {
    guard let first = hours.first, let last = hours.last, hours.count < 24 else { return [] }
    return ClockHours.range((last + 1) % 24, first)
  }

  /// From `a` up to but not including `b`, round midnight if need be.
  static func range(_ a: Int, _ b: Int) -> [Int] {
    a < b ? Array(a..<b) : Array(a..<24) + Array(0..<b)
  }

  static let usualOpening = range(9, 18)
}

/// Reads parts of the day: "between 8pm and 7am", "after 6 pm", "9-5", "after hours".
enum ClockReader {
  typealias Reading = (hours: ClockHours, end: Int)

  static func read(_ tokens: [Token], _ start: Int) -> Reading? {
    guard let token = tokens[safe: start], !token.isMark else { return nil }
    return said(tokens, start, token) ?? named.longest(tokens, at: start).map { ($0.meaning, $0.range.upperBound) }
  }

  private static func said(_ tokens: [Token], _ start: Int, _ token: Token) -> Reading? {
    switch token.text {
    case "between": return pair(tokens, start + 1, needsClock: false)
    case "outside": return outside(tokens, tokens[safe: start + 1]?.text == "of" ? start + 2 : start + 1)
    case "from", "starting", "beginning":
      return pair(tokens, start + 1, needsClock: true) ?? onwards(tokens, start + 1)
    case "after", "past", "since": return open(tokens, start + 1) { Array($0..<24) }
    case "before", "until", "till": return token.text == "before" ? open(tokens, start + 1) { Array(0..<$0) } : nil
    case "later", "earlier":
      guard tokens[safe: start + 1]?.text == "than" else { return nil }
      return open(tokens, start + 2) { token.text == "later" ? Array($0..<24) : Array(0..<$0) }
    default:
      if token.kind == .number || token.text == "noon" || token.text == "midnight" {
        return pair(tokens, start, needsClock: true)
      }
      return nil
    }
  }

  /// "outside 9-5", "outside of 8am to 6pm".
  private static func outside(_ tokens: [Token], _ start: Int) -> Reading? {
    let first = tokens[safe: start]?.text == "between" ? start + 1 : start
    guard let (open, end) = pair(tokens, first, needsClock: true) else { return nil }
    return (ClockHours(hours: open.complement, hasMinutes: open.hasMinutes), end)
  }

  /// "from noon on", "starting at 6 pm".
  private static func onwards(_ tokens: [Token], _ start: Int) -> Reading? {
    let first = tokens[safe: start]?.text == "at" ? start + 1 : start
    guard let (hours, end) = open(tokens, first, { Array($0..<24) }) else { return nil }
    let next = tokens[safe: end]?.text ?? ""
    if ["on", "onward", "onwards", "forward"].contains(next) { return (hours, end + 1) }
    return first > start || tokens[start - 1].text != "from" ? (hours, end) : nil
  }

  /// One time of day that begins here: "9 pm", "noon".
  static func time(_ tokens: [Token], _ start: Int) -> Int? {
    guard let clock = clock(tokens, start), let half = clock.half, !clock.hasMinutes else { return nil }
    return hour(clock, half == "oclock" ? (clock.hour < 7 ? "pm" : "am") : half)
  }

  private struct Clock {
    var hour: Int
    var half: String?
    var hasMinutes = false
    var end: Int
  }

  private static func clock(_ tokens: [Token], _ start: Int) -> Clock? {
    guard let token = tokens[safe: start] else { return nil }
    if token.text == "noon" { return Clock(hour: 12, half: "noon", end: start + 1) }
    if token.text == "midnight" { return Clock(hour: 0, half: "midnight", end: start + 1) }
    guard token.kind == .number, let value = token.value, value == value.rounded(), value >= 0, value <= 24 else {
      return nil
    }
    var clock = Clock(hour: Int(value), end: start + 1)
    if tokens[safe: clock.end]?.isMark(":") == true, let minutes = tokens[safe: clock.end + 1], minutes.kind == .number,
      minutes.text.utf8.count == 2
    {
      clock.hasMinutes = (minutes.value ?? 0) > 0
      clock.half = value > 12 ? "24" : nil
      clock.end += 2
    }
    if let half = tokens[safe: clock.end]?.text, ["am", "pm", "a.m", "p.m", "a", "p"].contains(half) {
      let next = tokens[safe: clock.end + 1]
      if half.count > 1 {
        clock.half = half.hasPrefix("a") ? "am" : "pm"
        clock.end += 1
      } else if next?.isMark(".") == true || next?.text == "m",
        tokens[safe: clock.end + 2]?.text == "m" || next?.text == "m"
      {
        clock.half = half == "a" ? "am" : "pm"
        clock.end += next?.text == "m" ? 2 : 3
        if tokens[safe: clock.end]?.isMark(".") == true, next?.text != "m",
          tokens[safe: clock.end + 1]?.isCapital != true
        {
          clock.end += 1
        }
      }
    } else if let half = partOfDay(tokens, clock.end) {
      clock.half = half.half
      clock.end = half.end
    } else if tokens[safe: clock.end]?.text == "oclock" {
      clock.end += 1
      clock.half = clock.half ?? "oclock"
    }
    return clock
  }

  /// "8 in the morning", "nine at night".
  private static func partOfDay(_ tokens: [Token], _ at: Int) -> (half: String, end: Int)? {
    var next = at
    guard let word = tokens[safe: next]?.text, word == "in" || word == "at" else { return nil }
    next += 1
    if tokens[safe: next]?.text == "the" { next += 1 }
    switch tokens[safe: next]?.text {
    case "morning", "mornings": return ("am", next + 1)
    case "afternoon", "evening", "night", "afternoons", "evenings": return ("pm", next + 1)
    default: return nil
    }
  }

  private static func hour(_ clock: Clock, _ half: String?) -> Int {
    switch half {
    case "am": clock.hour % 12
    case "pm": clock.hour % 12 + 12
    default: clock.hour % 24
    }
  }

  /// Two times. Without am or pm: "9 to 5" is the working day, "6 to 9am" takes the half that makes sense.
  private static func pair(_ tokens: [Token], _ start: Int, needsClock: Bool) -> Reading? {
    guard let first = clock(tokens, start), let middle = tokens[safe: first.end] else { return nil }
    let linked = ["and", "to", "until", "till", "through", "thru", "til"].contains(middle.text) || middle.isMark(",")
    let at = middle.isJoined ? first.end : linked ? first.end + 1 : -1
    guard at >= 0, let second = clock(tokens, at) else { return nil }
    if middle.isMark(","), first.half == nil || second.half == nil { return nil }
    guard first.half != nil || second.half != nil || (needsClock && isHoursContext(tokens, second.end)) || !needsClock
    else {
      return nil
    }
    if TimeUnit.named(tokens[safe: second.end]?.text ?? "") != nil { return nil }
    let (a, b) = resolved(first, second)
    guard a != b else { return nil }
    return (ClockHours(hours: ClockHours.range(a, b), hasMinutes: first.hasMinutes || second.hasMinutes), second.end)
  }

  private static func isHoursContext(_ tokens: [Token], _ end: Int) -> Bool {
    guard let token = tokens[safe: end] else { return true }
    if token.isMark { return true }
    return TimeUnit.named(token.text) == nil
      && !["star", "stars", "bed", "bd", "br", "bedroom", "units", "percent", "s"].contains(token.text)
  }

  private static func resolved(_ first: Clock, _ second: Clock) -> (Int, Int) {
    if first.half == nil, second.half == nil || second.half == "noon" {
      if first.hour > 12 || second.hour > 12 { return (first.hour % 24, second.hour % 24) }
      let a = first.hour < 6 ? first.hour + 12 : first.hour
      let b = second.hour % 24
      return (a % 24, second.half == "noon" ? 12 : b <= first.hour ? b % 12 + 12 : b < 7 ? b + 12 : b)
    }
    if first.half == nil {
      let b = hour(second, second.half)
      let same = hour(first, second.half)
      return (same < b ? same : hour(first, second.half == "am" ? "pm" : "am"), b)
    }
    if second.half == nil {
      let a = hour(first, first.half)
      let same = hour(second, first.half)
      return (a, same > a ? same : hour(second, first.half == "am" ? "pm" : "am"))
    }
    return (hour(first, first.half), hour(second, second.half))
  }

  /// "after 6pm" needs am, pm or a word for the time, or it is an amount of something.
  private static func open(_ tokens: [Token], _ start: Int, _ hours: (Int) -> [Int]) -> Reading? {
    guard let clock = clock(tokens, start), let half = clock.half else { return nil }
    let at = hour(clock, half == "oclock" ? (clock.hour < 7 ? "pm" : "am") : half)
    return (ClockHours(hours: hours(at), hasMinutes: clock.hasMinutes), clock.end)
  }

  private static let usualNight = ClockHours(hours: ClockHours.range(18, 9), isUsual: true)
  private static let usualDay = ClockHours(hours: ClockHours.usualOpening, isUsual: true)
  private static let named = PatternIndex<ClockHours>([
    ("after|off hours", usualNight), ("afterhours", usualNight),
    (
      "out_of|outside|outside_of|beyond|not_during|not_in @the? office|business|working|opening|normal|regular hours",
      usualNight
    ), ("outside ~2 hours", usualNight),
    ("when|while|whenever|if|once ~2 office|we|leasing_office|place ~2 closed", usualNight),
    ("office is closed", usualNight), ("while we are closed", usualNight), ("when nobody is in", usualNight),
    ("at|during night|the_night|nights|night_time|nighttime", usualNight), ("overnight", usualNight),
    ("late at night", usualNight), ("after close|closing|we_close|the_office_closes|closing_time", usualNight),
    ("after dark", usualNight),
    ("during|in|within @the? office|business|working|opening|normal|regular hours", usualDay),
    ("office|business|working hours", usualDay), ("during|in the day|daytime|workday", usualDay),
    ("when|while ~2 office|we ~2 open", usualDay), ("daytime", usualDay),
  ])
}
