import ConfigSchema
import Store
import TestSupport

/// A store whose session runs through a proxy that can cut it, beside one that does not.
struct Proxied {
  let community: Community
  let proxy: WireProxy
  let direct: Store
  private let address: ServerAddress

  init() throws {
    community = try Community()
    direct = try community.store()
    let row = try community.database.connect(.superuser).execute(
      "select current_setting('unix_socket_directories') || '/.s.PGSQL.' || current_setting('port') as file"
    ).only()
    proxy = try WireProxy(serverSocket: try row.value("file"))
    address = community.database.address(.app).with([
      "host": "127.0.0.1", "port": String(proxy.port), "sslmode": "disable", "gssencmode": "disable",
    ])
  }

  func store() throws -> Store { try Store(connection()) }
  func connection() throws -> Connection { try Connection(address) }

  /// Proposes and saves past the proxy, so that only the approval itself runs through it.
  func approved(_ edit: (inout Configuration) -> Void) throws -> ApprovedChange {
    let proposal = try direct.proposed("Please", edit)
    try direct.save(proposal)
    return try direct.approved(proposal)
  }

  /// What passes the proxy while a change is applied.
  func counts(applying change: ApprovedChange) throws -> WireProxy.Counts {
    let store = try store()
    proxy.arm(nil)
    _ = try store.apply(change, as: Sample.randomID())
    // A session that ends says goodbye, which would be counted too.
    return withExtendedLifetime(store) { proxy.counts }
  }
}
