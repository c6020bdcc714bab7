/// Whether a value has the form its type asks for. Pure arithmetic on text; no calendar is needed.
enum ValueShape {
  static func fits(_ value: JSON, _ type: FieldType) -> Bool {
    switch type {
    case .json: true
    case .text: value.string != nil || value.double != nil
    case .integer: MatchValue.number(in: value).map { $0 == $0.rounded() } ?? false
    case .number: MatchValue.number(in: value) != nil
    case .boolean: value.bool != nil || value == "true" || value == "false"
    case .hour: MatchValue.number(in: value).map { (0...23).contains($0) && $0 == $0.rounded() } ?? false
    case .weekday: value.string.map(isWeekday) ?? false
    case .date: value.string.map(isDate) ?? false
    case .time: value.string.map(isTime) ?? false
    case .timestamp: value.string.map(isTimestamp) ?? false
    case .uuid: value.string.map(isUUID) ?? false
    case .textList: value.array?.allSatisfy { $0.string != nil } ?? false
    case .uuidList: value.array?.allSatisfy { $0.string.map(isUUID) ?? false } ?? false
    }
  }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  static func isWeekday(_ text: String) -> Bool {
    let folded = TextFolding.caseless(text)
    return folded.utf8.count >= 3 && weekdays.contains { $0.hasPrefix(folded) || $0 + "s" == folded }
  }

  static func isDate(_ text: String) -> Bool {
    guard let parts = numbers(text, [4, 2, 2], separator: "-"), (1...12).contains(parts[1]) else { return false }
    return parts[2] >= 1 && parts[2] <= days(in: parts[1], of: parts[0])
  }

  static func isTime(_ text: String) -> Bool {
    guard let parts = numbers(text, [2, 2], separator: ":") ?? numbers(text, [2, 2, 2], separator: ":") else {
      return false
    }
    return parts[0] < 24 && parts[1] < 60 && (parts.count < 3 || parts[2] < 60)
  }

  /// `2026-03-01T09:30:00Z`, with an offset or fraction, or a bare date.
  static func isTimestamp(_ text: String) -> Bool {
    let day = text.prefix(10)
    guard isDate(String(day)) else { return false }
    let rest = text.dropFirst(10)
    guard let mark = rest.first else { return true }
    guard mark == "T" || mark == " " else { return false }
    let clock = rest.dropFirst().prefix { "0123456789:".contains($0) }
    return isTime(String(clock)) && isZone(rest.dropFirst().dropFirst(clock.count))
  }

  private static func isZone(_ text: Substring) -> Bool {
    var rest = text
    if rest.first == "." { rest = rest.dropFirst().drop { "0123456789".contains($0) } }
    if rest.isEmpty || rest == "Z" { return true }
    return (rest.first == "+" || rest.first == "-") && isTime(String(rest.dropFirst()))
  }

  static func isUUID(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(isHex)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private static func numbers(_ text: String, _ widths: [Int], separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == widths else { return nil }
    let values = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    return values.count == widths.count ? values : nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
