import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Properties") struct PropertyTests {
  @Test("a property is added with all that was said about it")
  func add() throws {
    let connection = try TestDatabase(.migrated).connect()
    let id = try connection.addProperty(
      NewProperty(name: "Marigold Row", type: "townhome", timeZone: "America/Denver", units: 88, state: "co"))
    let facts = try #require(try connection.listProperties().first)
    #expect(
      facts
        == PropertyFacts(
          id: id, name: "Marigold Row", propertyType: "townhome", unitCount: 88, timeZone: "America/Denver", state: "CO"
        ))
  }

  @Test("its time zone can be changed, to one that there is")
  func moved() throws {
    let connection = try TestDatabase(.migrated).connect()
    let id = try connection.addProperty(NewProperty(name: "Marigold Row", timeZone: "America/Denver"))
    try connection.setTimeZone("America/Boise", of: id)
    #expect(try connection.listProperties().map(\.timeZone) == ["America/Boise"])
    for (zone, property) in [("Mars", id), ("America/Boise", ItemID("00000000-0000-4000-8000-000000000000"))] {
      let error = #expect(throws: StoreError.self) { try connection.setTimeZone(zone, of: property) }
      #expect(error?.message.contains("Nothing was changed") == true)
    }
  }

  @Test("the first property makes an organization, the next ones join it")
  func organization() throws {
    let connection = try TestDatabase(.migrated).connect()
    try SampleWorkspace.install(connection)
    try connection.addProperty(NewProperty(name: "One", timeZone: "America/Denver"))
    try connection.addProperty(NewProperty(name: "Two", timeZone: "America/Denver"))
    let row = try connection.execute(
      "select count(distinct org_id) as count from properties where name in ('One', 'Two')"
    ).only()
    #expect(try row.value("count") == 1)
    #expect(try connection.execute("select from organizations").count == 2)
  }

  @Test(
    "what cannot be a property is refused with a reason",
    arguments: [
      (NewProperty(name: " ", timeZone: "America/Denver"), "needs a name"),
      (NewProperty(name: "a\u{202E}b", timeZone: "America/Denver"), "cannot be seen"),
      (NewProperty(name: String(repeating: "x", count: 201), timeZone: "America/Denver"), "longer than"),
      (NewProperty(name: "A", type: "castle", timeZone: "America/Denver"), "Choose one of"),
      (NewProperty(name: "A", timeZone: "Mountain"), "is not a time zone"),
      (NewProperty(name: "A", timeZone: "America/Denver", units: 0), "number of units"),
      (NewProperty(name: "A", timeZone: "America/Denver", state: "XX"), "is not a state"),
    ])
  func refused(property: NewProperty, reason: String) throws {
    let connection = try TestDatabase(.migrated).connect()
    let error = #expect(throws: StoreError.self) { try connection.addProperty(property) }
    #expect(error?.message.contains(reason) == true)
    #expect(error?.message.contains("Nothing was added") == true)
    #expect(try connection.listProperties().isEmpty)
  }

  @Test("two properties of one organization cannot share a name")
  func twins() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.addProperty(NewProperty(name: "Marigold Row", timeZone: "America/Denver"))
    let error = #expect(throws: StoreError.self) {
      try connection.addProperty(NewProperty(name: "marigold row", timeZone: "America/Denver"))
    }
    #expect(error?.message.contains("already") == true)
  }

  @Test("with several organizations the property's must be named")
  func severalOrganizations() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.script("insert into organizations (name) values ('A'), ('B')")
    let property = NewProperty(name: "Marigold Row", timeZone: "America/Denver")
    let error = #expect(throws: StoreError.self) { try connection.addProperty(property) }
    #expect(error?.message.contains("several organizations") == true)
    let one: ItemID = try connection.execute("select id from organizations where name = 'B'").only().value("id")
    try connection.addProperty(property, organization: one)
    #expect(try connection.listProperties().count == 1)
  }

  @Test("removing names what goes, takes it all, and leaves the others")
  func remove() throws {
    let connection = try TestDatabase(.migrated).connect()
    let sample = try SampleWorkspace.install(connection)
    let removal = PropertyRemoval(connection, sample.properties[0])
    let records = try removal.records()
    #expect(records.contains { $0.name == "leads" && $0.count == 120 })
    #expect(records.contains { $0.name == "events" })
    try removal.run()
    #expect(try connection.listProperties().map(\.name) == ["Bellwether Hall"])
    let leads: Int = try connection.execute("select count(*) as count from leads").only().value("count")
    #expect(leads == 80)
    #expect(try removal.records().isEmpty)
    let error = #expect(throws: StoreError.self) { try removal.run() }
    #expect(error?.message.contains("no such property") == true)
  }

  @Test("the program's own login adds and removes nothing")
  func sessionRole() throws {
    let database = try TestDatabase(.migrated)
    let id = try database.connect().addProperty(NewProperty(name: "Marigold Row", timeZone: "America/Denver"))
    let app = try database.connect(.app)
    #expect(throws: StoreError.self) { try app.addProperty(NewProperty(name: "Other", timeZone: "America/Denver")) }
    #expect(throws: StoreError.self) { try PropertyRemoval(app, id).run() }
    #expect(try app.listProperties().map(\.name) == ["Marigold Row"])
  }

  @Test("properties can be added to every shape of the platform", arguments: PlatformFixture.allCases)
  func shapes(fixture: PlatformFixture) throws {
    let connection = try fixture.build().connect()
    try Migrator(connection).run()
    try connection.addProperty(NewProperty(name: "Marigold Row", type: "condo", timeZone: "America/Denver", units: 9))
    let added = try #require(try connection.listProperties().first { $0.name == "Marigold Row" })
    #expect(added.propertyType == (fixture == .january ? nil : "condo"))
  }
}
