/// What became of a reply's operations: the new configuration of every property they touch.
public struct Resolution: Hashable, Sendable {
  /// In the order of the workspace; only properties that an operation touched.
  public var properties: [ResolvedProperty]
  /// Operations that were left out, and why. All other operations are in.
  public var findings: [Finding]

  public init(properties: [ResolvedProperty], findings: [Finding]) {
    (self.properties, self.findings) = (properties, findings)
  }
}

public struct ResolvedProperty: Hashable, Sendable {
  public var property: ItemID
  public var configuration: Configuration
  /// Which operations (indexes into `changes` of the reply, ascending) touched an item.
  /// Also named: the pipeline of a touched stage, the trigger of a touched action, and items changed as a consequence.
  public var origins: [ItemID: [Int]]

  public init(property: ItemID, configuration: Configuration, origins: [ItemID: [Int]]) {
    (self.property, self.configuration, self.origins) = (property, configuration, origins)
  }
}
