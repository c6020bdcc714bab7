import ConfigSchema
import Store
import Testing

@Suite("A guard that cannot see") struct GuardSightTests {
  @Test("refuses, where it would take every property for deleted and let anything pass")
  func blind() throws {
    let community = try Community()
    try community.store().change { $0 = Sample.configuration }
    // The platform's tables belong to somebody else here, and row security shows the guard's owner none of their rows.
    try community.database.connect(.superuser).script(
      """
      alter table public.properties owner to postgres;
      drop policy crm_reads on public.properties;
      drop policy crm_works on public.properties;
      grant select, update on public.properties to configurator_owner;
      """)
    let session = try community.database.connect(.app)
    try session.script("set role configurator_writer")
    #expect(throws: StoreError.self) { try session.execute("delete from public.crm_actions") }
    #expect(throws: StoreError.self) { try session.execute("update public.crm_pipelines set name = 'x'") }
    let check = try #require(Doctor.examine(community.owner()).first { $0.name == "guard" })
    #expect(check.verdict == .problem)
    #expect(check.finding.contains("configurator_owner in properties"))
  }

  @Test(
    "the tables that the program reads templates and workflows from are looked at as well",
    arguments: [
      "follow_up_templates", "workflow_definitions",
    ])
  func reading(table: String) throws {
    let community = try Community()
    try community.database.connect(.superuser).script(
      "alter table public.\(table) owner to postgres; alter table public.\(table) enable row level security")
    let check = try #require(Doctor.examine(community.owner()).first { $0.name == "guard" })
    #expect(check.finding.contains("configurator_owner in \(table)"))
  }
}
