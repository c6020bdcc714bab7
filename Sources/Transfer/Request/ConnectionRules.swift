/// Whom a request may be connected to, whom to believe, and where names lead.
public struct ConnectionRules: Sendable {
  /// Asked on the transfer thread about each address before a socket to it exists; false = not this one.
  /// nil = every address.
  ///
  /// With a rule no proxy is used, since the address connected to would be the proxy's, and no connection is shared with
  /// other requests, which may have been opened without the rule.
  public var allows: (@Sendable (IPAddress) -> Bool)?
  /// Certificates (PEM) to trust instead of the system's.
  public var authorities: [UInt8]?
  /// Addresses for `host:port`, so that no network is asked for them. They hold for the whole session.
  public var addresses: [String: String]

  public init(
    allows: (@Sendable (IPAddress) -> Bool)? = nil, authorities: [UInt8]? = nil, addresses: [String: String] = [:]
  ) {
    (self.allows, self.authorities, self.addresses) = (allows, authorities, addresses)
  }
}
