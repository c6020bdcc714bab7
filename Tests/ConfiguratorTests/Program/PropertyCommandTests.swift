import Testing

@testable import Configurator

@Suite("Properties from the shell, on the built program", .serialized) struct PropertyCommandTests {
  @Test("a property is added, listed, switched to and removed; the sample goes even when half of it is gone")
  func life() throws {
    let home = try ProgramHome()
    let added = try home.json([
      "property", "add", "Larkspur Row", "--type", "student", "--time-zone", "America/Denver", "--units", "90",
      "--json",
    ])
    #expect(added["name"].text == "Larkspur Row" && added["timeZone"].text == "America/Denver")
    #expect(try home.run(["property", "add", "Larkspur Row"]).errors.contains("already"))
    #expect(try home.run(["property", "add", "Odd", "--time-zone", "Mars/Base"]).errors.contains("not a time zone"))
    let moved = try home.run(["property", "set", "larkspur", "--timezone", "America/Phoenix"]).output
    #expect(moved.contains("is now America/Phoenix; it was America/Denver"), "\(moved)")
    #expect(
      try home.run(["property", "set", "larkspur", "--time-zone", "Mars"]).errors.contains("Nothing was changed"))
    #expect(try home.run(["property", "set", "larkspur", "--time-zone", "America/Denver"]).code == 0)
    let list = try home.run(["property", "list"]).output
    #expect(list.contains("* Larkspur Row  student  America/Denver") && list.contains("(sample)"), "\(list)")
    #expect(try home.json(["property", "--json"]).list.count == 3)

    #expect(try home.json(["property", "switch", "copper", "--json"])["name"].text == "Copperline Flats")
    #expect(try home.run(["show"]).output.hasPrefix("Copperline Flats"))
    let nobody = try home.run(["property", "switch", "nowhere"])
    #expect(nobody.code == Exit.failed.rawValue && nobody.errors.contains("These exist"))

    #expect(try home.run(["property", "remove", "Copperline Flats"]).code == Exit.needsTerminal.rawValue)
    try refuse(home, ["property", "remove", "Copperline Flats"], saying: "Nothing was removed.")
    try refuse(home, ["property", "remove", "--sample"], saying: "(Bellwether Hall and Copperline Flats)")
    #expect(try home.json(["property", "--json"]).list.count == 3)
    try confirm(home, ["property", "remove", "Copperline Flats"], saying: "Removed Copperline Flats.")
    try confirm(home, ["property", "remove", "--sample"], saying: "Removed the sample workspace.")
    #expect(try home.json(["property", "list", "--json"]).list.map { $0["name"].text } == ["Larkspur Row"])
    #expect(try home.run(["property", "remove", "--sample"]).output.contains("no sample"))
  }

  private func confirm(_ home: ProgramHome, _ arguments: [String], saying words: String) throws {
    let terminal = try home.terminal(arguments)
    try terminal.wait(for: "for good")
    try terminal.type("remove\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.contains(words), "\(terminal.screen.text)")
  }

  private func refuse(_ home: ProgramHome, _ arguments: [String], saying words: String) throws {
    let terminal = try home.terminal(arguments)
    try terminal.wait(for: "for good")
    try terminal.type("no\r")
    #expect(try terminal.waitForExit() == Exit.failed.rawValue)
    #expect(terminal.screen.contains(words), "\(terminal.screen.text)")
  }
}
