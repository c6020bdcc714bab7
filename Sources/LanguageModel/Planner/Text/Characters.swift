/// What single bytes mean to the tokenizer.
enum Characters {
  struct Symbol: Sendable {
    let bytes: [UInt8]
    let meaning: String
  }
  struct Close { let start: Int, end: Int }

  /// Longest first within a common beginning.
  static let symbols: [Symbol] = [
    ("-->", ">"), ("->", ">"), ("=>", ">"), ("→", ">"), ("➔", ">"), ("➜", ">"), ("⇒", ">"), ("—", "-"), ("–", "-"),
    ("...", "…"), ("…", "…"), ("•", "\u{2022}"), ("·", "\u{2022}"), ("≤", "<="), ("≥", ">="),
  ].map { Symbol(bytes: Array($0.0.utf8), meaning: $0.1) }

  static func starts(_ bytes: [UInt8], _ at: Int, with prefix: [UInt8]) -> Bool {
    guard at + prefix.count <= bytes.count, bytes[at] == prefix[0] else { return false }
    for i in prefix.indices where bytes[at + i] != prefix[i] { return false }
    return true
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80 || byte == UInt8(ascii: "_")
  }
  static func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// The bytes of a word beginning here: letters and digits, apostrophes inside, a dot inside a number or a host name.
  static func wordLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard isWordByte(bytes[at]), !startsSymbol(bytes, at) else { return nil }
    var end = at
    while end < bytes.count {
      if isWordByte(bytes[end]) {
        if bytes[end] >= 0x80, startsSymbol(bytes, end) || quoteLength(bytes, end) != nil {
          if let length = apostropheLength(bytes, end), end + length < bytes.count, isLetter(bytes[end + length]) {
            end += length
            continue
          }
          break
        }
        end += 1
      } else if joins(bytes, end) {
        end += 1
      } else {
        break
      }
    }
    // A quotation mark without its other half is no word: the reader has to get past it some other way.
    return end > at ? end - at : nil
  }

  private static func startsSymbol(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at] >= 0x80 && symbols.contains { starts(bytes, at, with: $0.bytes) }
  }

  /// An apostrophe between letters, a dot or comma between digits, a dot between letters of a host name.
  private static func joins(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at > 0, at + 1 < bytes.count else { return false }
    let (before, after) = (bytes[at - 1], bytes[at + 1])
    switch bytes[at] {
    case UInt8(ascii: "'"): return isLetter(before) && isLetter(after)
    case UInt8(ascii: "."):
      if isDigit(before) { return isDigit(after) }
      return isLetter(before) && after >= 0x61 && after <= 0x7A && isHost(bytes, at + 1)
    case UInt8(ascii: ","): return isDigit(before) && threeDigits(bytes, at + 1)
    case UInt8(ascii: "@"): return isWordByte(before) && isWordByte(after)
    default: return false
    }
  }

  private static func threeDigits(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + 2 < bytes.count && (0..<3).allSatisfy { isDigit(bytes[at + $0]) }
      && (at + 3 >= bytes.count || !isDigit(bytes[at + 3]))
  }

  private static let hostEndings = ["com", "net", "org", "io", "co", "us", "example", "test", "app", "ai", "info"]

  private static func isHost(_ bytes: [UInt8], _ at: Int) -> Bool {
    var end = at
    while end < bytes.count, isWordByte(bytes[end]), end - at < 64 { end += 1 }
    let word = String(decoding: bytes[at..<end], as: UTF8.self).lowercased()
    if hostEndings.contains(word) { return true }
    return end < bytes.count && bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && isLetter(bytes[end + 1])
      && isHost(bytes, end + 1)
  }

  /// The length of a web address beginning here: with a scheme, or a host followed by a path.
  static func addressLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    var end = at
    while end < bytes.count, !endsAddress(bytes[end]) { end += 1 }
    while end > at,
      [
        UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
        UInt8(ascii: "!"), UInt8(ascii: ")"),
      ].contains(bytes[end - 1])
    { end -= 1 }
    let slice = bytes[at..<end]
    if contains(slice, "://") { return end - at }
    guard let slash = slice.firstIndex(of: UInt8(ascii: "/")), slash > at, slice.contains(UInt8(ascii: ".")) else {
      return nil
    }
    guard let dot = slice[at..<slash].firstIndex(of: UInt8(ascii: ".")), dot > at else { return nil }
    return isHost(bytes, dot + 1) && slash > dot + 1 && !slice[at..<slash].contains(UInt8(ascii: "@")) ? end - at : nil
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "(")
  }

  private static func contains(_ slice: ArraySlice<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard slice.count >= wanted.count else { return false }
    return (slice.startIndex...(slice.endIndex - wanted.count)).contains {
      slice[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  // MARK: Quotation marks

  private static let doubleQuotes: [[UInt8]] = ["\"", "“", "”", "„", "«", "»"].map { Array($0.utf8) }
  private static let apostrophes: [[UInt8]] = ["'", "’", "‘"].map { Array($0.utf8) }

  private static func quoteLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    (doubleQuotes + apostrophes).first { starts(bytes, at, with: $0) }?.count
  }
  private static func apostropheLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    apostrophes.first { starts(bytes, at, with: $0) }?.count
  }

  /// A quotation that begins here and ends within 2,000 bytes: the length of its opening mark and its closing mark.
  static func quotation(_ bytes: [UInt8], _ at: Int) -> (open: Int, close: Close)? {
    if let open = doubleQuotes.first(where: { starts(bytes, at, with: $0) }) {
      return closing(bytes, at + open.count) { at in doubleQuotes.first { starts(bytes, at, with: $0) }?.count }
        .map { (open.count, $0) }
    }
    guard let open = apostropheLength(bytes, at), at == 0 || !isWordByte(bytes[at - 1]) else { return nil }
    return closing(bytes, at + open) { at in
      guard let length = apostropheLength(bytes, at) else { return nil }
      let after = at + length
      return after >= bytes.count || !isWordByte(bytes[after]) ? length : nil
    }.map { (open, $0) }
  }

  private static func closing(_ bytes: [UInt8], _ from: Int, _ length: (Int) -> Int?) -> Close? {
    var at = from
    while at < min(bytes.count, from + 2000) {
      if let found = length(at), at > from { return Close(start: at, end: at + found) }
      at += 1
    }
    return nil
  }

  static func startsCapital(_ text: String) -> Bool {
    text.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
  }

  // MARK: Parts of words

  /// Whether a run of digits (or of anything else) goes on at this byte.
  static func continues(_ slice: ArraySlice<UInt8>, _ at: Int, digits: Bool) -> Bool {
    let byte = slice[at]
    if digits { return isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
    return !isDigit(byte)
  }

  static func isOrdinalSuffix(_ rest: ArraySlice<UInt8>) -> Bool {
    ["st", "nd", "rd", "th"].contains(String(decoding: rest, as: UTF8.self).lowercased())
  }

  /// Lower case without apostrophes.
  static func normal(_ part: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(part.count)
    var i = part.startIndex
    while i < part.endIndex {
      let byte = part[i]
      if byte == UInt8(ascii: "'") {
        i += 1
      } else if byte == 0xE2, i + 2 < part.endIndex, part[i + 1] == 0x80, part[i + 2] == 0x99 || part[i + 2] == 0x98 {
        i += 3
      } else {
        result.append(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte)
        i += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let space: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = utf8.firstIndex(where: { !space($0) }), let last = utf8.lastIndex(where: { !space($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
