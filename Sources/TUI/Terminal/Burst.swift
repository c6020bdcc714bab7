/// Tells pasted text from typed keys on a terminal that does not mark pastes. Otherwise every line end in it would send.
enum Burst {
  /// The fewest printable bytes that are taken for a paste.
  static let least = 48

  /// Whether these bytes are many and hold a line end with more text behind it. A line that ends with its only line end
  /// may have been typed while the program was busy.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count > least, bytes.count(where: { $0 >= 0x20 }) >= least else { return false }
    guard let end = bytes.firstIndex(where: isLineEnd) else { return false }
    return bytes[end...].contains { !isLineEnd($0) }
  }

  /// Text and line ends only: a key such as Escape or Ctrl-C is a key.
  static func mayHold(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || isLineEnd($0) }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
