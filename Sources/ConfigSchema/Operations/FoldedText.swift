/// Text with everything folded away that copying words by hand or by machine changes: case, runs of white space, curly
/// quotes, long dashes and invisible characters.
struct FoldedText {
  private let bytes: [UInt8]
  /// The runs of letters and digits.
  let words: Set<ArraySlice<UInt8>>

  init(_ text: String) {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { Self.fold(scalar, into: &out) }
    if out.last == Self.space { out.removeLast() }
    bytes = out
    words = Set(out.split { $0 < 0x80 && !TextFolding.isLetterOrDigit($0) })
  }

  private static let space = UInt8(ascii: " ")

  private static func fold(_ scalar: Unicode.Scalar, into out: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: out.append(UInt8(scalar.value) | 0x20)
    case 0x21...0x7E: out.append(UInt8(scalar.value))
    case 0...0x20, 0x7F...0xA0: foldSpace(into: &out)
    case 0x2018...0x201B, 0x2032, 0x2035, 0xB4: out.append(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x2033, 0x2036, 0xAB, 0xBB: out.append(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212: out.append(UInt8(ascii: "-"))
    case 0x2026: out.append(contentsOf: [0x2E, 0x2E, 0x2E])
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: foldSpace(into: &out)
    default: out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// One space for any run, none at the start.
  private static func foldSpace(into out: inout [UInt8]) {
    if let last = out.last, last != space { out.append(space) }
  }

  /// Horspool's search: looks at about one byte in `other.count`, so a long transcript is no burden.
  func contains(_ other: FoldedText) -> Bool {
    let wanted = other.bytes
    let count = wanted.count
    guard count > 0 else { return true }
    guard count <= bytes.count else { return false }
    var shift = [Int](repeating: count, count: 256)
    for index in 0..<count - 1 { shift[Int(wanted[index])] = count - 1 - index }
    var end = count - 1
    while end < bytes.count {
      if bytes[end] == wanted[count - 1], bytes[(end - count + 1)...end].elementsEqual(wanted) { return true }
      end += shift[Int(bytes[end])]
    }
    return false
  }
}
