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
    let names = try connection.execute("select to_regclass('one')::text as one, to_regclass('three')::text as three")
      .only()
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

@Suite("Migration files") struct MigrationFileTests {
  @Test("every file of the folder is in the list, in order, under its own number and name")
  func complete() {
    var folder = String(#filePath)
    for _ in 0..<4 { folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) }
    let files = Files.list(folder + "/Sources/Store/Migrations").filter { $0.hasSuffix(".sql") }.sorted()
    #expect(files == Migration.all.map { $0.title + ".sql" })
  }

  @Test("what a file makes is read from its text")
  func objects() throws {
    let migration = Migration(
      1, "x",
      Array(
        """
        -- creates role somebody
        do $$ begin
        if to_regclass('public.a') is null then
        create table public.a (id int);
        end if; end $$;
          create table if not exists b(id int);
        create or replace function f(x int) returns int language sql as $f$ select 1 $f$;
        create constraint trigger t after insert on b
          for each row execute function g();
        create trigger u
          before insert on other.c for each row execute function g();
        create index on b (id);
        """.utf8))
    let connection = try TestDatabase(.empty).connect()
    let items = try Migrator(connection, migrations: [migration]).plan().steps[0].items.map {
      "\($0.object.kind.rawValue) \($0.object.name)"
    }
    #expect(
      items == [
        "role somebody", "table public.a", "table public.b", "function public.f", "trigger t on public.b",
        "trigger u on other.c",
      ])
  }
}
