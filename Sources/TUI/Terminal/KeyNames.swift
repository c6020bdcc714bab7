/// The meaning of control bytes and escape sequences.
enum KeyNames {
  static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0D: .enter
    case 0x09: .tab
    case 0x7F: .backspace
    case 0x00: .control("@")
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }

  /// `ESC O` and a letter.
  static func singleShift(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "a"): .controlUp
    case UInt8(ascii: "b"): .controlDown
    case UInt8(ascii: "c"): .wordRight
    case UInt8(ascii: "d"): .wordLeft
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte) - 0x4F)
    default: nil
    }
  }

  /// `ESC [`, parameters such as `1;5`, and a final byte.
  static func sequence(_ parameters: String, final: UInt8) -> Key? {
    if parameters.hasPrefix("<") { return wheel(parameters.dropFirst(), final) }
    // Answers of the terminal about itself are no keys.
    guard parameters.first.map({ $0.isNumber || $0 == ";" }) ?? true else { return nil }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 1 }
    let modifier = numbers.count > 1 ? numbers[1] : 1
    // 1 + shift 1 + alt 2 + control 4
    let bits = max(0, modifier - 1)
    if final == UInt8(ascii: "~") { return numbered(numbers.first ?? 0) }
    if final == UInt8(ascii: "Z") { return .backTab }
    if final == UInt8(ascii: "u") { return unicode(numbers.first ?? 0, bits) }
    guard (0x41...0x5A).contains(final), final != UInt8(ascii: "M"), let key = singleShift(final) else { return nil }
    return bits & 0b110 == 0 ? key : modified(key)
  }

  private static func modified(_ key: Key) -> Key {
    switch key {
    case .left: .wordLeft
    case .right: .wordRight
    case .up: .controlUp
    case .down: .controlDown
    default: key
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: nil
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// Keys reported by number (`ESC [ 13 ; 2 u`): Enter with a modifier is a new line.
  private static func unicode(_ number: Int, _ bits: Int) -> Key? {
    switch number {
    case 13: bits == 0 ? .enter : .altEnter
    case 27: .escape
    case 9: bits & 1 == 1 ? .backTab : .tab
    case 127: bits & 2 == 2 ? .altBackspace : .backspace
    default: nil
    }
  }

  private static func wheel(_ parameters: Substring, _ final: UInt8) -> Key? {
    guard final == UInt8(ascii: "M"), let button = parameters.split(separator: ";").first.flatMap({ Int($0) }) else {
      return nil
    }
    return button & 0b1100_0011 == 64 ? .wheelUp : button & 0b1100_0011 == 65 ? .wheelDown : nil
  }
}
