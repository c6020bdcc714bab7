/// The checks that a configuration must pass, as the builder and the gate use them.
public struct Checks: Sendable {
  /// Part of the digest: a decision made under other rules does not count.
  public let version: Int
  /// Rules that these checks judge anew for whatever is accepted; other findings stand as they were recorded.
  public let rules: Set<String>
  private let check: @Sendable (Configuration, PropertyState, Configuration) -> [Finding]

  public init(
    version: Int, rules: Set<String>,
    check: @escaping @Sendable (Configuration, PropertyState, Configuration) -> [Finding]
  ) {
    (self.version, self.rules, self.check) = (version, rules, check)
  }

  public func findings(
    for configuration: Configuration, in state: PropertyState, base: Configuration
  ) -> [Finding] {
    check(configuration, state, base)
  }
}

extension Checks {
  /// Everything the validator knows: meaning, law and house rules.
  public static let standard = Checks(.init())

  public init(_ validator: Validator) {
    self.init(version: Validator.version, rules: Set(Validator.ruleIDs)) {
      validator.findings(for: $0, in: $1, base: $2)
    }
  }
}
