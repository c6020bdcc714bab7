/// How a reply names an item: a handle it was shown (`p1`, `p1.s3`, `t4`, `t4.a2`, `h2` for a property)
/// or `$1`, `$2`, … for something created in the same reply. Never a UUID.
public struct Reference: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { text = value }
  public var isNew: Bool { text.hasPrefix("$") }
  public var description: String { text }
}

/// What an update says about one attribute. On the wire: null = unchanged, a value = set, a name in `clear` = clear.
public enum Patch<Value: Hashable & Sendable>: Hashable, Sendable {
  case unchanged
  case clear
  case set(Value)
}

/// Where something new goes in an ordered list.
public enum Position: Hashable, Sendable {
  case first
  case last
  case after(Reference)
}
