import Store
import TestDatabase
import Testing

@Suite("The plan of the set-up") struct PlanTests {
  @Test(
    "something of others under a name of ours is named before anything is done, not run into",
    arguments: [
      ("table public.crm_pipelines", "create table public.crm_pipelines (id int)"),
      ("table public.crm_proposals", "create view public.crm_proposals as select 1 as id"),
      (
        "function public.crm_person",
        "create function public.crm_person(text) returns text language sql as $f$ select '' $f$"
      ),
    ])
  func foreign(name: String, sql: String) throws {
    let connection = try TestDatabase(.empty).connect()
    try connection.script(sql)
    let plan = try Migrator(connection).plan()
    #expect(plan.problem?.contains(name) == true)
    #expect(plan.text.contains("which it did not make"))
    let error = #expect(throws: StoreError.self) { try Migrator(connection).run() }
    #expect(error?.message.contains(name) == true)
  }

  @Test("what an earlier step made is no stranger")
  func own() throws {
    let connection = try TestDatabase(.empty).connect()
    let first = Migration(
      1, "first", Array("create function public.crm_x() returns int language sql as 'select 1';".utf8))
    let second = Migration(
      2, "second", Array("create or replace function public.crm_x() returns int language sql as 'select 2';".utf8))
    try Migrator(connection, migrations: [first]).run()
    let both = Migrator(connection, migrations: [first, second])
    #expect(try both.plan().problem == nil)
    #expect(try both.run() == [second])
  }
}
