import ConfigSchema
import Store
import TestDatabase

/// A database with one organization, one or two communities and the people who work there.
final class Community: Sendable {
  let database: TestDatabase
  static let organization = ItemID("0a000000-0000-4000-8000-000000000001")
  static let maple = ItemID("0b000000-0000-4000-8000-000000000001")
  static let birch = ItemID("0b000000-0000-4000-8000-000000000002")
  static let dana = ItemID("0c000000-0000-4000-8000-000000000001")
  static let luis = ItemID("0c000000-0000-4000-8000-000000000002")

  /// The login `configurator_app` stands for Dana, who may approve.
  init() throws {
    database = try TestDatabase(.migrated)
    try Self.settle(database.connect(.owner))
  }

  /// Puts the communities and people into a database that has been migrated.
  static func settle(_ owner: Connection) throws {
    try owner.script(
      """
      insert into organizations (id, name) values ('\(Self.organization)', 'Fernwood Living');
      insert into properties (id, org_id, name, settings, address) values
        ('\(Self.maple)', '\(Self.organization)', 'Maple Yard', '{"timezone": "America/Chicago"}', '{"state": "Texas"}'),
        ('\(Self.birch)', '\(Self.organization)', 'Birch Lane', '{"timezone": "America/New_York"}', null);
      insert into auth.users (id, email) values ('\(Self.dana)', 'dana@example.test'), ('\(Self.luis)', 'luis@example.test');
      insert into profiles (id, org_id, full_name) values
        ('\(Self.dana)', '\(Self.organization)', 'Dana Reyes'), ('\(Self.luis)', '\(Self.organization)', 'Luis Ortega')
        on conflict (id) do update set full_name = excluded.full_name, org_id = excluded.org_id;
      """)
    try owner.mapActor(login: "configurator_app", profile: Self.dana, mayApprove: true)
  }

  func store() throws -> Store { try Store(database.connect(.app)) }
  func owner() throws -> Connection { try database.connect(.owner) }

  /// A login of its own, mapped to a person or to nobody.
  func login(standingFor profile: ItemID? = nil, mayApprove: Bool = true, organization: ItemID? = nil) throws -> String
  {
    let name = "person_\(UInt64.random(in: 0 ... .max))"
    try database.connect(.superuser).script("create role \(name) login in role configurator_app")
    if let profile {
      try owner().mapActor(login: name, profile: profile, mayApprove: mayApprove, organization: organization)
    }
    return name
  }

  func store(as login: String) throws -> Store { try Store(database.connect(.role(login))) }
}
