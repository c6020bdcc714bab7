import ConfigSchema
import FoundationEssentials
import Store
import Testing

@testable import Engine

@Suite("Two configurations live through the same days") struct BackTestTests {
  @Test("what starts, for whom, how often, and what falls into the night")
  func counts() {
    var days = PastDays()
    for (name, hour) in [("Ada", 10), ("Ben", 22), ("Cleo", 12)] {
      days.happen("lead_created", PastDays.facts(name), at: PastDays.at(day: 1, hour: hour))
    }
    let report = days.test(proposed: .rule(on: "lead_created", .text(), .note("x", number: 2, after: 60)))
    #expect(report.counts()?.fired == 3)
    #expect(report.counts()?.leads == 3)
    #expect(report.action(1)?.done == 3)
    #expect(report.action(1)?.atNight == 1)
    #expect(report.after.texts == 3)
    #expect(report.after.textsAtNight == 1)
    #expect(report.actions == BackTestReport.ActionBalance(added: 6))
    #expect(report.before.actions == 0)
  }

  @Test("the difference, action by action")
  func balance() {
    var days = PastDays()
    for name in ["Ada", "Ben"] { days.happen("lead_created", PastDays.facts(name), at: PastDays.at(day: 1, hour: 10)) }
    let live = Configuration.rule(on: "lead_created", .text(), .note("old", number: 2), .note("gone", number: 3))
    let proposed = Configuration.rule(
      on: "lead_created", .text(), .note("new", number: 2), .note("more", number: 4, after: 30))
    #expect(
      days.test(live: live, proposed: proposed).actions
        == BackTestReport.ActionBalance(added: 2, removed: 2, changed: 2, same: 2))
  }

  @Test("what falls due after the days waits, what its conditions drop is dropped, what has a gap is held")
  func decisions() {
    var days = PastDays()
    days.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 29))
    days.happen("lead_contacted", PastDays.facts("Ada", status: "contacted"), at: PastDays.at(day: 29, minute: 30))
    let report = days.test(
      proposed: .rule(
        on: "lead_created", .note("a", number: 1, after: 2880),
        .note("b", number: 2, after: 60, onlyIf: [Condition("lead.status", .eq, "new")]),
        .note("{{last_name}}", number: 3), .note("c", number: 4, after: 60)))
    #expect(report.action(1)?.waiting == 1)
    #expect(report.action(2)?.dropped == 1)
    #expect(report.action(3)?.held == 1)
    #expect(report.action(4)?.done == 1)
  }

  @Test("what nobody wrote down is neither yes nor no; a condition that certainly fails still decides")
  func unknown() {
    var days = PastDays()
    let missing = UnknownFacts(["lead.status", "payload.status"])
    var facts = PastDays.facts("Ada")
    facts["status"] = nil
    days.happen("lead_created", facts, at: PastDays.at(day: 1), unknown: missing)
    let isNew = Condition("lead.status", .eq, "new")
    let proposed =
      Configuration.rule(on: "lead_created", if: [isNew], .note("a"))
      + .rule(
        on: "lead_created", if: [isNew, Condition("lead.source", .eq, "zillow")], number: 2, .note("b", number: 2))
      + .rule(on: "lead_created", number: 3, .note("c", number: 3, after: 60, onlyIf: [isNew]), .note("d", number: 4))
    let report = days.test(proposed: proposed)
    #expect(report.counts(1)?.fired == 0 && report.counts(1)?.unknown == 1)
    #expect(report.counts(2)?.fired == 0 && report.counts(2)?.unknown == 0)
    #expect(report.action(3, of: 3)?.unknown == 1)
    #expect(report.action(4, of: 3)?.done == 1)
    #expect(report.gaps == [BackTestReport.Gap(.conditions, count: 1), BackTestReport.Gap(.onlyIf, count: 1)])
    #expect(report.events.rebuilt == 1)
  }

  @Test("a move that nobody made is followed: it is an event, and the lead stands there until something else moves it")
  func following() {
    var days = PastDays()
    days.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1, hour: 9))
    days.happen("lead_engaged", PastDays.facts("Ada"), at: PastDays.at(day: 2, hour: 9))
    days.happen(
      "lead_status_changed", PastDays.facts("Ada", status: "leased"), at: PastDays.at(day: 3, hour: 9),
      ["from_status": "new", "to_status": "leased"])
    days.happen("lead_engaged", PastDays.facts("Ada", status: "leased"), at: PastDays.at(day: 4, hour: 9))
    let proposed =
      Configuration.rule(on: "lead_created", .move(to: "contacted"))
      + .rule(
        on: "lead_status_changed", if: [Condition("payload.to_status", .eq, "contacted")], number: 2,
        .text(number: 2, after: 5))
      + .rule(on: "lead_engaged", if: [Condition("lead.status", .eq, "contacted")], number: 3, .note("a", number: 3))
    let report = days.test(proposed: proposed)
    #expect(report.counts(2)?.fired == 1)
    #expect(report.action(2, of: 2)?.done == 1)
    #expect(report.counts(3)?.looked == 2 && report.counts(3)?.fired == 1)
    #expect(report.events.followingAfter == 1 && report.events.followingBefore == 0)
  }

  @Test("what our own actions brought about happens only where they are done")
  func causes() {
    var days = PastDays()
    let event = days.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1, hour: 9))
    let key = RunKey(event: event, action: Sample.id(4, 1))
    days.performed = [key]
    days.happen(
      "lead_status_changed", PastDays.facts("Ada", status: "contacted"), at: PastDays.at(day: 1, hour: 9, minute: 1),
      ["from_status": "new", "to_status": "contacted"], cause: key, hops: 1)
    days.happen("lead_engaged", PastDays.facts("Ada", status: "contacted"), at: PastDays.at(day: 2, hour: 9))
    let rest =
      Configuration.rule(on: "lead_status_changed", number: 2, .note("moved", number: 2))
      + .rule(on: "lead_engaged", if: [Condition("lead.status", .eq, "new")], number: 3, .note("still new", number: 3))
    let report = days.test(live: .rule(on: "lead_created", .move(to: "contacted")) + rest, proposed: rest)
    let moved = report.triggers.first { $0.id == Sample.id(3, 2) }
    #expect(moved?.before?.fired == 1 && moved?.after?.fired == 0)
    let still = report.triggers.first { $0.id == Sample.id(3, 3) }
    #expect(still?.before?.fired == 0 && still?.after?.fired == 1)
    #expect(report.events.followingBefore == 0)
  }

  @Test("a chain of our own moves ends at the limit")
  func loop() {
    var days = PastDays()
    days.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1))
    func back(_ from: String, _ to: String, _ number: Int) -> Configuration {
      .rule(
        on: "lead_status_changed", if: [Condition("payload.to_status", .eq, .string(from))], number: number,
        .move(to: to, number: number))
    }
    let report = days.test(
      proposed: .rule(on: "lead_created", .move(to: "contacted")) + back("contacted", "new", 2)
        + back("new", "contacted", 3))
    #expect(report.events.followingAfter == 9)
  }

  @Test("rules that never or always hold are named")
  func verdicts() {
    var days = PastDays()
    for day in 1...3 { days.happen("lead_created", PastDays.facts("Ada\(day)"), at: PastDays.at(day: day)) }
    let report = days.test(
      proposed: .rule(on: "lead_created", if: [Condition("lead.source", .eq, "zillow")], .note("a"))
        + .rule(on: "lead_created", if: [Condition("lead.source", .eq, "website")], number: 2, .note("b", number: 2))
        + .rule(on: "lead_engaged", number: 3, .note("c", number: 3)))
    #expect([1, 2, 3].map { report.counts($0)?.verdict } == [.never, .always, .nothingHappened])
  }

  @Test("the busiest day of a lead, and leads to read as examples")
  func busiest() {
    var days = PastDays()
    days.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1, hour: 10))
    days.happen("lead_created", PastDays.facts("Ben"), at: PastDays.at(day: 2, hour: 10))
    days.happen("lead_engaged", PastDays.facts("Ben"), at: PastDays.at(day: 2, hour: 11))
    let report = days.test(
      proposed: .rule(on: "lead_created", .text()) + .rule(on: "lead_engaged", number: 2, .text("again", number: 2)))
    #expect(
      report.after.busiest
        == BackTestReport.Busiest(lead: ItemID("Ben"), name: "Ben", day: "2026-03-04", touches: 2))
    let ben = report.timelines.first { $0.lead == ItemID("Ben") }
    #expect(ben?.entries.map(\.at) == ["2026-03-04 10:00", "2026-03-04 10:00", "2026-03-04 11:00", "2026-03-04 11:00"])
    #expect(ben?.entries.map(\.kind) == [.event, .onlyAfter, .event, .onlyAfter])
    #expect(ben?.entries[1].text == "send a text: “Hi Ben”")
  }

  @Test("the same input gives the same report to the byte")
  func deterministic() throws {
    var days = PastDays()
    for number in 0..<300 {
      let name = "Lead\(number % 37)"
      days.happen(
        number % 3 == 0 ? "lead_created" : "lead_engaged", PastDays.facts(name),
        at: PastDays.at(day: number / 12, hour: number % 24))
    }
    let live = Configuration.rule(on: "lead_engaged", .text(), .note("n", number: 2, after: 90))
    let proposed =
      Configuration.rule(on: "lead_engaged", .text("other"), .move(to: "contacted", number: 3))
      + .rule(on: "lead_status_changed", number: 2, .text("moved", number: 4))
      + .rule(on: "lead_stale", if: [Condition("payload.days_since_contact", .gte, 3)], number: 3, .text(number: 5))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let reports = try (0..<4).map { _ in try encoder.encode(days.test(live: live, proposed: proposed)) }
    #expect(Set(reports).count == 1)
  }
}
