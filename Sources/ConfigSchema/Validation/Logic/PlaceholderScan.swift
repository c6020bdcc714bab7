/// One walk over a text that tells placeholders, attempts at one, and braces that are just text apart.
struct PlaceholderScan {
  /// Names in braces, each once, in the order of the text.
  private(set) var names: [String] = []
  /// Double braces around something that is no name, and halves of a pair, as they stand there.
  private(set) var broken: [String] = []

  private let bytes: [UInt8]
  private var index = 0
  /// Single braces of plain text, such as JSON, that are open.
  private var plain = 0
  private var seen: Set<String> = []
  /// More of them tell nothing new.
  private static let most = 40

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  init(_ text: String) {
    guard text.utf8.contains(where: { $0 == Self.open || $0 == Self.close }) else {
      bytes = []
      return
    }
    bytes = Array(text.utf8)
    while index < bytes.count, names.count < Self.most, broken.count < Self.most {
      switch bytes[index] {
      case Self.open: if at(index + 1) == Self.open { double() } else { single() }
      case Self.close: end()
      default: index += 1
      }
    }
  }

  private func at(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  /// `{{…}}`, or what was meant to be one.
  private mutating func double() {
    let start = index
    guard let end = bytes[(start + 2)...].firstIndex(of: Self.close) else {
      add(broken: start..<min(start + 24, bytes.count))
      index = bytes.count
      return
    }
    let isWhole = at(end + 1) == Self.close
    index = isWhole ? end + 2 : end + 1
    if isWhole, let name = name(in: start + 2..<end) { add(name) } else { add(broken: start..<index) }
  }

  /// `{name}` is a placeholder too, `{"a": 1}` is text.
  private mutating func single() {
    let start = index
    index += 1
    let end = bytes[index...].firstIndex { $0 == Self.close || $0 == Self.open }
    guard let end, bytes[end] == Self.close, let name = name(in: index..<end) else {
      plain += 1
      return
    }
    index = end + 1
    if at(index) == Self.close, plain == 0 {
      index += 1
      add(broken: start..<index)
    } else {
      add(name)
    }
  }

  /// A closing brace that belongs to no placeholder: `first_name}}` is half of one.
  private mutating func end() {
    defer { index += 1 }
    if plain > 0 {
      plain -= 1
      return
    }
    guard at(index + 1) == Self.close, index > 0, Self.isNamePart(bytes[index - 1]) else { return }
    var start = index
    while start > 0, Self.isNamePart(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: " ") { start -= 1 }
    if start < index { add(broken: start..<index + 2) }
    index += 1
  }

  private mutating func add(_ name: String) { if seen.insert(name).inserted { names.append(name) } }

  private mutating func add(broken range: Range<Int>) {
    let text = String(decoding: bytes[range], as: UTF8.self)
    if seen.insert(text).inserted { broken.append(text) }
  }

  private func name(in range: Range<Int>) -> String? {
    guard range.count <= 60, bytes[range].allSatisfy(Self.isNamePart) else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self).split(separator: " ").joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: " "),
      UInt8(ascii: "-"):
      true
    default: TextFolding.isLetterOrDigit(byte)
    }
  }
}
