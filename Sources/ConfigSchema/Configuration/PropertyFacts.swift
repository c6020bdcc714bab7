/// What is known of a property when something is checked or matched. Read from `properties` by the store.
public struct PropertyFacts: Hashable, Sendable, Codable {
  public var id: ItemID
  public var name: String
  /// `multifamily`, `student`, `senior`, `affordable`, … (`platform` vocabulary); nil = unknown.
  public var propertyType: String?
  public var unitCount: Int?
  /// IANA name, such as `America/Chicago`.
  public var timeZone: String
  /// Two-letter state of the address, when known.
  public var state: String?
  /// True for the communities of the sample workspace: nothing is ever sent for them.
  public var isSample: Bool

  public init(
    id: ItemID, name: String, propertyType: String? = nil, unitCount: Int? = nil,
    timeZone: String = "America/Los_Angeles", state: String? = nil, isSample: Bool = false
  ) {
    self.id = id
    self.name = name
    self.propertyType = propertyType
    self.unitCount = unitCount
    self.timeZone = timeZone
    self.state = state
    self.isSample = isSample
  }
}
