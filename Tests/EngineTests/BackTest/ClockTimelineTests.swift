import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("What the clock would have found") struct ClockTimelineTests {
  private static func days(_ field: String, _ op: Operator, _ value: JSON) -> [Condition] {
    [Condition("payload." + field, op, value)]
  }

  @Test("silence is counted from the last contact, once for each, and from the arrival when there was none")
  func stale() {
    var past = PastDays()
    past.happen("lead_created", PastDays.facts("Ada", created: PastDays.at(day: 1)), at: PastDays.at(day: 1))
    let contacted = PastDays.at(day: 10, hour: 9)
    past.happen(
      "lead_contacted", PastDays.facts("Ada", status: "contacted", created: PastDays.at(day: 1), contacted: contacted),
      at: contacted)
    let rule = Configuration.rule(
      on: "lead_stale", if: Self.days("days_since_contact", .gte, 5), .note("call"))
    _ = past.test(live: rule, proposed: rule)
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 6), PastDays.at(day: 15, hour: 9)])
    let report = past.test(
      proposed: .rule(on: "lead_stale", if: Self.days("days_since_contact", .gte, 12), .note("call")))
    #expect(report.counts()?.fired == 1)
  }

  @Test("a lead without an answer is found until somebody is in touch")
  func uncontacted() {
    var past = PastDays()
    let (early, late) = (PastDays.at(day: 1, minute: 20), PastDays.at(day: 2, minute: 50))
    for (name, created, contact) in [("Ada", PastDays.at(day: 1), early), ("Ben", PastDays.at(day: 2), late)] {
      past.happen("lead_created", PastDays.facts(name, created: created), at: created)
      past.happen(
        "lead_contacted", PastDays.facts(name, status: "contacted", created: created, contacted: contact), at: contact)
    }
    let report = past.test(
      proposed: .rule(on: "lead_uncontacted", if: Self.days("minutes_since_created", .gte, 30), .note("hurry")))
    #expect(report.counts()?.fired == 1)
    #expect(report.timelines.map(\.name) == ["Ben"])
  }

  @Test("a tour comes up, moves, comes up again; one that was called off does not")
  func tours() {
    var past = PastDays()
    func tour(_ date: String, _ status: String = "scheduled") -> JSONObject {
      ["tour_date": .string(date), "tour_time": "15:00:00", "tour_source": "tours", "status": .string(status)]
    }
    let (ada, ben) = (PastDays.facts("Ada"), PastDays.facts("Ben"))
    past.happen("tour_scheduled", ada, at: PastDays.at(day: 1), entity: "tour a", tour("2026-03-05"))
    past.happen("tour_scheduled", ben, at: PastDays.at(day: 1), entity: "tour b", tour("2026-03-06"))
    past.happen("tour_rescheduled", ada, at: PastDays.at(day: 3), entity: "tour a", tour("2026-03-09"))
    past.happen("tour_cancelled", ben, at: PastDays.at(day: 2), entity: "tour b", tour("2026-03-06", "cancelled"))
    // Booked for the same afternoon: as soon as it stands.
    past.happen("tour_scheduled", ben, at: PastDays.at(day: 10, hour: 9), entity: "tour c", tour("2026-03-12"))
    let rule = Configuration.rule(on: "tour_upcoming", if: Self.days("hours_until", .lte, 24), .note("remind"))
    past.events.sort { $0.event.occurredAt < $1.event.occurredAt }
    _ = past.test(live: rule, proposed: rule)
    #expect(
      past.runs.map(\.run.dueAt)
        == [PastDays.at(day: 2, hour: 15), PastDays.at(day: 6, hour: 15), PastDays.at(day: 10, hour: 9)])
    let unmarked = past.test(
      proposed: .rule(on: "tour_unmarked", if: Self.days("hours_since", .gte, 2), .note("mark it", number: 2)))
    #expect(unmarked.counts()?.fired == 2)
  }

  @Test("a stage's time limit: its number decides, and whoever moved on is not late")
  func overdue() {
    var past = PastDays()
    for (name, day) in [("Ada", 1), ("Ben", 2)] {
      past.happen("lead_created", PastDays.facts(name), at: PastDays.at(day: day), ["status": "new"])
    }
    past.happen(
      "lead_status_changed", PastDays.facts("Ben", status: "tour_booked"), at: PastDays.at(day: 2, hour: 3),
      ["from_status": "new", "to_status": "tour_booked"])
    func configuration(hours: Double) -> Configuration {
      var pipeline = Sample.pipeline
      pipeline.stages[0].slaHours = hours
      pipeline.stages[0].autoTransition = nil
      pipeline.stages[1].slaHours = nil
      return Configuration(pipelines: [pipeline]) + .rule(on: "lead_stage_overdue", .note("late"))
    }
    let report = past.test(live: configuration(hours: 2), proposed: configuration(hours: 4))
    let effect = report.triggers[0]
    #expect(effect.before?.fired == 2 && effect.after?.fired == 1)
  }

  @Test("a stage lets go after an event or after hours, and what that leads to is followed")
  func transitions() {
    var past = PastDays()
    past.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1), ["status": "new"])
    past.happen("lead_created", PastDays.facts("Ben"), at: PastDays.at(day: 1, hour: 1), ["status": "new"])
    past.happen("lead_engaged", PastDays.facts("Ada"), at: PastDays.at(day: 1, hour: 2))
    func configuration(_ transition: AutoTransition?) -> Configuration {
      var pipeline = Sample.pipeline
      pipeline.stages[0].autoTransition = transition
      return Configuration(pipelines: [pipeline]) + .rule(on: "lead_status_changed", .note("moved"))
    }
    let none = configuration(nil)
    let target = Sample.pipeline.stages[1].id
    let byEvent = past.test(
      live: none, proposed: configuration(AutoTransition(eventType: "lead_engaged", toStage: target)))
    #expect(byEvent.transitions.map(\.after) == [1] && byEvent.counts()?.fired == 1)
    let byHours = past.test(live: none, proposed: configuration(AutoTransition(afterHours: 24, toStage: target)))
    #expect(byHours.transitions.map(\.after) == [2] && byHours.counts()?.leads == 2)
  }

  @Test("reviews and conversations that wait for an answer")
  func waiting() {
    var past = PastDays()
    past.happen("review_received", at: PastDays.at(day: 1), entity: "review 1", ["rating": 2, "platform": "google"])
    past.happen("review_received", at: PastDays.at(day: 1), entity: "review 2", ["rating": 5, "platform": "google"])
    past.happen(
      "review_response_posted", at: PastDays.at(day: 1, hour: 5), entity: "answer", ["review_id": "review 2"])
    past.happen(
      "message_received", PastDays.facts("Ada"), at: PastDays.at(day: 2), entity: "message",
      ["conversation_id": "talk", "content": "Hello?"])
    let report = past.test(
      proposed: .rule(on: "review_unanswered", if: Self.days("hours_since", .gte, 24), .note("answer"))
        + .rule(
          on: "conversation_idle",
          if: Self.days("minutes_since_last", .gte, 30) + [Condition("payload.last_role", .eq, "user")], number: 2,
          .note("write back", number: 2)))
    #expect(report.counts(1)?.fired == 1)
    #expect(report.counts(2)?.fired == 1)
  }

  @Test("leads from before: what is known counts, what is not is told")
  func seeds() {
    var past = PastDays()
    let old = PastDays.at(day: -20)
    past.leads = [
      LeadSeed(id: ItemID("Ada"), facts: PastDays.facts("Ada", created: old), contact: .at(PastDays.at(day: -3))),
      LeadSeed(id: ItemID("Ben"), facts: PastDays.facts("Ben", created: old), contact: .unknown),
      LeadSeed(id: ItemID("Cleo"), facts: PastDays.facts("Cleo", created: old), contact: .at(PastDays.at(day: -9))),
    ]
    let rule = Configuration.rule(on: "lead_stale", if: Self.days("days_since_contact", .gte, 5), .note("call"))
    let report = past.test(live: rule, proposed: rule)
    #expect(past.runs.map(\.run.lead) == [ItemID("Ada")])
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 2)])
    #expect(report.gaps == [BackTestReport.Gap(.lastContact, count: 1)])
  }

  @Test("what the clock really found keeps its moment and its name, and counts once")
  func recorded() {
    var past = PastDays()
    let trigger = Sample.id(3, 1)
    past.happen("lead_created", PastDays.facts("Ada", created: PastDays.at(day: 1)), at: PastDays.at(day: 1))
    let found = past.happen(
      "lead_stale", PastDays.facts("Ada", created: PastDays.at(day: 1)), at: PastDays.at(day: 6, minute: 1),
      ["days_since_contact": 5], onlyTrigger: trigger)
    let rule = Configuration.rule(on: "lead_stale", if: Self.days("days_since_contact", .gte, 5), .note("call"))
    _ = past.test(live: rule, proposed: rule)
    #expect(past.runs.map(\.run.event) == [found])
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 6, minute: 1)])
    // With another number it is worked out anew.
    let later = Configuration.rule(on: "lead_stale", if: Self.days("days_since_contact", .gte, 8), .note("call"))
    _ = past.test(live: later, proposed: later)
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 9)])
  }

  @Test("a scan looks again until the other conditions hold: at an hour they allow, or when the lead has changed")
  func again() {
    var past = PastDays()
    let created = PastDays.at(day: 1, hour: 3)
    past.happen("lead_created", PastDays.facts("Ada", created: created), at: created)
    past.happen(
      "lead_status_changed", PastDays.facts("Ada", status: "tour_booked", created: created),
      at: PastDays.at(day: 9, hour: 11), ["from_status": "new", "to_status": "tour_booked"])
    let days = Self.days("days_since_contact", .gte, 5)
    let rule =
      Configuration.rule(on: "lead_stale", if: days + [Condition("time.local_hour", .gte, 9)], .note("call"))
      + .rule(
        on: "lead_stale", if: days + [Condition("lead.status", .eq, "tour_booked")], number: 2, .note("b", number: 2))
    _ = past.test(live: rule, proposed: rule)
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 6, hour: 9), PastDays.at(day: 9, hour: 11)])
  }

  @Test("who has leased is left alone, unless a trigger asks for the status")
  func settled() {
    var past = PastDays()
    past.happen(
      "lead_created", PastDays.facts("Ada", status: "leased", created: PastDays.at(day: 1)), at: PastDays.at(day: 1))
    let days = Self.days("days_since_contact", .gte, 5)
    let report = past.test(
      proposed: .rule(on: "lead_stale", if: days, .note("a"))
        + .rule(
          on: "lead_stale", if: days + [Condition("lead.status", .eq, "leased")], number: 2, .note("b", number: 2)))
    #expect(report.counts(1)?.fired == 0)
    #expect(report.counts(2)?.fired == 1)
  }

  @Test("a move that was really made keeps its record where it would be made again, and is undone where it would not")
  func recordedMove() {
    var past = PastDays()
    past.happen("lead_created", PastDays.facts("Ada"), at: PastDays.at(day: 1), ["status": "new"])
    past.happen(
      "lead_status_changed", PastDays.facts("Ada", status: "tour_booked"), at: PastDays.at(day: 2, minute: 1),
      ["from_status": "new", "to_status": "tour_booked"], hops: 1)
    past.happen("lead_engaged", PastDays.facts("Ada", status: "tour_booked"), at: PastDays.at(day: 3))
    func configuration(_ transition: AutoTransition?) -> Configuration {
      var pipeline = Sample.pipeline
      pipeline.stages[0].autoTransition = transition
      return Configuration(pipelines: [pipeline]) + .rule(on: "lead_status_changed", .note("moved"))
        + .rule(on: "lead_engaged", if: [Condition("lead.status", .eq, "new")], number: 2, .note("new", number: 2))
    }
    let target = Sample.pipeline.stages[1].id
    let report = past.test(
      live: configuration(AutoTransition(afterHours: 24, toStage: target)), proposed: configuration(nil))
    #expect(past.runs.map(\.run.dueAt) == [PastDays.at(day: 2, minute: 1)])
    #expect(report.transitions.map(\.before) == [1] && report.transitions.map(\.after) == [0])
    #expect(report.triggers[0].after?.fired == 0 && report.counts(2)?.fired == 1)
  }

  @Test("the wall clock knows summer time")
  func localClock() throws {
    let march = try #require(Timestamp("2026-03-08 08:00:00+00"))
    let clock = LocalClock([
      LocalClock.Offset(from: Timestamp(seconds: 0), seconds: -21_600),
      LocalClock.Offset(from: march, seconds: -18_000),
    ])
    #expect(clock.text(Timestamp(microseconds: march.microseconds - 1)) == "2026-03-08 01:59")
    #expect(clock.text(march) == "2026-03-08 03:00")
    #expect(clock.weekday(march) == "sun" && clock.hour(march) == 3)
    #expect(clock.moment(date: "2026-03-08", time: "15:00") == Timestamp("2026-03-08 20:00:00+00"))
    #expect(clock.moment(date: "2026-03-07", time: "15:00") == Timestamp("2026-03-07 21:00:00+00"))
  }
}
