/// Cuts a terminal's byte stream into characters, controls and escape sequences.
struct ControlParser: Sendable {
  enum Token: Equatable, Sendable {
    case character(Unicode.Scalar)
    case control(UInt8)
    /// ESC and one byte.
    case escape(UInt8)
    /// ESC [ … ; `isPrivate` when a `?` stood in front.
    case sequence(isPrivate: Bool, numbers: [Int], final: UInt8)
  }

  private enum State {
    case ground
    case escape
    case sequence
    /// ESC followed by an intermediate byte, as in a choice of character set: one more byte follows.
    case intermediate
    /// An operating system command, until BEL or ESC \.
    case command
  }

  private var state = State.ground
  private var parameters: [UInt8] = []
  private var utf8: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Token? {
    switch state {
    case .ground: ground(byte)
    case .escape: escape(byte)
    case .sequence: sequence(byte)
    case .intermediate: finish(nil)
    case .command: command(byte)
    }
  }

  private mutating func finish(_ token: Token?) -> Token? {
    state = .ground
    return token
  }

  private mutating func ground(_ byte: UInt8) -> Token? {
    if byte == 0x1b {
      state = .escape
      return nil
    }
    if byte < 0x20 || byte == 0x7f { return .control(byte) }
    if byte < 0x80 { return .character(Unicode.Scalar(byte)) }
    utf8.append(byte)
    guard utf8.count == length(of: utf8[0]) else { return nil }
    defer { utf8 = [] }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.first.map(Token.character)
  }

  private func length(of lead: UInt8) -> Int { lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2 }

  private mutating func escape(_ byte: UInt8) -> Token? {
    switch byte {
    case UInt8(ascii: "["):
      (state, parameters) = (.sequence, [])
      return nil
    case UInt8(ascii: "]"), UInt8(ascii: "P"):
      state = .command
      return nil
    case 0x20...0x2f:
      state = .intermediate
      return nil
    default: return finish(.escape(byte))
    }
  }

  private mutating func sequence(_ byte: UInt8) -> Token? {
    guard (0x40...0x7e).contains(byte) else {
      parameters.append(byte)
      return nil
    }
    let isPrivate = parameters.first.map { (0x3c...0x3f).contains($0) } ?? false
    let body = parameters.drop { (0x3c...0x3f).contains($0) }
    let numbers =
      body.isEmpty
      ? []
      : body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
        Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
    return finish(.sequence(isPrivate: isPrivate, numbers: numbers, final: byte))
  }

  private mutating func command(_ byte: UInt8) -> Token? {
    if byte == 0x07 || byte == UInt8(ascii: "\\") { state = .ground }
    return nil
  }
}
