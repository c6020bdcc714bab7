import ConfigSchema
import Store
import TUI

extension LiveSession {
  var lastProperty: LastProperty { LastProperty(folders: Folders(environment: environment), database: database.key) }

  func summaries() throws -> [PropertySummary] {
    let all = try store.properties()
    guard let first = all.first else { return [] }
    let waiting = try store.pendingProposals()
    return try store.workspace(current: property?.id ?? first.id).properties.map { state in
      PropertySummary(
        facts: state.facts, revision: state.revision, pipelines: state.configuration.pipelines.count,
        triggers: state.configuration.triggers.count,
        pending: waiting.count { stored in stored.proposal.targets.contains { $0.property.id == state.facts.id } })
    }
  }

  func live(_ id: ItemID) throws -> Answer {
    guard let state = try store.state(of: id) else { throw CommandFailure("This property was removed meanwhile.") }
    return .live(state)
  }

  func switchTo(_ id: ItemID) throws -> Answer {
    guard let facts = try store.properties().first(where: { $0.id == id }) else {
      throw CommandFailure("This property was removed meanwhile.")
    }
    property = facts
    conversation = nil
    try? lastProperty.write(id)
    return .switched(try summary(), try summaries())
  }
}

extension LiveSession {
  /// The time zone is that of the property that was open; it can be changed on the platform.
  func add(name: String, type: String) throws -> Answer {
    let new = NewProperty(name: name, type: type, timeZone: property?.timeZone ?? "America/New_York")
    return try switchTo(try Connection(database.ownerAddress).addProperty(new))
  }
}
