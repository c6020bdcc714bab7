/// The person who approves, as the database session knows them: its login role mapped to a profile in `crm_actors`.
public struct Actor: Hashable, Sendable, Codable {
  /// `profiles.id`; nil for a login that is mapped to nobody.
  public var profile: ItemID?
  /// The database login.
  public var login: String
  /// The name people know, else the login.
  public var name: String
  /// Whether `crm_actors` lets this login approve. Anybody may propose.
  public var mayApprove: Bool

  public init(profile: ItemID?, login: String, name: String, mayApprove: Bool) {
    (self.profile, self.login, self.name, self.mayApprove) = (profile, login, name, mayApprove)
  }
}
