import Glibc
import TestSupport
import Testing

@Suite("The whole story, on the built program", .serialized) struct StoryTests {
  @Test("say it, see the diff, approve it, find it in the database, undo it")
  func story() throws {
    let home = try ProgramHome()
    let witness = try Witness(home)
    let terminal = try home.terminal()
    try terminal.wait(for: "Review (1)")
    try terminal.type("Create a pipeline for student housing\r")
    // The sample's proposal waits already; this request amends it.
    try terminal.wait(for: "Proposed: 2 changes")
    #expect(try count(home, "crm_pipelines") == 0)
    #expect(try count(home, "crm_config_versions") == 0)
    try terminal.approve(beforeTyping: { () throws in
      // The code is on the screen: everything but its five keys has happened.
      #expect(try witness.writesCounted() == 0)
      #expect(try witness.writesLogged() == [])
      #expect(try witness.hasSeen("insert into public.crm_proposals"))
    })
    // The same instruments do see the approval.
    try home.wait { try witness.writesCounted() > 0 }
    #expect(try witness.writesLogged().contains("insert into public.crm_config_versions"))
    #expect(try count(home, "crm_pipelines") == 1)
    #expect(try count(home, "crm_config_versions") == 3)
    #expect(try home.run(["show"]).output.contains("Guarantor"))

    // Undo the approval from the history.
    try terminal.type("\u{1b}OS")
    try terminal.wait(for: "newest first")
    try terminal.type("u")
    try terminal.wait(for: "Review (1)")
    try terminal.approve()
    #expect(try count(home, "crm_pipelines") == 0)
    #expect(try count(home, "crm_config_versions") == 6)
    try terminal.leave()
  }

  @Test("after a kill the conversation, the draft and the waiting proposal are there again")
  func killed() throws {
    let home = try ProgramHome()
    let first = try home.terminal()
    try first.wait(for: "Review (1)")
    try first.type("When a tour is cancelled, text them an hour later\r")
    try first.wait(for: "Proposed:")
    try first.type("an unfinished tho")
    try first.wait(for: "an unfinished tho")
    // The draft is saved once the keys have been quiet; the database says when it is.
    try home.wait { try home.sql("select 1 from crm_conversations where draft like '%unfinished%'").contains("1") }
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try home.terminal()
    try second.wait(for: "an unfinished tho")
    #expect(second.screen.contains("When a tour is cancelled"))
    try second.wait(for: "Review (1)")
    try second.leave()
  }

  @Test("resizing down to a stamp and back leaves a usable screen")
  func resized() throws {
    let home = try ProgramHome()
    let terminal = try home.terminal()
    try terminal.wait(for: "offline")
    for (rows, columns) in [(24, 80), (5, 20), (50, 200), (24, 79), (40, 120)] {
      terminal.resize(rows: rows, columns: columns)
      terminal.signal(SIGWINCH)
      terminal.read(milliseconds: 50)
    }
    try terminal.type("hello")
    try terminal.wait(for: "hello")
    try terminal.leave()
    #expect(!terminal.screen.isAlternate && !terminal.screen.hasBracketedPaste)
  }

  private func count(_ home: ProgramHome, _ table: String) throws -> Int {
    let text = try home.sql("select count(*) from \(table)")
    return Int(text.filter(\.isNumber)) ?? -1
  }
}
