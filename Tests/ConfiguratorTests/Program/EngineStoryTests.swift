import Glibc
import TestSupport
import Testing

@testable import Configurator

/// One community, from recording switched on to what the team does in the end, with nothing but the built program.
@Suite("The engine's commands tell one story, on the built program", .serialized) struct EngineStoryTests {
  @Test("captured, routed, done, held, tried again, cancelled, explained")
  func story() throws {
    let home = try ProgramHome()
    try capture(home)
    _ = try home.run(["decline", home.waiting()])
    _ = try home.run([
      "propose", "When a new lead comes in, create a task to call them after 1 hour and add a note at once",
    ])
    try home.approve()
    try home.change(
      "insert into leads (property_id, first_name, last_name, email, phone, status, source) "
        + "select id, 'Ana', 'Ruiz', 'ana@example.test', '512 555 0147', 'new', 'website' from properties order by name limit 1"
    )
    let once = try home.run(["engine", "--once", "--log", "none"])
    #expect(once.code == 0 && once.output.contains("2 runs made; 1 done"), "\(once.output)\(once.errors)")
    let run = try runs(home)
    try waiting(home)
    try tasks(home, run)
    try events(home)
  }

  private func capture(_ home: ProgramHome) throws {
    #expect(try home.run(["capture"]).output.contains("Capture is off"))
    let refused = try home.run(["capture", "install"])
    #expect(refused.code == Exit.needsTerminal.rawValue && refused.errors.contains("Nothing was changed"))
    #expect(try home.confirm(["capture", "install"]).contains("20 tables are watched"))
    let status = try home.json(["capture", "status", "--json"])
    #expect(status["unwatched"].list.isEmpty && status["watched"].list.count == 20)
    #expect(try home.run(["capture", "install"]).output.contains("Everything is watched already"))
    #expect(try home.run(["access"]).output.contains("The engine may work on all"))
  }

