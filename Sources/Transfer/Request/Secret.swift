/// A key or token. Nothing that prints, dumps or encodes it shows it.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  public init(_ value: String) { self.value = value }

  public var description: String { "…" }
  public var debugDescription: String { "…" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  public func header(_ name: String, prefix: String = "") -> HTTPHeader {
    HTTPHeader(name, prefix + value, isSecret: true)
  }

  /// Lends the value to a computation, such as a signature. What comes out is no longer guarded.
  public func use<Result>(_ body: (String) throws -> Result) rethrows -> Result { try body(value) }

  /// The text with every occurrence of the secret blotted out.
  public func removed(from text: String) -> String {
    guard value.utf8.count >= 4 else { return text }
    var rest = text[...]
    var out = ""
    while let range = rest.firstRange(of: value) {
      out += rest[..<range.lowerBound] + "…"
      rest = rest[range.upperBound...]
    }
    return out + rest
  }
}
