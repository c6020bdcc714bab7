/// A moment in microseconds since 1970-01-01 UTC: exactly what a `timestamptz` holds.
public struct Timestamp: Hashable, Sendable, Comparable, Codable {
  public var microseconds: Int64
  public init(microseconds: Int64) { self.microseconds = microseconds }
  public init(seconds: Double) { microseconds = Int64((seconds * 1_000_000).rounded()) }

  public var seconds: Double { Double(microseconds) / 1_000_000 }
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.microseconds < b.microseconds }
  public func adding(minutes: Int) -> Timestamp { Timestamp(microseconds: microseconds + Int64(minutes) * 60_000_000) }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 in UTC, with microseconds: `2026-03-01 09:30:00.000000+00`.
  public var description: String {
    let second = floorDivide(microseconds, 1_000_000)
    let day = floorDivide(second, 86_400)
    let (year, month, dayOfMonth) = Self.civil(fromDay: day)
    let time = second - day * 86_400
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2)) "
      + "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
      + ".\(padded(microseconds - second * 1_000_000, 6))+00"
  }

  /// Reads what the server writes with `DateStyle ISO` and any whole-minute offset.
  /// - Returns: nil for infinity, dates before the common era and anything else.
  public init?(_ text: String) {
    var reader = DigitReader(bytes: Array(text.utf8)[...])
    guard let year = reader.number(), reader.take("-"), let month = reader.number(), reader.take("-"),
      let day = reader.number(), reader.take(" ") || reader.take("T"), let hour = reader.number(), reader.take(":"),
      let minute = reader.number(), reader.take(":"), let second = reader.number(),
      (1...12).contains(month), (1...31).contains(day), hour < 25, minute < 60, second < 61
    else { return nil }
    let fraction = reader.take(".") ? reader.microseconds() : 0
    guard let offset = reader.offsetSeconds(), reader.bytes.isEmpty else { return nil }
    let days = Self.day(year: year, month: month, day: day)
    microseconds = (days * 86_400 + hour * 3600 + minute * 60 + second - offset) * 1_000_000 + fraction
  }

  /// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
  static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = floorDivide(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func civil(fromDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let z = day + 719_468
    let era = floorDivide(z, 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a / b - (a % b < 0 ? 1 : 0) }

private func padded(_ value: Int64, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// Reads the pieces of a date from the left.
private struct DigitReader {
  var bytes: ArraySlice<UInt8>

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: character) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func number() -> Int64? {
    var value: Int64?
    while let byte = bytes.first, (48...57).contains(byte), (value ?? 0) < 1_000_000 {
      value = (value ?? 0) * 10 + Int64(byte - 48)
      bytes.removeFirst()
    }
    return value
  }

  mutating func microseconds() -> Int64 {
    var value: Int64 = 0
    var digits = 0
    while let byte = bytes.first, (48...57).contains(byte) {
      if digits < 6 { (value, digits) = (value * 10 + Int64(byte - 48), digits + 1) }
      bytes.removeFirst()
    }
    for _ in digits..<6 { value *= 10 }
    return value
  }

  mutating func offsetSeconds() -> Int64? {
    if take("Z") { return 0 }
    let sign: Int64
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number() else { return nil }
    let minutes = take(":") ? number() : 0
    return minutes.map { sign * (hours * 3600 + $0 * 60) }
  }
}
