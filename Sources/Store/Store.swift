import ConfigSchema

/// The configuration of every property, its record, and what has been proposed, as one session sees it.
///
/// Calls block, and like its ``Connection`` a store is used from one thread at a time. Whatever the login may do elsewhere, a store
/// works in the role `configurator_app`, which reads configuration and cannot write it. The one exception is ``apply(_:as:)``.
///
/// Nothing but the server's own schema is on the search path, so that nobody who may create things in `public` can put a
/// function in front of one that is used here. Statements name `public` wherever they mean it.
public final class Store {
  public let connection: Connection

  /// Takes over the session.
  /// - Throws: ``StoreError/Kind/permissionDenied`` when the login was not let in, ``StoreError/Kind/schema`` when the database
  ///   has not been set up.
  public init(_ connection: Connection) throws(StoreError) {
    self.connection = connection
    try takeSessionRole()
  }

  /// Opens the session anew after the server went away.
  public func reconnect() throws(StoreError) {
    try connection.reconnect()
    try takeSessionRole()
  }

  private func takeSessionRole() throws(StoreError) {
    try connection.refusePooler()
    do { try connection.script("set role configurator_app; set search_path = pg_catalog, pg_temp") } catch {
      throw Self.explainedLogin(error)
    }
  }

  private static func explainedLogin(_ error: StoreError) -> StoreError {
    switch error.sqlState?.rawValue {
    case "22023":
      StoreError(
        .schema, "The database has not been set up for this program. Run `configurator migrate`.", detail: error.detail)
    case "42501":
      StoreError(
        .permissionDenied,
        "This login was not let in. Ask the database's owner to run: grant configurator_app to your login.",
        detail: error.detail)
    default: error
    }
  }
}
