import ConfigSchema

/// What a person says about a community that is to be added.
public struct NewProperty: Hashable, Sendable {
  public var name: String
  /// `multifamily`, `student`, …: see ``types``; nil = not said.
  public var type: String?
  /// IANA name, such as `America/Denver`.
  public var timeZone: String
  public var units: Int?
  /// Two-letter code of the state, such as `CO`.
  public var state: String?

  public init(name: String, type: String? = nil, timeZone: String, units: Int? = nil, state: String? = nil) {
    (self.name, self.type, self.timeZone, self.units, self.state) = (name, type, timeZone, units, state)
  }

  /// The platform's vocabulary.
  public static var types: [String] { Vocabulary.propertyType.values }

  /// - Returns: what is wrong with it, as a sentence; nil when nothing is. The time zone is for the server to judge.
  public var problem: String? {
    if name.isEmpty || name.utf8.allSatisfy({ $0 == 32 }) { return "The property needs a name." }
    if name.utf8.count > 200 { return "The name is longer than 200 characters." }
    if name.unicodeScalars.contains(where: Self.isHidden) {
      return "The name holds characters that cannot be seen. Type it again without them."
    }
    if let type, !Self.types.contains(type) {
      return "\"\(type)\" is no kind of property. Choose one of: \(Self.types.joined(separator: ", "))."
    }
    if let units, !(1...100_000).contains(units) { return "The number of units must lie between 1 and 100,000." }
    if let state, StateName.code(state) == nil {
      return "\"\(state)\" is not a state. Use two letters, such as TX."
    }
    return nil
  }

  /// Control characters, bidirectional marks and zero-width spaces.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
    default: false
    }
  }
}
