import ConfigSchema
import Store
import TestDatabase
import Testing

/// Up to version 14 a server lets everybody create functions in `public`. One that fits its arguments better than the server's own
/// is called in its place, if it can be found.
@Suite("A schema that everybody may create in") struct OpenSchemaTests {
  private let community: Community
  private let superuser: Connection

  init() throws {
    community = try Community()
    superuser = try community.database.connect(.superuser)
    try superuser.script(
      """
      grant create on schema public to public;
      create table public.stolen (by text);
      grant insert on public.stolen to public;
      """)
  }

  /// What is called with these arguments, and would be called in place of the server's own.
  private static let traps = [
    "to_jsonb(public.properties) returns jsonb", "to_jsonb(public.crm_config_versions) returns jsonb",
    "hashtextextended(text, integer) returns bigint", "array_position(text[], text) returns integer",
    "unnest(uuid[]) returns setof uuid", "count(public.crm_pipelines) returns bigint",
    "crm_person(uuid, varchar) returns text", "jsonb_build_object(text, uuid) returns jsonb",
  ]

  @Test("no login makes the owner, or whoever approves, run a function of its own")
  func traps() throws {
    let thief = try community.database.connect(.role(community.login()))
    for trap in Self.traps {
      try thief.script(
        """
        create function public.\(trap) language plpgsql as
          $f$ begin insert into public.stolen values (current_user || ' \(trap)'); return; end $f$
        """.replacing("return; end", trap.contains("setof") ? "return; end" : "return null; end"))
    }
    // The traps do work where they are on the path.
    try thief.script("select public.hashtextextended('x'::text, 0)")
    #expect(try superuser.execute("select from public.stolen").count == 1)
    try superuser.script("delete from public.stolen")

    let store = try community.store()
    let proposal = try store.proposed { $0 = Sample.configuration }
    try store.save(proposal)
    try store.saveReview(ReviewState(seen: Set(proposal.changeKeys)), of: proposal, replacing: 0)
    let applied = try store.apply(try store.approved(proposal), as: Sample.randomID())
    _ = store.outcome(ofApproval: applied.id)
    _ = try store.workspace(current: Community.maple)
    _ = try store.overview()
    _ = try store.history(property: Community.maple)
    _ = try store.why(Sample.trigger(1).id)
    _ = try store.drift(property: Community.maple)
    try community.owner().execute("delete from profiles where id = $1", [.id(Community.dana)])
    #expect(try superuser.execute("select by from public.stolen").map { row in try row.value("by") as String } == [])
  }

  @Test("doctor and the plan of the set-up say so, until it is taken back")
  func told() throws {
    func check() throws -> DoctorCheck {
      try #require(Doctor.examine(community.owner()).first { $0.name == "schema" })
    }
    #expect(try check().verdict == .problem)
    #expect(try check().finding.contains("everybody"))
    #expect(try Migrator(community.owner()).plan().warnings.first?.contains("everybody") == true)
    try superuser.script("revoke create on schema public from public")
    #expect(try check().verdict == .good)
    #expect(try Migrator(community.owner()).plan().warnings == [])
    let login = try community.login()
    try superuser.script("grant create on schema public to \(login)")
    #expect(try check().finding.contains(login))
  }

  @Test("no step of the set-up runs where others may put functions in its way, or have done so")
  func refused() throws {
    let database = try TestDatabase(.empty)
    let superuser = try database.connect(.superuser)
    try superuser.script("grant create on schema public to public")
    func refusal() throws -> String {
      let plan = try Migrator(database.connect()).plan()
      let error = #expect(throws: StoreError.self) { try Migrator(database.connect()).run() }
      #expect(plan.problem == error?.message)
      return error?.message ?? ""
    }
    #expect(try refusal().contains("everybody may create functions"))
    let name = "stranger_\(UInt64.random(in: 0 ... .max))"
    try superuser.script("create role \(name) login")
    let stranger = try database.connect(.role(name))
    try stranger.script(
      """
      create function public.to_jsonb(int4) returns jsonb language sql as 'select null::jsonb';
      create function public.crm_trap() returns int4 language sql as 'select 1';
      create function public.harmless() returns int4 language sql as 'select 1';
      """)
    try superuser.script("revoke create on schema public from public")
    let words = try refusal()
    #expect(
      words.contains("to_jsonb(integer)") && words.contains("crm_trap()") && !words.contains("harmless"), "\(words)")
    #expect(try superuser.execute("select from pg_tables where tablename like 'crm\\_%'").isEmpty)
    try superuser.script("drop function public.to_jsonb(int4), public.crm_trap()")
    try Migrator(database.connect()).run()
    try stranger.script("select public.harmless()")
    try superuser.script(
      "create function public.lower(int4) returns text language sql as 'select null'; alter function public.lower(int4) owner to \(name)"
    )
    let check = try #require(Doctor.examine(database.connect()).first { $0.name == "schema" })
    #expect(check.verdict == .problem && check.finding.contains("lower(integer)"))
    try superuser.script("drop owned by \(name); drop role \(name)")
  }

  @Test("every function of ours that runs with its owner's rights finds nothing but the server's own by itself")
  func pinned() throws {
    let loose = try superuser.execute(
      """
      select p.oid::regprocedure::text as name from pg_proc p
      where p.proname like 'crm\\_%' and (
        (p.prosecdef and not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp', 'row_security=off'], false))
        or p.proconfig::text like '%public%')
      """
    ).map { row in try row.value("name") as String }
    #expect(loose == [])
  }
}
