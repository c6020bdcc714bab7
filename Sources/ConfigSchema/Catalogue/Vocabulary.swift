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
  /// Values that came with the August shape of the platform, folded.
  private let late: Set<String>
  /// The values without those.
  private let early: [String]

  /// - Parameter sinceAugust: those of the values that a January database does not have.
  public init(
    _ strictness: Strictness, _ values: [String], folding: Folding = .status, sinceAugust: [String] = []
  ) {
    (self.values, self.strictness, self.folding) = (values, strictness, folding)
    folded = Set(values.map { Self.fold($0, folding) })
    let late = Set(sinceAugust.map { Self.fold($0, folding) })
    self.late = late
    early = values.filter { !late.contains(Self.fold($0, folding)) }
  }

  public func contains(_ value: String) -> Bool { folded.contains(Self.fold(value, folding)) }

  /// Whether a platform database of that shape has the value.
  public func contains(_ value: String, on platform: Shape) -> Bool {
    contains(value) && (platform != .january || !late.contains(Self.fold(value, folding)))
  }

  /// The values that a platform database of that shape has.
  public func values(on platform: Shape) -> [String] { platform == .january ? early : values }

  private static func fold(_ value: String, _ folding: Folding) -> String {
    switch folding {
    case .caseless: TextFolding.caseless(value)
    case .status: TextFolding.status(value)
    case .source: TextFolding.source(value)
    }
  }
}
