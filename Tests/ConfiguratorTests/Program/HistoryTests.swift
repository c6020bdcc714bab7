import Testing

@testable import Configurator

@Suite("History, difference, going back and importing, on the built program", .serialized) struct HistoryTests {
  @Test("what was approved is told as words and as data, and every way back is a proposal")
  func history() throws {
    let home = try ProgramHome()
    // Revision 1: the sample's proposal. Revision 2: a pipeline.
    try home.approve()
    _ = try home.run(["propose", "Create a pipeline for student housing"])
    try home.approve()
    #expect(try home.run(["history"]).output.contains("Revision 2"))
    let history = try home.json(["history", "--json"])
    #expect(history.list.map { $0["revision"].int } == [2, 1])
    let moment = #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00/#
    #expect(history[0]["at"].text?.wholeMatch(of: moment) != nil, "\(history[0]["at"])")
    #expect(history[0]["versions"].list.map { $0["kind"].text } == ["pipeline"])
    #expect(try home.json(["history", "--json", "--limit", "1"]).list.count == 1)
    #expect(try home.json(["show", "--json"])["pipelines"].list.count == 1)

    try differences(home)
    try rollbacks(home, approval: try #require(history[0]["id"].text))
    try importing(home)
  }

  private func differences(_ home: ProgramHome) throws {
    #expect(try home.run(["diff", "--from", "1"]).output.contains("New pipeline"))
    #expect(try home.run(["diff", "--from", "1", "--to", "1"]).output.contains("No difference"))
    let words = try home.run(["diff", "--from", "0", "--to", "1"]).output
    #expect(words.contains("from revision 0 to revision 1:") && !words.contains("[x]"), "\(words)")
    let data = try home.json(["diff", "--from", "0", "--to", "2", "--json"])
    #expect(data.list.count == 1 && data[0]["baseRevision"].int == 0 && data[0]["changes"].list.count >= 2)
    let beyond = try home.run(["diff", "--from", "9"])
    #expect(beyond.code == Exit.failed.rawValue && beyond.errors.contains("no revision 9"))
  }

  private func rollbacks(_ home: ProgramHome, approval: String) throws {
    for (form, word) in [
      (["--approval", String(approval.prefix(8)).uppercased()], "approval"), (["--to", "0"], "property"),
      (["--item", "student leasing", "--to", "1"], "item"),
    ] {
      let made = try home.json(["rollback", "--json"] + form)
      #expect(made["proposal"]["origin"].json.text().contains(word), "\(made["proposal"]["origin"].json.text())")
      let changes = made["proposal"]["targets"][0]["changes"].list.count
      #expect(changes == (word == "property" ? 2 : 1), "\(form): \(changes)")
      _ = try home.run(["decline", try #require(made["proposal"]["id"].text)])
    }
    let words = try home.run(["rollback", "--to", "1"])
    #expect(words.code == 0 && words.output.contains("configurator review"), "\(words.output)\(words.errors)")
    _ = try home.run(["decline", home.waiting()])
    for (form, sentence) in [
      (["--approval", "ffffffff"], "no approval ffffffff"), (["--to", "9"], "no revision 9"),
      (["--item", "nothing", "--to", "1"], "no pipeline or trigger called"),
    ] {
      let run = try home.run(["rollback"] + form)
      #expect(run.code == Exit.failed.rawValue && run.errors.contains(sentence), "\(run.errors)")
    }
  }

  private func importing(_ home: ProgramHome) throws {
    let run = try home.run(["import", home.file("new.json", home.edited())])
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("Waitlist call") && run.output.contains("configurator review"))
    #expect(try home.json(["show", "--json"])["triggers"].list.count == 1)
  }
}
