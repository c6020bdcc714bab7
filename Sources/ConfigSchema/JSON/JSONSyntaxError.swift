/// Why a text is not JSON, and where. Offsets count bytes, columns count characters (Unicode scalars).
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, apart from the wording.
  public enum Problem: String, Hashable, Sendable, CaseIterable {
    case empty, byteOrderMark, unexpected, endOfText, textAfterValue, duplicateKey, tooDeep, trailingComma, comment
    case badNumber, numberOutOfRange, rawControl, nul, badEscape, loneSurrogate, invalidUTF8
  }

  public var problem: Problem
  /// Bytes before the offending place, from 0.
  public var offset: Int
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// One sentence without the place.
  public var message: String

  public var description: String { "Line \(line), column \(column): \(message)" }

  /// Counts lines and columns up to `offset`. Bytes that are not UTF-8 count as they come.
  init(_ problem: Problem, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ message: String) {
    var line = 1
    var column = 1
    for byte in bytes[..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    (self.problem, self.offset, self.line, self.column, self.message) = (problem, offset, line, column, message)
  }
}
