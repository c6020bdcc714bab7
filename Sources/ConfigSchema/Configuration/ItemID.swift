/// The stable identity of a pipeline, stage, trigger or action: a UUID in lower case.
///
/// The type is text because this module neither makes identifiers nor does arithmetic on them:
/// whoever creates an item hands in an ``IDSource``.
public struct ItemID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public let value: String
  public init(_ value: String) {
    // The database writes them in lower case already, and they come by the million.
    self.value = value.utf8.contains { (0x41...0x5A).contains($0) || $0 >= 0x80 } ? value.lowercased() : value
  }
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
  public var description: String { value }
  public static func < (a: ItemID, b: ItemID) -> Bool { a.value < b.value }
}

/// Hands out fresh identifiers. The program draws random ones; tests count.
public typealias IDSource = () -> ItemID
