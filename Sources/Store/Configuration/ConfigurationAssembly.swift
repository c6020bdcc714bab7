import ConfigSchema

/// Puts configurations together from rows in any order. Pipelines and triggers come out by name.
struct ConfigurationAssembly {
  private var pipelines: [Pipeline] = []
  private var triggers: [Trigger] = []
  private var actions: [ItemID: [Snapshot.ActionRow]] = [:]

  /// - Parameter kind: `pipeline`, `trigger` or `action`.
  mutating func add(_ kind: String, _ id: ItemID, _ snapshot: String) throws(StoreError) {
    do {
      let row = try JSONParser.parse(snapshot)
      switch kind {
      case "pipeline": pipelines.append(try Snapshot.pipeline(row))
      case "trigger": triggers.append(try Snapshot.trigger(row))
      default:
        let action = try Snapshot.action(row)
        actions[action.trigger, default: []].append(action)
      }
    } catch {
      throw StoreError(
        .unexpectedData,
        "The \(kind) \(id) in the database holds something this program did not write. Nothing was changed. "
          + "Look at the row, or ask whoever changed it by hand.", detail: "\(error)")
    }
  }

  /// An action without its trigger cannot be in a table; of a past revision it is left out.
  func configuration() -> Configuration {
    Configuration(
      pipelines: pipelines.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
      triggers: triggers.map { trigger in
        var trigger = trigger
        trigger.actions = (actions[trigger.id] ?? [])
          .sorted { ($0.executionOrder, $0.action.id) < ($1.executionOrder, $1.action.id) }.map(\.action)
        return trigger
      }.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
  }
}

extension Store {
  /// Reads rows of `property_id, config_type, config_id, snapshot` into one configuration per property.
  static func configurations(_ rows: Rows) throws(StoreError) -> [ItemID: Configuration] {
    var assemblies: [ItemID: ConfigurationAssembly] = [:]
    for row in rows {
      let property: ItemID = try row.value("property_id")
      try assemblies[property, default: ConfigurationAssembly()].add(
        try row.value("config_type"), try row.value("config_id"), try row.value("snapshot"))
    }
    return assemblies.mapValues { $0.configuration() }
  }
}
