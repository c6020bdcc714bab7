extension JSONParser {
  /// Reads a string from its opening quote to behind its closing one.
  mutating func string() throws(JSONSyntaxError) -> String {
    at += 1
    let start = at
    try skipPlain()
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at - 1]), as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// The slow way, for a string with escapes: collects plain runs and decoded escapes.
  private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
    var collected = Array(bytes[start..<at])
    while at < bytes.count {
      if take("\"") { return String(decoding: collected, as: UTF8.self) }
      try escape(into: &collected)
      let run = at
      try skipPlain()
      collected.append(contentsOf: bytes[run..<at])
    }
    throw error(.endOfText, "the text ends inside a string", at: start - 1)
  }

  /// Moves to the next quote or backslash (or the end), checking everything on the way.
  private mutating func skipPlain() throws(JSONSyntaxError) {
    while true {
      at = endOfASCII(from: at)
      guard at < bytes.count else { return }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { throw rawControl(byte) }
      at += try lengthOfScalar()
    }
  }

  /// The first place from `start` on that is no plain ASCII character. Looks at eight bytes at once, because nearly all of
  /// a document is plain text.
  private func endOfASCII(from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
      if Self.hasSpecialByte(word) { break }
      index += 8
    }
    while index < bytes.count, case let byte = bytes[index], byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""),
      byte != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }

  /// Whether a byte of the word is a quote, a backslash, a control character or not ASCII. A byte below the one asked for
  /// borrows from its neighbour's high bit; `~word` leaves out bytes that had it set to begin with.
  private static func hasSpecialByte(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let found =
      (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word | word
    return found & highs != 0
  }

  private func rawControl(_ byte: UInt8) -> JSONSyntaxError {
    let name = byte == 0x0A ? "line break" : byte == 0x09 ? "tab" : "control character"
    return error(.rawControl, "a \(name) inside a string must be written as an escape")
  }

  /// Reads one escape, the backslash being next.
  private mutating func escape(into collected: inout [UInt8]) throws(JSONSyntaxError) {
    let start = at
    guard at + 1 < bytes.count else { throw error(.endOfText, "the text ends inside an escape") }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(letter)
    case UInt8(ascii: "b"): collected.append(0x08)
    case UInt8(ascii: "f"): collected.append(0x0C)
    case UInt8(ascii: "n"): collected.append(0x0A)
    case UInt8(ascii: "r"): collected.append(0x0D)
    case UInt8(ascii: "t"): collected.append(0x09)
    case UInt8(ascii: "u"): collected.append(contentsOf: UTF8.encode(try unicodeEscape(start))!)
    default: throw error(.badEscape, "this escape does not exist in JSON", at: start)
    }
  }

  /// Reads the digits of `\uXXXX`, and the second half of a surrogate pair where there is one.
  private mutating func unicodeEscape(_ start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try hexadecimal(start)
    if first == 0 { throw error(.nul, "the character \\u0000 cannot be kept", at: start) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else {
      throw error(.loneSurrogate, "half of a surrogate pair stands alone", at: start)
    }
    at += 2
    let second = try hexadecimal(start)
    guard second & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    else { throw error(.loneSurrogate, "half of a surrogate pair stands alone", at: start) }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for index in at..<at + 4 {
      guard index < bytes.count else { throw error(.endOfText, "the text ends inside an escape", at: start) }
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
        throw error(.badEscape, "\\u is followed by four hexadecimal digits", at: start)
      }
      value = value << 4 | UInt32(digit)
    }
    at += 4
    return value
  }

  /// How many bytes the non-ASCII scalar at the current place has; overlong forms, surrogates and stray bytes are refused.
  private func lengthOfScalar() throws(JSONSyntaxError) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch bytes[at] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw invalidUTF8()
    }
    guard at + length <= bytes.count, second.contains(bytes[at + 1]),
      bytes[at + 2..<at + length].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { throw invalidUTF8() }
    return length
  }

  private func invalidUTF8() -> JSONSyntaxError {
    error(.invalidUTF8, "these bytes are not valid UTF-8 text")
  }
}
