/// The values a field or parameter may take.
public struct Vocabulary: Hashable, Sendable {
  public enum Strictness: Hashable, Sendable {
    /// The database checks it: another value is refused.
    case hard
    /// The platform's code uses these; another value is suspicious, not wrong.
    case soft
  }

  /// How the platform compares the values.
  public enum Folding: Hashable, Sendable {
    case caseless
    /// Lower case, spaces and hyphens as underscores: `Tour Booked` is `tour_booked`.
    case status
    /// Lower case, letters and digits only: `Apartments.com` is `apartmentscom`.
    case source
  }

  public let values: [String]
  public let strictness: Strictness
  public let folding: Folding
  private let folded: Set<String>

  public init(_ strictness: Strictness, _ values: [String], folding: Folding = .status) {
    (self.values, self.strictness, self.folding) = (values, strictness, folding)
    folded = Set(values.map { Self.fold($0, folding) })
  }

  public func contains(_ value: String) -> Bool { folded.contains(Self.fold(value, folding)) }

  private static func fold(_ value: String, _ folding: Folding) -> String {
    switch folding {
    case .caseless: TextFolding.caseless(value)
    case .status: TextFolding.status(value)
    case .source: TextFolding.source(value)
    }
  }
}
