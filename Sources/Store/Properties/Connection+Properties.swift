import ConfigSchema

extension Connection {
  /// Adds a community. For the owner of the tables: a session's own role cannot do this.
  ///
  /// - Parameter organization: nil takes the only one there is, and makes one when there is none.
  /// - Throws: ``StoreError/Kind/constraint`` with a sentence when the description is not usable.
  @discardableResult
  public func addProperty(_ property: NewProperty, organization: ItemID? = nil) throws -> ItemID {
    if let problem = property.problem { throw StoreError(.constraint, problem + " Nothing was added.") }
    let shape = try PlatformShape.read(self)
    return try transaction {
      try checkTimeZone(property.timeZone)
      let owner = try organization ?? homeOrganization()
      try refuseTwin(property.name, in: owner)
      let row = try execute(
        """
        insert into public.properties (org_id, name, address, settings)
        values ($1, $2, jsonb_strip_nulls(jsonb_build_object('state', $3)), jsonb_build_object('timezone', $4))
        returning id
        """, [.id(owner), .text(property.name), .text(StateName.code(property.state)), .text(property.timeZone)]
      ).only()
      let id: ItemID = try row.value("id")
      // These columns came with the August shape of the platform.
      if shape.has("properties", "property_type") {
        try execute(
          "update public.properties set property_type = $2, unit_count = $3::int4 where id = $1",
          [.id(id), .text(property.type), .int(property.units)])
      }
      return id
    }
  }

  /// For the owner of the tables. What is waiting to be approved keeps the zone it was proposed with.
  /// - Throws: ``StoreError/Kind/constraint`` with a sentence when there is no such zone or property.
  public func setTimeZone(_ zone: String, of property: ItemID) throws {
    try transaction {
      try checkTimeZone(zone, otherwise: "Nothing was changed.")
      let changed = try execute(
        """
        update public.properties set settings = coalesce(settings, '{}') || jsonb_build_object('timezone', $2)
        where id = $1
        """, [.id(property), .text(zone)])
      guard changed.affected == 1 else {
        throw StoreError(.constraint, "There is no such property. Nothing was changed.")
      }
    }
  }

  /// Every property, whoever may see it otherwise.
  public func listProperties() throws(StoreError) -> [PropertyFacts] {
    var found: [PropertyFacts] = []
    for row in try execute("select * from public.crm_properties() order by name, id") {
      found.append(try Store.facts(row))
    }
    return found
  }

  private func checkTimeZone(_ zone: String, otherwise kept: String = "Nothing was added.") throws(StoreError) {
    guard try execute("select from pg_timezone_names where name = $1", [.text(zone)]).isEmpty else { return }
    throw StoreError(
      .constraint, "\"\(zone)\" is not a time zone. \(kept) Use a name such as America/Chicago.")
  }

  private func refuseTwin(_ name: String, in organization: ItemID) throws(StoreError) {
    let twins = try execute(
      "select from public.properties where org_id = $1 and lower(name) = lower($2)", [.id(organization), .text(name)])
    guard twins.isEmpty else {
      throw StoreError(.constraint, "There is a property named \"\(name)\" already. Nothing was added.")
    }
  }

  /// The sample's organization does not count: real communities are not put among invented ones.
  private func homeOrganization() throws(StoreError) -> ItemID {
    let found = try execute(
      "select id from public.organizations where coalesce(settings ->> 'sample', '') <> 'true' order by created_at limit 2"
    )
    if found.count > 1 {
      throw StoreError(
        .constraint, "There are several organizations here. Nothing was added. Say which one the property belongs to.")
    }
    if let only = found.first { return try only.value("id") }
    return try execute("insert into public.organizations (name) values ('My communities') returning id").only().value(
      "id")
  }
}
