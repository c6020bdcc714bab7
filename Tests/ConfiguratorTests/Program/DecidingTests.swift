import ConfigSchema
import Testing

@testable import Configurator

@Suite("Working on what waits without a screen, on the built program", .serialized) struct DecidingTests {
  @Test("proposals are listed, decided on change by change, and declined; nothing of it approves")
  func deciding() throws {
    let home = try ProgramHome()
    _ = try home.run(["propose", "--amend", "Create a pipeline for student housing"])
    let list = try home.json(["proposals", "--json"])
    #expect(list.list.count == 1 && list[0]["changes"].int == 2)
    let id = try #require(list[0]["id"].text)
    #expect(try home.run(["proposals"]).output.hasPrefix(id))

    let decided = try home.json(["decide", String(id.prefix(10)), "--accept", "1", "--decline", "2", "--json"])
    #expect(decided["decisions"].list.map { $0["decision"].text } == ["accepted", "declined"])
    #expect(decided["decisions"].list.allSatisfy { $0["seen"].json == .bool(false) })
    let review = try home.run(["review"])
    #expect(review.output.contains("  [x] 1. ") && review.output.contains("  [ ] 2. "), "\(review.output)")
    #expect(try home.json(["review", "--json"])["decisions"][1]["decision"].text == "declined")
    let none = try home.run(["decide", "--decline", "all"]).output
    #expect(none.contains("configurator decline \(id)") && !none.contains("Approve"), "\(none)")
    let all = try home.json(["decide", "--accept", "all", "--json"])
    #expect(all["decisions"].list.map { $0["decision"].text } == ["accepted", "accepted"])

    for (wrong, words) in [
      (["--accept", "3"], "no change 3"), (["--accept", "1", "--decline", "1,2"], "both accepted and declined"),
    ] {
      let run = try home.run(["decide"] + wrong)
      #expect(run.code == Exit.failed.rawValue && run.errors.contains(words), "\(run.errors)")
    }
    #expect(try home.sql("select count(*) from crm_approvals") == "0\n")

    let declined = try home.run(["decline", id, "--reason", "not now"])
    #expect(declined.code == 0 && declined.output.contains("Nothing was changed"))
    #expect(try home.sql("select status, settled_reason from crm_proposals") == "declined|not now\n")
    for command in ["decline", "review", "rebase", "diff"] {
      let again = try home.run([command, id])
      #expect(
        again.code == Exit.failed.rawValue && again.errors.contains("it is declined"), "\(command): \(again.errors)")
    }
  }

  @Test("numbers are refused in words also when there is nothing to number")
  func nothing() {
    let proposal = Proposal(
      id: ItemID("x"), request: Request(typed: "please"), message: "", model: "test", targets: [], validatorVersion: 1)
    for numbers in [Set([1]), Set([0]), Set([-3, 2])] {
      #expect(throws: CommandFailure.self) {
        try Deciding(proposal: proposal, review: ReviewState()).deciding(accept: numbers, decline: [])
      }
    }
  }

  @Test("declining what another accepted change needs is refused, naming it")
  func needed() throws {
    let home = try ProgramHome()
    _ = try home.run(["decline", home.waiting()])
    _ = try home.run(["propose", "Create a pipeline for student housing"])
    try home.approve()
    let file = try home.file("new.json", home.edited())
    let imported = try home.json(["import", file, "--json"])
    let count = imported["proposal"]["targets"][0]["changes"].list.count
    try #require(count >= 2, "\(imported.json.text())")
    // A stage leads by itself to the one that the other change adds.
    let review = try home.json(["review", "--json"])["decisions"].list
    let stage = try #require(review.firstIndex { $0["sentence"].text?.hasPrefix("New stage “Waitlist call”") == true })
    let run = try home.run(["decide", "--decline", "\(stage + 1)"])
    #expect(run.code == Exit.failed.rawValue, "\(run.output)")
    #expect(run.errors.contains("needs") && run.errors.contains("Waitlist call"), "\(run.errors)")
    #expect(run.errors.contains("Nothing was decided"))
  }

  @Test("a proposal that something was approved past is rebased: new, undecided, in the place of the old one")
  func rebasing() throws {
    let home = try ProgramHome()
    _ = try home.run(["propose", "Create a pipeline for student housing"])
    for waiting in try home.json(["proposals", "--json"]).list {
      _ = try home.run(["decide", try #require(waiting["id"].text), "--accept", "1"])
    }
    // One of the two is approved; the other has been approved past then.
    try home.approve()
    let old = try home.waiting()
    let rebased = try home.json(["rebase", old, "--json"])
    let new = try #require(rebased["proposal"]["id"].text)
    #expect(new != old && rebased["proposal"]["targets"][0]["baseRevision"].int == 1)
    #expect(try home.json(["review", new, "--json"])["decisions"][0]["decision"].text == "undecided")
    #expect(try home.sql("select superseded_by from crm_proposals where status = 'superseded'") == new + "\n")
  }
}

extension ProgramHome {
  /// The exported configuration with a stage more at the end of its pipeline, to which another stage leads by itself.
  func edited() throws -> String {
    try shell(
      [
        "python3", "-c",
        """
        import json, sys
        setup = json.load(sys.stdin)
        stages = setup["pipelines"][0]["stages"]
        stages.append({"id": "11111111-0000-4000-8000-000000000003", "name": "Waitlist call", "order": len(stages) + 1,
          "sla_hours": None, "lead_status": None, "auto_transition": None})
        leading = next(stage for stage in stages if stage["name"] == "Application")
        leading["auto_transition"] = {"event_type": None, "after_hours": 48, "to_stage": "Waitlist call"}
        print(json.dumps(setup))
        """,
      ], input: run(["export"]).output
    ).output
  }
}
