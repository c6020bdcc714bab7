import Store
import TestDatabase
import Testing

@Suite("Sessions") struct SessionTests {
  @Test("no server is said to be no server, without its password")
  func unreachable() throws {
    let error = #expect(throws: StoreError.self) {
      try Connection(
        ServerAddress("postgresql://ann:secret@localhost:1/shop"), options: ConnectionOptions(connectTimeoutSeconds: 2))
    }
    #expect(error?.kind == .unreachable)
    #expect(error?.message.contains("shop on localhost:1 as ann") == true)
    #expect(error?.description.contains("secret") == false)
  }

  @Test(
    "an address that cannot be read is said to be one, without its password",
    arguments: [
      "postgresql://ann:secret@h/db?pgbouncer=true", "host=h pass word=secret", "postgresql://ann:secret@h:port/db",
    ])
  func unreadable(address: String) throws {
    let error = #expect(throws: StoreError.self) { try Connection(ServerAddress(address)) }
    #expect(error?.kind == .badAddress)
    #expect(error?.description.contains("secret") == false)
  }

  @Test("a server without a free connection is not called a wrong password")
  func full() throws {
    let database = try TestDatabase(.migrated)
    let superuser = try database.connect(.superuser)
    let name = "crowd_\(UInt32.random(in: 0 ... .max))"
    try superuser.script("create role \(name) login connection limit 1")
    let first = try database.connect(.role(name))
    let error = #expect(throws: StoreError.self) { try database.connect(.role(name)) }
    #expect(error?.kind == .unreachable)
    #expect(error?.message.contains("no connection left") == true)
    #expect(first.isUp)
  }

  @Test("a login or database that does not exist is a refusal")
  func refused() throws {
    let database = try TestDatabase(.empty)
    for changes in [["user": "nobody_of_that_name"], ["dbname": "no_such_database"]] {
      let error = #expect(throws: StoreError.self) { try Connection(database.address().with(changes)) }
      #expect(error?.kind == .refusedLogin)
    }
    withExtendedLifetime(database) {}
  }

  @Test("a session can be opened again after the server cut it off, with its settings")
  func reconnect() throws {
    let database = try TestDatabase(.empty)
    let connection = try database.connect()
    try database.kill(connection)
    let error = #expect(throws: StoreError.self) { try connection.execute("select 1") }
    #expect(error?.kind == .connectionLost)
    try connection.reconnect()
    let zone: String = try connection.execute("select current_setting('timezone') as zone").only().value("zone")
    #expect(zone == "UTC")
  }

  @Test("a statement is stopped from another thread")
  func cancel() async throws {
    let connection = try TestDatabase(.empty).connect()
    let canceller = try #require(connection.canceller)
    // The statement itself tells when it is under way; the other thread asks again until it has an effect.
    let stopper = Task.detached { while !Task.isCancelled { canceller.cancel() } }
    let error = #expect(throws: StoreError.self) { try connection.execute("select pg_sleep(60)") }
    stopper.cancel()
    await stopper.value
    #expect(error?.kind == .cancelled)
  }

  @Test("a missing right and a missing table have sentences of their own")
  func sentences() throws {
    let database = try TestDatabase(.migrated)
    let app = try database.connect(.app)
    let denied = #expect(throws: StoreError.self) { try app.execute("delete from public.crm_pipelines") }
    #expect(denied?.kind == .permissionDenied && denied?.sqlState == .permissionDenied)
    let missing = #expect(throws: StoreError.self) { try app.execute("select * from no_such_table") }
    #expect(missing?.kind == .schema && missing?.message.contains("configurator migrate") == true)
  }

  @Test("a table of the session's own cannot stand in front of ours")
  func shadowing() throws {
    let database = try TestDatabase(.migrated)
    let app = try database.connect(.app)
    try app.script("create temp table crm_actors (login text)")
    #expect(try app.execute("select * from public.crm_actors").columns.contains("may_approve"))
  }

  @Test(
    "the environment names a server or it does not",
    arguments: [
      ([:], nil), (["PGUSER": "ann", "PGPASSWORD": "x", "PGPORT": "5433"], nil), (["DATABASE_URL": ""], nil),
      (["DATABASE_URL": "postgresql://ann@db.example.test:6543/shop"], "shop on db.example.test:6543 as ann"),
      (["PGHOST": "db.example.test", "PGUSER": "ann"], "the default database on db.example.test as ann"),
      (["PGDATABASE": "shop"], "shop on this computer"), (["PGSERVICE": "shop"], "the default database on shop"),
      (["DATABASE_URL": "host=a dbname=b", "PGHOST": "c"], "b on a"),
    ] as [([String: String], String?)])
  func environment(variables: [String: String], expected: String?) {
    #expect(ServerAddress.fromEnvironment(variables)?.description == expected)
  }

  @Test("an address survives being written as a URI")
  func connectionString() throws {
    let address = ServerAddress(keywords: [
      "host": "/tmp/a b%c/socket", "port": "5432", "user": "o'brien@x", "dbname": "my shop", "password": "p&ss=?/#\"",
    ])
    let again = ServerAddress(address.connectionString)
    #expect(again.with([:]) == address)
  }
}
