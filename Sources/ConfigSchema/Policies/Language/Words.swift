/// A text as a row of words for the policies: lower case, apostrophes dropped (`don't` is `dont`), hyphens parting words.
/// Sentence ends are kept as `.` and other pauses as `,`, so that no phrase reaches over the end of a sentence. A line end
/// inside a paragraph is a blank, as mail programs break lines anywhere. Invisible characters are not there.
struct Words: Sendable {
  let list: [String]

  static let stop = "."
  static let pause = ","

  /// - Parameter endingAtLines: whether each line is a sentence of its own, as people type orders.
  init(_ text: String, endingAtLines: Bool = false) {
    var reader = WordReader(bytes: Array(HiddenCharacters.removed(from: text).utf8), endsAtLines: endingAtLines)
    list = reader.read()
  }

  /// The parts between sentence ends.
  var sentences: [ArraySlice<String>] { list.split(separator: Self.stop) }
}

/// Cuts bytes into words.
private struct WordReader {
  let bytes: [UInt8]
  private let endsAtLines: Bool
  private var index = 0
  private var words: [String] = []
  private var current: [UInt8] = []

  init(bytes: [UInt8], endsAtLines: Bool) { (self.bytes, self.endsAtLines) = (bytes, endsAtLines) }

  mutating func read() -> [String] {
    while index < bytes.count {
      take(bytes[index])
      index += 1
    }
    flush()
    return words
  }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): current.append(byte | 0x20)
    case _ where Self.isWordByte(byte): current.append(byte)
    case UInt8(ascii: "'"): break
    case UInt8(ascii: "."), UInt8(ascii: ","): point(byte == UInt8(ascii: ".") ? Words.stop : Words.pause)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): mark(Words.stop)
    case UInt8(ascii: "\n"): if endsAtLines || startsParagraph(after: index) { mark(Words.stop) } else { flush() }
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): mark(Words.pause)
    case 0xE2: punctuation()
    case 0xC2: skip(1)
    case 0xF0...0xF4: skip(3)
    case 0x80...: current.append(byte)
    default: flush()
    }
  }

  /// Whether an empty line or an item of a list follows.
  private func startsParagraph(after end: Int) -> Bool {
    let rest = bytes[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13 }
    switch rest.first {
    case UInt8(ascii: "\n"), UInt8(ascii: "-"), UInt8(ascii: "*"): return true
    case 0xE2: return rest.dropFirst().starts(with: [0x80, 0xA2])
    default:
      let sign = rest.drop { (48...57).contains($0) }
      return sign.startIndex != rest.startIndex
        && (sign.first == UInt8(ascii: ".") || sign.first == UInt8(ascii: ")")) && sign.dropFirst().first == 32
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    TextFolding.isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".")
  }

  /// A point or comma inside a number belongs to it; a point inside a web name only parts words.
  private mutating func point(_ sign: String) {
    let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
    let isInside = !current.isEmpty && TextFolding.isLetterOrDigit(next | 0x20)
    if isInside, current.allSatisfy(Self.isNumberByte), Self.isNumberByte(next) {
      if sign == Words.stop { current.append(UInt8(ascii: ".")) }
      return
    }
    if isInside, sign == Words.stop { flush() } else { mark(sign) }
  }

  /// The general punctuation block: curly apostrophes vanish, dashes are pauses, the rest parts words.
  private mutating func punctuation() {
    guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else {
      skip(2)
      return
    }
    let last = bytes[index + 2]
    index += 2
    switch last {
    case 0x98, 0x99: break
    case 0x93, 0x94: mark(Words.pause)
    default: flush()
    }
  }

  /// Passes over the rest of a sign that is no letter.
  private mutating func skip(_ count: Int) {
    flush()
    index += count
  }

  private mutating func mark(_ sign: String) {
    flush()
    if words.last != sign { words.append(sign) }
  }

  private mutating func flush() {
    if current.isEmpty { return }
    words.append(String(decoding: current, as: UTF8.self))
    current.removeAll(keepingCapacity: true)
  }
}
