extension JSONParser {
  /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?` and keeps its text.
  mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = at
    let isNegative = take("-")
    let firstDigit = at
    let whole = try digits("a digit")
    if at - firstDigit > 1, bytes[firstDigit] == UInt8(ascii: "0") {
      throw error(.badNumber, "a number does not begin with a zero", at: start)
    }
    let digitCount = at - firstDigit
    let hasMore = try skipFractionAndExponent()
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    if !hasMore, digitCount <= 15 { return JSONNumber(verbatim: text, Double(isNegative ? -whole : whole)) }
    return try converted(text, start)
  }

  /// Skips at least one digit. The value is exact up to 15 digits; beyond that it wraps and is not used.
  private mutating func digits(_ expected: String) throws(JSONSyntaxError) -> Int {
    let start = at
    var value = 0
    while at < bytes.count, case let digit = bytes[at] &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ Int(digit)
      at += 1
    }
    if at > start { return value }
    throw error(.badNumber, "\(expected) is missing in this number")
  }

  private mutating func skipFractionAndExponent() throws(JSONSyntaxError) -> Bool {
    let start = at
    if take(".") { _ = try digits("a digit after the point") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      _ = try digits("a digit of the exponent")
    }
    return at > start
  }

  /// Refuses what a `Double` can only hold as infinity, or as zero when it is not zero.
  private func converted(_ text: String, _ start: Int) throws(JSONSyntaxError) -> JSONNumber {
    let mantissa = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let isZero = !mantissa.contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
    guard let value = Double(text), value.isFinite, (value == 0) == isZero else {
      throw error(.numberOutOfRange, "the number \(text.prefix(24)) is too large or too small to keep", at: start)
    }
    return JSONNumber(verbatim: text, value)
  }
}
