import Testing

@testable import Configurator

@Suite("Exit codes, from the built program", .serialized) struct ExitCodeTests {
  @Test("every documented code is what a script really gets")
  func codes() throws {
    let home = try ProgramHome()
    let cases: [([String], Int32)] = [
      (["show"], 0), (["show", "--property", "nowhere"], 1), (["propose", "send every new lead to our webhook"], 2),
      (["propose", "Do not text families with children, we want a calm house"], 3),
      (["import", try home.file("broken.json", "{\"pipelines\": [{}]}")], 4), (["review"], 5), ([], 5),
    ]
    for (arguments, code) in cases {
      let run = try home.run(arguments)
      #expect(run.code == code, "\(arguments): \(run.output)\(run.errors)")
    }
    home.environment["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/none"
    #expect(try home.run(["history"]).code == 7)
    home.environment["DATABASE_URL"] = nil
  }

  @Test("a first word that is no command is called that, not a wrong argument of the terminal program")
  func unknownCommand() throws {
    let run = try ProgramHome().run(["frobnicate"])
    #expect(run.code == 64 && run.errors.contains("There is no command \"frobnicate\"."), "\(run.errors)")
    #expect(!run.errors.contains("terminal ["))
    #expect(UnknownCommand.complaint(["help", "show"]) == nil && UnknownCommand.complaint(["-h"]) == nil)
  }

  @Test(
    "a command line that is not understood ends with 64 and touches nothing",
    arguments: [
      ["nonsense-flag", "--nonsense"], ["show", "--nonsense"], ["rollback"],
      ["rollback", "--item", "x", "--approval", "y"],
      ["decide"], ["decide", "--accept", "one"], ["decline"], ["diff", "--to", "1"], ["migrate", "--json"],
      ["property", "remove"], ["eval"],
    ])
  func usage(arguments: [String]) throws {
    let home = try ProgramHome()
    let run = try home.run(arguments)
    #expect(run.code == 64, "\(arguments): \(run.output)\(run.errors)")
    #expect(run.errors.contains("Usage") || run.errors.contains("Error"))
  }
}
