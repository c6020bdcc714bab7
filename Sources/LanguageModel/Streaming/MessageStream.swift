/// Reads the text of the reply's `message` member out of JSON that is still arriving, however it is cut.
///
/// Only the first member of the outermost object is looked at: `message` is first so that it can be shown at once.
/// Nothing is judged here; what is not JSON of this form simply yields no text.
public struct MessageStream: Sendable {
  private enum State: Sendable {
    case beforeObject, beforeKey, key, beforeColon, beforeValue, text, escape, unicode, done
  }

  private var state = State.beforeObject
  private var key: [UInt8] = []
  private var digits: [UInt8] = []
  private var highSurrogate: UInt32?

  public init() {}

  /// - Returns: the new part of the message, possibly empty.
  public mutating func take(_ piece: String) -> String {
    var out: [UInt8] = []
    for byte in piece.utf8 {
      if state == .done { break }
      step(byte, &out)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func step(_ byte: UInt8, _ out: inout [UInt8]) {
    switch state {
    case .beforeObject: move(byte, on: "{", to: .beforeKey)
    case .beforeKey: move(byte, on: "\"", to: .key)
    case .key:
      if byte == UInt8(ascii: "\"") {
        state = key == Array("message".utf8) ? .beforeColon : .done
      } else {
        key.append(byte)
      }
    case .beforeColon: move(byte, on: ":", to: .beforeValue)
    case .beforeValue: move(byte, on: "\"", to: .text)
    case .text: text(byte, &out)
    case .escape: escape(byte, &out)
    case .unicode: unicode(byte, &out)
    case .done: break
    }
  }

  private mutating func move(_ byte: UInt8, on wanted: Unicode.Scalar, to next: State) {
    if byte == UInt8(ascii: wanted) {
      state = next
    } else if ![9, 10, 13, 32].contains(byte) {
      state = .done
    }
  }

  private mutating func text(_ byte: UInt8, _ out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"): state = .escape
    case UInt8(ascii: "\""): finish(&out)
    default:
      endLoneSurrogate(&out)
      out.append(byte)
    }
  }

  private mutating func finish(_ out: inout [UInt8]) {
    endLoneSurrogate(&out)
    state = .done
  }

  private mutating func escape(_ byte: UInt8, _ out: inout [UInt8]) {
    state = .text
    if byte == UInt8(ascii: "u") {
      (state, digits) = (.unicode, [])
      return
    }
    endLoneSurrogate(&out)
    switch byte {
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): break
    default: out.append(byte)
    }
  }

  private mutating func unicode(_ byte: UInt8, _ out: inout [UInt8]) {
    digits.append(byte)
    guard digits.count == 4 else { return }
    state = .text
    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    if (0xD800..<0xDC00).contains(value) {
      endLoneSurrogate(&out)
      highSurrogate = value
    } else if let high = highSurrogate, (0xDC00..<0xE000).contains(value) {
      highSurrogate = nil
      append(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00), &out)
    } else {
      endLoneSurrogate(&out)
      append(value, &out)
    }
  }

  private mutating func endLoneSurrogate(_ out: inout [UInt8]) {
    guard highSurrogate != nil else { return }
    highSurrogate = nil
    append(0xFFFD, &out)
  }

  private func append(_ value: UInt32, _ out: inout [UInt8]) {
    out += Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }
}
