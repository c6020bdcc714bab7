import ConfigSchema
import Store
import TUI

extension LiveSession {
  var lastProperty: LastProperty { LastProperty(folders: Folders(environment: environment), database: database.key) }

  func summaries() throws -> [PropertySummary] {
    try store.overview().map { seen in
      PropertySummary(
        facts: seen.facts, revision: seen.revision, pipelines: seen.pipelines, triggers: seen.triggers,
        pending: seen.pending)
    }
  }

  func live(_ id: ItemID) throws -> Answer {
    guard let state = try store.state(of: id) else { throw CommandFailure.propertyRemoved }
    return .live(state)
  }

  /// One page. The screen names versions and does not show what they hold.
  func history(_ property: ItemID, before: Int?) throws -> [ApprovalEntry] {
    try store.history(property: property, limit: Model.historyPage, before: before, snapshots: false)
  }

  func switchTo(_ id: ItemID) throws -> Answer {
    guard let facts = try store.properties().first(where: { $0.id == id }) else {
      throw CommandFailure.propertyRemoved
    }
    property = facts
    (reviews, overruled) = ([:], [])
    // From here on what is said belongs to this property's conversation, which goes on where it was left.
    _ = try loadConversation()
    try? lastProperty.write(id)
    return .switched(try summary(), try summaries())
  }
}

extension LiveSession {
  /// The form asks for no time zone, so it is told: see ``EffectRunner``.
  func add(name: String, type: String) throws -> Answer {
    let new = NewProperty(name: name, type: type, timeZone: NewPropertyZone.name(beside: property, environment))
    return try switchTo(try Connection(database.ownerAddress).addProperty(new))
  }
}
