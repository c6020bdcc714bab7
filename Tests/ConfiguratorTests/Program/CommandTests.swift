import FoundationEssentials
import Testing

@testable import Configurator

@Suite("Commands, on the built program", .serialized) struct CommandTests {
  @Test("every command of the README's tour works on a fresh machine")
  func readme() throws {
    let home = try ProgramHome()
    let text = try String(contentsOf: SourceTree.root.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("configurator ") }
    #expect(lines.count >= 6)
    for line in lines {
      let run = try home.shell(["/bin/sh", "-c", "cd '\(home.folder)' && \(line)"])
      #expect(run.code == 0, "\(line) ended with \(run.code): \(run.output)\(run.errors)")
    }
    let exported = try String(contentsOfFile: home.folder + "/setup.json", encoding: .utf8)
    #expect(exported.contains("\"pipelines\""))
  }

  @Test("the two commands of the README exist")
  func make() throws {
    let makefile = try String(contentsOf: SourceTree.root.appendingPathComponent("Makefile"), encoding: .utf8)
    #expect(makefile.contains("\nrun: ") && makefile.contains("\ntest: "))
  }

  @Test("the exit codes are documented with the meaning the program gives them", arguments: Exit.allCases)
  func exitCodes(exit: Exit) throws {
    let text = try String(contentsOf: SourceTree.root.appendingPathComponent("docs/commands.md"), encoding: .utf8)
    #expect(text.contains("| \(exit.rawValue) | \(exit.meaning) |"))
  }

  @Test("proposing writes nothing live, and approving without a terminal is refused")
  func proposing() throws {
    let home = try ProgramHome()
    let words = "When a review has two stars or less, open an urgent ticket"
    let proposed = try home.run(["propose", "--json", words])
    #expect(proposed.code == Exit.done.rawValue)
    #expect(proposed.output.contains("open_review_ticket"))
    let review = try home.run(["review"])
    #expect(review.code == Exit.needsTerminal.rawValue)
    #expect(review.errors.contains("person at a terminal"))
    let counted = try home.sql(
      "select (select count(*) from crm_triggers), (select count(*) from crm_actions), (select count(*) from crm_config_versions)"
    )
    #expect(counted == "0|0|0\n")
  }

  @Test("an unlawful request is declined with its reason, an unclear one leads to a question")
  func declining() throws {
    let home = try ProgramHome()
    let unlawful = try home.run(["propose", "Do not text families with children, we want a calm house"])
    #expect(unlawful.code == Exit.declined.rawValue, "\(unlawful.output)")
    let unclear = try home.run(["propose"], input: "send every new lead to our webhook\n")
    #expect(unclear.code == Exit.questions.rawValue, "\(unclear.output)")
  }

  @Test("what was exported imports without a difference; a broken file is refused with the place")
  func importing() throws {
    let home = try ProgramHome()
    _ = try home.run(["export", home.folder + "/a.json"])
    let same = try home.run(["import", home.folder + "/a.json"])
    #expect(same.output.isEmpty && same.code != 0)
    try Data("{\"pipelines\": [,]}".utf8).write(to: URL(fileURLWithPath: home.folder + "/b.json"))
    let broken = try home.run(["import", home.folder + "/b.json"])
    #expect(broken.code == Exit.findings.rawValue)
    #expect(broken.errors.contains("not JSON"))
  }

  @Test("a server that does not answer is named, and nothing is started in its place")
  func noServer() throws {
    let home = try ProgramHome(["DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"])
    let run = try home.run(["show"])
    #expect(run.code == Exit.noDatabase.rawValue)
    #expect(run.errors.contains("127.0.0.1"))
  }

  @Test("a named server is never migrated by starting, and only with a person's yes")
  func named() throws {
    let home = try ProgramHome()
    _ = try home.run(["db", "start"])
    let url = try home.run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    home.environment["DATABASE_URL"] = url.replacing("/configurator?", with: "/postgres?")
    let show = try home.run(["show"])
    #expect(show.code == Exit.failed.rawValue && show.errors.contains("configurator migrate"), "\(show.errors)")
    let plan = try home.run(["migrate", "--dry-run"]).output
    #expect(plan.contains("0001_roles") && plan.contains("+ table public.crm_pipelines"), "\(plan)")
    #expect(try home.run(["migrate"]).code == Exit.needsTerminal.rawValue)
    home.environment["DATABASE_URL"] = nil
  }

  @Test("a named server stays as it was until a person types the word, whatever is started on it")
  func untouched() throws {
    let home = try ProgramHome()
    let named = try home.namedDatabase()
    func things() throws -> String { try home.shell(["psql", named, "-Atc", ProgramHome.things]).output }
    let before = try things()
    #expect(!before.isEmpty)
    home.environment["DATABASE_URL"] = named
    for arguments in [["show"], ["history"], ["doctor"], ["propose", "hello"], ["migrate", "--dry-run"], ["migrate"]] {
      _ = try home.run(arguments)
      #expect(try things() == before, "\(arguments)")
    }
    let started = try home.terminal()
    try started.waitForExit()
    #expect(try things() == before)
    let wrong = try home.terminal(["migrate"], columns: 250)
    try wrong.wait(for: "Type migrate to go on")
    try wrong.type("yes\r")
    #expect(try wrong.waitForExit() != 0)
    #expect(try things() == before)
    // With the word it happens, or nothing above would prove anything.
    let right = try home.terminal(["migrate"], columns: 250)
    try right.wait(for: "Type migrate to go on")
    try right.type("migrate\r")
    #expect(try right.waitForExit() == 0)
    #expect(try things() != before)
    home.environment["DATABASE_URL"] = nil
  }

  @Test("help names every command, and completions cover them")
  func help() throws {
    let home = try ProgramHome()
    let help = try home.run(["--help"]).output
    let text = try String(contentsOf: SourceTree.root.appendingPathComponent("docs/commands.md"), encoding: .utf8)
    for command in Configurator.configuration.subcommands.compactMap({ $0.configuration.commandName }) {
      #expect(help.contains(command))
      #expect(command == "terminal" || text.contains("configurator \(command)") || text.contains("`\(command)"))
    }
    #expect(try home.run(["completions", "bash"]).output.contains("propose"))
    #expect(try home.run(["completions", "tcsh"]).code == Exit.failed.rawValue)
  }
}
