/// The platform's ways of saying that two texts are the same. Works on bytes: conditions are matched in bulk.
public enum TextFolding {
  /// Lower case without surrounding white space.
  public static func caseless(_ text: String) -> String {
    if isFolded(text.utf8) { return text }
    guard let plain = ascii(text, { trimmed($0).map(lower) }) else { return trimmed(text.lowercased()) }
    return plain
  }

  /// Whether nothing but white space is there.
  public static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  /// ``caseless(_:)``, each run of white space and hyphens one underscore: `Tour - Booked` is `tour_booked`.
  public static func status(_ text: String) -> String {
    let folded = caseless(text)
    if folded.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "-") }) { return folded }
    var out: [UInt8] = []
    var inGap = false
    for byte in folded.utf8 {
      let gap = isSpace(byte) || byte == UInt8(ascii: "-")
      if gap, !inGap { out.append(UInt8(ascii: "_")) }
      if !gap { out.append(byte) }
      inGap = gap
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Lower case, ASCII letters and digits only: `Apartments.com` is `apartmentscom`.
  public static func source(_ text: String) -> String {
    let folded = caseless(text)
    return folded.utf8.allSatisfy(isLetterOrDigit)
      ? folded : String(decoding: folded.utf8.filter(isLetterOrDigit), as: UTF8.self)
  }

  /// A name as people compare it: lower case, every run of other characters than `a-z 0-9 % $ + .` one space.
  public static func name(_ text: String) -> String {
    var out: [UInt8] = []
    var pendingGap = false
    for byte in caseless(text).utf8 {
      guard isLetterOrDigit(byte) || Self.kept.contains(byte) else {
        pendingGap = !out.isEmpty
        continue
      }
      if pendingGap { out.append(UInt8(ascii: " ")) }
      pendingGap = false
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let kept = [UInt8](("%$+.").utf8)

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Plain ASCII in lower case without surrounding blanks: nothing to do.
  private static func isFolded(_ bytes: String.UTF8View) -> Bool {
    var last: UInt8 = UInt8(ascii: "x")
    var isFirst = true
    for byte in bytes {
      if byte < 0x20 || byte >= 0x7F || (0x41...0x5A).contains(byte) || (isFirst && byte == 0x20) { return false }
      (last, isFirst) = (byte, false)
    }
    return last != 0x20
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func ascii(_ text: String, _ change: (ArraySlice<UInt8>) -> [UInt8]) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(decoding: change(bytes[...]), as: UTF8.self)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let head = bytes.drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return [] }
    return head[...last]
  }

  private static func trimmed(_ text: String) -> String {
    let head = text.drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
