import ConfigSchema

/// A property's live configuration as the bus works with it.
public struct LiveConfiguration: Sendable {
  public var property: PropertyFacts
  /// How many approvals there were.
  public var revision: Int
  public var configuration: Configuration
  /// The newest version of each action. An action that was put there past the record has none.
  public var actionVersions: [ItemID: Int]

  public init(
    property: PropertyFacts, revision: Int, configuration: Configuration, actionVersions: [ItemID: Int] = [:]
  ) {
    (self.property, self.revision) = (property, revision)
    (self.configuration, self.actionVersions) = (configuration, actionVersions)
  }
}

extension Connection {
  /// The live configuration of these properties, all of one moment. A property that is gone is left out.
  public func liveConfigurations(of properties: [ItemID]) throws -> [ItemID: LiveConfiguration] {
    try transaction(.repeatableRead, readOnly: true) {
      let answers = try batch([
        Statement(
          """
          select p.*, coalesce(r.revision, 0) as revision from public.crm_properties() p
          left join public.crm_property_revisions r on r.property_id = p.id where p.id = any ($1)
          """, [.ids(properties)]),
        Statement(
          """
          select l.property_id, l.config_type, l.config_id, l.snapshot::text as snapshot, (
            select max(v.version) from public.crm_config_versions v where v.config_id = l.config_id) as version
          from public.crm_live_items($1) l
          """, [.ids(properties)]),
      ])
      return try Self.assembled(answers[0], answers[1])
    }
  }

  private static func assembled(_ properties: Rows, _ items: Rows) throws -> [ItemID: LiveConfiguration] {
    let configurations = try Store.configurations(items)
    var versions: [ItemID: [ItemID: Int]] = [:]
    for row in items where try row.value("config_type") == "action" {
      let version: Int? = try row.optional("version")
      versions[try row.value("property_id"), default: [:]][try row.value("config_id")] = version
    }
    var found: [ItemID: LiveConfiguration] = [:]
    for row in properties {
      let facts = try Store.facts(row)
      found[facts.id] = LiveConfiguration(
        property: facts, revision: try row.value("revision"), configuration: configurations[facts.id] ?? .empty,
        actionVersions: versions[facts.id] ?? [:])
    }
    return found
  }
}
