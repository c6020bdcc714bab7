import FoundationEssentials
import Testing

@testable import Configurator

@Suite("Looking after the database, on the built program", .serialized) struct DbCommandTests {
  @Test("status, start, url, psql, stop and reset do what they say")
  func life() throws {
    let home = try ProgramHome()
    #expect(try home.run(["db", "status"]).output.contains("not created yet"))
    #expect(try home.json(["db", "--json"])["running"].json == .bool(false))
    #expect(try home.run(["db", "start"]).output.hasPrefix("running"))
    let status = try home.json(["db", "status", "--json"])
    #expect(status["running"].json == .bool(true) && status["version"].int != nil)
    let url = try #require(try home.json(["db", "url", "--json"])["url"].text)
    #expect(try home.shell(["psql", url, "-Atc", "select count(*) from properties"]).output == "0\n")
    _ = try home.run(["show"])
    #expect(try home.run(["db", "psql", "-Atc", "select count(*) from leads"]).output == "200\n")
    #expect(try home.run(["db", "psql", "-c", "delete from leads"]).code != 0)
    try reset(home)
    #expect(try home.run(["db", "stop"]).output == "was not running\n")
  }

  private func reset(_ home: ProgramHome) throws {
    let unwatched = try home.run(["db", "reset"])
    #expect(unwatched.code == Exit.needsTerminal.rawValue && unwatched.errors.contains("Nothing was deleted."))
    for (answer, words, code) in [("no", "Nothing was deleted.", Exit.failed), ("delete", "deleted", Exit.done)] {
      let terminal = try home.terminal(["db", "reset"])
      try terminal.wait(for: "Type delete to go on")
      try terminal.type(answer + "\r")
      #expect(try terminal.waitForExit() == code.rawValue)
      #expect(terminal.screen.contains(words), "\(terminal.screen.text)")
    }
    #expect(try home.run(["db", "status"]).output.contains("not created yet"))
  }

  @Test("ctrl-C in psql ends the statement, not psql and not the program; psql is found beside the server as well")
  func interrupted() throws {
    let home = try ProgramHome()
    _ = try home.run(["show"])
    // A PATH without psql, but with the server where it always is.
    home.environment["PATH"] = ProgramHome.binaries + ":/nowhere"
    home.environment["PAGER"] = "/bin/cat"
    let terminal = try home.terminal(["db", "psql"])
    try terminal.wait(for: "configurator=>")
    try terminal.type("select 'asl' || 'eep', pg_sleep(300);\r")
    try terminal.wait(for: "pg_sleep(300);")
    try terminal.wait(for: "the statement to run") { _ in
      (try? home.sql(
        "select 1 from pg_stat_activity where query like '%pg_sleep(300)%' and pid <> pg_backend_pid() and state = 'active'"
      )) == "1\n"
    }
    try terminal.type("\u{3}")
    try terminal.wait(for: "canceling statement")
    try terminal.type("select 6 * 7 as answer;\r")
    try terminal.wait(for: "42")
    try terminal.type("\\q\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("a plain database is set up by migrate after a person's yes, and only then")
  func migrating() throws {
    let home = try ProgramHome()
    _ = try home.run(["db", "start"])
    let reader = try home.run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    let superuser = reader.replacing("configurator_reader", with: "postgres")
    #expect(try home.shell(["psql", superuser, "-qc", "create database plain"]).code == 0)
    home.environment["DATABASE_URL"] = superuser.replacing("/configurator?", with: "/plain?")
    defer { home.environment["DATABASE_URL"] = nil }
    let dry = try home.json(["migrate", "--dry-run", "--json"])
    #expect(dry["pending"].list.first?.text == "0001_roles")

    let doctor = try home.run(["doctor"]).output
    #expect(doctor.contains("has not been set up") && !doctor.contains("\\n"), "\(doctor)")

    let refused = try home.terminal(["migrate"])
    try refused.wait(for: "Type migrate to go on")
    try refused.type("yes\r")
    #expect(try refused.waitForExit() == Exit.failed.rawValue)
    #expect(refused.screen.contains("Nothing was changed."))
    #expect(try home.run(["show"]).errors.contains("has not been set up"))

    let confirmed = try home.terminal(["migrate"])
    try confirmed.wait(for: "Type migrate to go on")
    try confirmed.type("migrate\r")
    #expect(try confirmed.waitForExit() == 0)
    #expect(confirmed.screen.contains("up to date"), "\(confirmed.screen.text)")
    #expect(try home.json(["migrate", "--dry-run", "--json"])["pending"].list.isEmpty)
    #expect(try home.run(["property", "list"]).output.contains("no property yet"))
    let unmapped = try home.run(["doctor"]).output
    #expect(unmapped.contains("look    you: You may propose, not approve, and nobody else may approve either."))
    #expect(unmapped.contains("with a profile in crm_actors"), "\(unmapped)")
    #expect(try home.run(["db", "status"]).errors.contains("names a server"))
  }
}
