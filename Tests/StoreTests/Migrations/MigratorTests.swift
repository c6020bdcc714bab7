import Store
import TestDatabase
import Testing

@Suite("Migrator") struct MigratorTests {
  private let first = Migration(1, "first", Array("create table one (id int);".utf8))
  private let second = Migration(2, "second", Array("create table two (id int);".utf8))
  private let broken = Migration(3, "broken", Array("create table three (id int); select 1/0;".utf8))

  @Test("every step runs once, and running again changes nothing")
  func twice() throws {
    let connection = try TestDatabase(.empty).connect()
    let migrator = Migrator(connection, migrations: [first, second])
    #expect(try migrator.state().pending == [first, second])
    #expect(try migrator.run() == [first, second])
    let before = try migrator.state()
    #expect(try migrator.run() == [])
    #expect(try migrator.state() == before)
    #expect(before.isCurrent)
  }

  @Test("all steps of the program come up on an empty database")
  func everything() throws {
    let migrator = Migrator(try TestDatabase(.migrated).connect())
    #expect(try migrator.state().isCurrent)
  }

  @Test("a step that fails leaves nothing behind, and the earlier ones stay")
  func failure() throws {
    let connection = try TestDatabase(.empty).connect()
    let error = #expect(throws: StoreError.self) {
      try Migrator(connection, migrations: [first, broken]).run()
    }
    #expect(error?.kind == .migration)
    #expect(error?.message.contains("0003_broken") == true)
    let names = try connection.execute("select to_regclass('one')::text as one, to_regclass('three')::text as three").only()
    #expect(try names.optional("one") == "one")
    #expect(try names.optional("three") == String?.none)
  }

  @Test("a step that was changed after it ran is refused")
  func changed() throws {
    let connection = try TestDatabase(.empty).connect()
    try Migrator(connection, migrations: [first]).run()
    let edited = Migration(1, "first", Array("create table one (id bigint);".utf8))
    let error = #expect(throws: StoreError.self) { try Migrator(connection, migrations: [edited, second]).run() }
    #expect(error?.message.contains("was changed after it ran") == true)
    #expect(try connection.execute("select to_regclass('two')::text as two").only().optional("two") == String?.none)
  }

  @Test("a database set up by a newer program is refused")
  func future() throws {
    let connection = try TestDatabase(.empty).connect()
    try Migrator(connection, migrations: [first, second]).run()
    let error = #expect(throws: StoreError.self) { try Migrator(connection, migrations: [first]).run() }
    #expect(error?.message.contains("newer version") == true)
  }

  @Test("two programs at once run every step once")
  func race() async throws {
    let database = try TestDatabase(.empty)
    let steps = [first, second]
    let ran = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask { try Migrator(database.connect(), migrations: steps).run().count }
      }
      return try await group.reduce(0, +)
    }
    #expect(ran == 2)
  }
}
