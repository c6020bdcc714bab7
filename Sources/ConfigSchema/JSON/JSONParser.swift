/// A strict reader of JSON text (RFC 8259), written for replies of language models and for files from strangers.
///
/// Refused with the place and a sentence: duplicate keys, too deep nesting, invalid UTF-8, raw control characters, lone
/// surrogates, `\u0000` (PostgreSQL cannot keep it), numbers that are not JSON or not finite, comments, trailing commas,
/// a byte order mark, anything after the value. Nothing is repaired. White space around the value is fine.
public struct JSONParser {
  /// Deep enough for any document of ours and shallow enough for a small stack.
  public static let standardDepth = 128

  /// - Parameter maxDepth: how many arrays and objects may be open at once.
  public static func parse(_ text: String, maxDepth: Int = standardDepth) throws(JSONSyntaxError) -> JSON {
    var text = text
    return try text.withUTF8 { bytes in document(bytes, maxDepth) }.get()
  }

  /// The same for bytes that may not even be UTF-8.
  public static func parse(_ bytes: [UInt8], maxDepth: Int = standardDepth) throws(JSONSyntaxError) -> JSON {
    try bytes.withUnsafeBufferPointer { bytes in document(bytes, maxDepth) }.get()
  }

  private static func document(_ bytes: UnsafeBufferPointer<UInt8>, _ maxDepth: Int) -> Result<JSON, JSONSyntaxError> {
    do throws(JSONSyntaxError) { return .success(try whole(bytes, maxDepth)) } catch { return .failure(error) }
  }

  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ maxDepth: Int) throws(JSONSyntaxError) -> JSON {
    var parser = JSONParser(bytes: bytes, depthLeft: maxDepth)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw parser.error(.byteOrderMark, "the text begins with a byte order mark")
    }
    parser.skipSpace()
    if parser.at == bytes.count { throw parser.error(.empty, "there is no JSON here, only an empty text") }
    let value = try parser.value()
    parser.skipSpace()
    if parser.at < bytes.count {
      throw parser.error(.textAfterValue, "there is more text after the end of the JSON value: \(parser.here)")
    }
    return value
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Index of the next byte to read.
  var at = 0
  private var depthLeft: Int

  private init(bytes: UnsafeBufferPointer<UInt8>, depthLeft: Int) {
    (self.bytes, self.depthLeft) = (bytes, depthLeft)
  }

  private mutating func value() throws(JSONSyntaxError) -> JSON {
    guard at < bytes.count else { throw error(.endOfText, "the text ends where a value should stand") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected("a value")
    }
  }

  /// Steps over an opening bracket and the space behind it.
  private mutating func open() throws(JSONSyntaxError) {
    if depthLeft == 0 { throw error(.tooDeep, "lists and objects are nested too deeply") }
    depthLeft -= 1
    at += 1
    skipSpace()
  }

  private mutating func close(_ bracket: Unicode.Scalar) -> Bool {
    guard take(bracket) else { return false }
    depthLeft += 1
    return true
  }

  private mutating func array() throws(JSONSyntaxError) -> JSON {
    var items: [JSON] = []
    try open()
    if close("]") { return .array(items) }
    repeat {
      skipSpace()
      try refuseTrailingComma(before: "]", afterItems: items.count)
      items.append(try value())
      skipSpace()
    } while take(",")
    guard close("]") else { throw unexpected("a comma or ]") }
    return .array(items)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSON {
    var members = UniqueMembers()
    try open()
    if close("}") { return .object(JSONObject()) }
    repeat {
      skipSpace()
      try refuseTrailingComma(before: "}", afterItems: members.list.count)
      let start = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = try string()
      skipSpace()
      guard take(":") else { throw unexpected("a colon after the key") }
      skipSpace()
      let value = try value()
      guard members.add(key, value) else {
        throw error(.duplicateKey, "the key \"\(key.prefix(60))\" stands twice in one object", at: start)
      }
      skipSpace()
    } while take(",")
    guard close("}") else { throw unexpected("a comma or }") }
    return .object(JSONObject(unique: members.list))
  }

  private func refuseTrailingComma(before closing: Unicode.Scalar, afterItems count: Int) throws(JSONSyntaxError) {
    guard count > 0, at < bytes.count, bytes[at] == UInt8(ascii: closing) else { return }
    throw error(.trailingComma, "there is a comma before \(closing) with nothing after it")
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
    let end = at + word.utf8CodeUnitCount
    let spelled = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard end <= bytes.count, bytes[at..<end].elementsEqual(spelled) else { throw unexpected("a value") }
    at = end
    return value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }
}
