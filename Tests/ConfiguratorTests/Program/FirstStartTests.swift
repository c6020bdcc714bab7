import FoundationEssentials
import Testing

@testable import Configurator

@Suite("The first start, on the built program", .serialized) struct FirstStartTests {
  @Test("five programs at once on an empty home all work, and there is one sample with one proposal")
  func race() throws {
    let home = try ProgramHome()
    let run = try home.shell([
      "/bin/sh", "-c", "for n in 1 2 3 4 5; do (configurator show >/dev/null; echo $?) & done; wait",
    ])
    #expect(run.output == "0\n0\n0\n0\n0\n", "\(run.errors)")
    #expect(try home.sql("select (select count(*) from leads), (select count(*) from crm_proposals)") == "200|1\n")
  }

  @Test("a start that was killed after the sample was filled in is made up for: the proposal to try is there")
  func killedHalfway() throws {
    let home = try ProgramHome()
    _ = try home.run(["db", "start"])
    #expect(try home.run(["show"]).code == 0)
    // What a kill between the two steps leaves behind.
    try home.asOwner("delete from crm_proposal_targets; delete from crm_proposals")
    try FileManager.default.removeItem(atPath: home.folder + "/data/configurator/postgres/sample-offered")
    #expect(try home.run(["proposals"]).output.contains("1 change"))
    // Declined or removed later, it does not come back.
    try home.asOwner("delete from crm_proposal_targets; delete from crm_proposals")
    #expect(try home.run(["proposals"]).output.contains("No proposal waits"))
  }

  @Test("where the database cannot be made, the exit code says so")
  func noCluster() throws {
    let home = try ProgramHome(["CONFIGURATOR_POSTGRES_BIN": "/nowhere"])
    let run = try home.run(["show"])
    #expect(run.code == Exit.noDatabase.rawValue)
    #expect(run.errors.contains("PostgreSQL"))
  }
}

extension ProgramHome {
  /// Changes something as the owner of the tables, which no command does.
  func asOwner(_ statement: String) throws {
    let url = try run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    let owner = url.replacing("configurator_reader", with: "configurator_owner")
    let run = try shell(["psql", owner, "-v", "ON_ERROR_STOP=1", "-qc", statement])
    guard run.code == 0 else { throw CommandFailure("psql: \(run.errors)") }
  }
}