  /// - Returns: the run that waits.
  private func runs(_ home: ProgramHome) throws -> String {
    let all = try home.json(["runs", "--json"]).list
    #expect(
      Set(all.map { $0["status"].text }) == ["pending", "done"] && all.allSatisfy { $0["leadName"].text == "Ana Ruiz" })
    let run = try #require(all.first { $0["status"].text == "pending" }?["id"].text)
    #expect(try home.run(["runs", "list", "--status", "pending"]).output.contains("create_task for Ana Ruiz"))
    let why = try home.run(["why", String(run.prefix(8))]).output
    #expect(why.contains("lead      Ana Ruiz") && why.contains("create a task to call them after 1 hour"), "\(why)")
    #expect(try home.json(["runs", "show", run, "--json"])["errors"].list.isEmpty)
    let early = try home.run(["runs", "retry", run])
    #expect(early.code == 1 && early.errors.contains("only held and given-up runs"))
    for bad in [
      ["runs", "list", "--status", "nonsense"], ["runs", "list", "--limit", "0"], ["runs", "list", "--limit", "-3"],
      ["events", "tail", "--limit", "x"], ["stages", "list", "--limit", "-1"], ["engine", "--log", "loud"],
      ["tasks", "reassign", "a", "--to", " "], ["events", "publish", " "], ["events", "publish", "x", "--entity", "7"],
    ] {
      let answer = try home.run(bad)
      #expect(answer.code == 64 && !answer.errors.isEmpty && answer.output.isEmpty, "\(bad) \(answer)")
    }
    for bad in [["runs", "show", "zzz"], ["why", "zzz"], ["runs", "cancel", "%"], ["tasks", "done", "zzz"]] {
      let answer = try home.run(bad)
      #expect(answer.code == 1 && answer.errors.contains("or more than one"), "\(bad) \(answer)")
    }
    return run
  }

  /// A deletion tells what waits, takes a choice and refuses one there is not.
  private func waiting(_ home: ProgramHome) throws {
    _ = try home.run(["propose", "Delete the automation New lead task and note"])
    let told = try home.json(["review", "--json"])["waiting"]
    #expect(told[0]["count"].int == 1 && told[0]["choice"].text == "cancel", "\(told.json.text())")
    let moved = try home.run(["decide", "--move", "1"])
    #expect(moved.code == 1 && moved.errors.contains("can be kept or cancelled"), "\(moved.errors)")
    #expect(try home.run(["decide", "--keep", "1", "--cancel", "1"]).errors.contains("cannot become two things"))
    #expect(try home.run(["decide", "--keep", "1"]).output.contains("That stays as it was approved."))
    try home.approve()
    #expect(try home.sql("select kept, status from crm_action_runs where status = 'pending'") == "t|pending\n")
    #expect(try home.json(["backtest", "--live", "--json"])["targets"].list.count == 1)
  }

  private func tasks(_ home: ProgramHome, _ run: String) throws {
    try home.change("update crm_action_runs set due_at = now() where status = 'pending'")
    #expect(try home.run(["engine", "--once", "--log", "none"]).output.contains("1 done"))
    let task = try #require(try home.json(["tasks", "--json"]).list.first)
    #expect(task["leadName"].text == "Ana Ruiz")
    let id = String(try #require(task["id"].text).prefix(8))
    #expect(try home.run(["tasks", "reassign", id, "--to", "Maria"]).output.contains("Handed on to Maria"))
    #expect(try home.run(["tasks"]).output.contains("for Maria"))
    #expect(try home.run(["tasks", "done", id]).output.contains("Done:"))
    #expect(try home.run(["tasks", "done", id]).errors.contains("done already"))
    #expect(try home.run(["tasks", "list", "--done"]).output.contains(id))
    let late = try home.run(["runs", "cancel", run])
    #expect(late.code == 1 && late.errors.contains("is done and cannot be cancelled"))
  }

  private func events(_ home: ProgramHome) throws {
    let published = try home.run(["events", "publish", "gate_opened", "--payload", "{\"gate\": 2}", "--key", "once"])
    #expect(published.code == 0 && published.output.contains("Published as number"))
    #expect(try home.run(["events", "publish", "gate_opened", "--key", "once"]).output.contains("told before"))
    for bad in ["[1]", "{", "7"] {
      let answer = try home.run(["events", "publish", "gate_opened", "--payload", bad])
      #expect(answer.code == 1 && answer.errors.contains("Nothing was published"), "\(answer)")
    }
    #expect(try home.json(["events", "tail", "--limit", "1", "--json"])[0]["payload"]["gate"].int == 2)
    #expect(try home.run(["optouts", "add", "512 555 0147"]).output.contains("gets no more texts"))
    #expect(try home.run(["optouts"]).output.contains("no texts since"))
    #expect(try home.run(["optouts", "remove", "512 555 0147"]).code == Exit.needsTerminal.rawValue)
    #expect(try home.confirm(["optouts", "remove", "512 555 0147"]).contains("may get messages again"))
    #expect(try home.run(["optouts", "add", "nobody"]).errors.contains("neither a phone number nor"))
    let nowhere = try home.run(["stages", "move", "Ana Ruiz", "--to", "Nowhere"])
    #expect(nowhere.code == 1 && nowhere.errors.contains("Nothing was moved"))
  }
}

extension ProgramHome {
  /// Something an app does on the private database.
  func change(_ statement: String) throws {
    let reader = try run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    let made = try shell(["psql", reader.replacing("configurator_reader", with: "postgres"), "-qc", statement])
    #expect(made.code == 0, "\(made.errors)")
  }

  /// A command that a person confirms by the code it draws.
  /// - Returns: what is on the screen in the end.
  func confirm(_ arguments: [String]) throws -> String {
    let terminal = try terminal(arguments)
    try terminal.wait(for: "to go on:")
    let code = try #require(terminal.screen.text.firstMatch(of: #/Type (\w{4}) to go on/#)?.1)
    try terminal.type("\(code)\r")
    #expect(try terminal.waitForExit() == 0)
    return terminal.screen.text
  }
}
