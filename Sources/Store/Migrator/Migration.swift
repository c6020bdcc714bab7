/// One numbered SQL file. Once it ran anywhere it is never edited; a later file changes what it made.
public struct Migration: Hashable, Sendable {
  public let number: Int
  /// The file's name without number and ending, such as `platform_base`.
  public let name: String
  public let sql: String
  /// SHA-256 of the text, in lower case hexadecimal.
  public let checksum: String

  public init(_ number: Int, _ name: String, _ bytes: [UInt8]) {
    (self.number, self.name) = (number, name)
    (sql, checksum) = (String(decoding: bytes, as: UTF8.self), Checksum.sha256(bytes))
  }

  /// `0007_tours`, as the file is called.
  public var title: String { String(repeating: "0", count: max(0, 4 - String(number).count)) + "\(number)_\(name)" }
}
