import ConfigSchema
import Store

/// Configurations that were read, kept until the property's count of approvals moves. What a worker consists of shares one.
final class RouteCache {
  private var known: [ItemID: Routes] = [:]

  /// The routes of these properties as of the revisions that were read with the events.
  /// A property that is gone meanwhile has none.
  @discardableResult
  func routes(_ revisions: [ItemID: Int], _ connection: Connection) throws -> [ItemID: Routes] {
    let stale = revisions.filter { known[$0.key]?.revision != $0.value }.map(\.key)
    if !stale.isEmpty {
      let fresh = try connection.liveConfigurations(of: stale)
      for property in stale { known[property] = fresh[property].map(Routes.init) }
    }
    return known
  }

  subscript(property: ItemID) -> Routes? { known[property] }
}
