import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("The clock") struct ClockTests {
  private static let day = 1440

  /// A lead that nobody saw arrive.
  @discardableResult
  private func lead(
    _ told: ClockBus, number: Int = 1, status: String = "contacted", created: Timestamp? = nil,
    contacted: Timestamp? = nil, at property: ItemID = Community.maple
  ) throws -> ItemID {
    let id = Sample.id(6, number)
    try told.unwatched(
      """
      insert into public.leads (id, property_id, first_name, status, source, created_at, last_contacted_at)
      values ($1, $2, 'Sam', $3, 'website', $4, $5)
      """,
      [
        .id(id), .id(property), .text(status), .timestamp(created ?? told.start), .timestamp(contacted),
      ])
    return id
  }

  private func stale(_ days: Int) -> [Condition] {
    [Condition("payload.days_since_contact", .gte, .number(JSONNumber(days)))]
  }

  @Test("a trigger fires when its number is reached, once for each lead and episode")
  func once() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(7), .note("seven"))
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("three", number: 2), number: 2)
    let lead = try lead(told, contacted: told.start)
    #expect(try told.settle(at: told.time(minutes: 3 * Self.day - 1)) == 0)
    #expect(try told.settle(at: told.time(minutes: 3 * Self.day)) == 1)
    #expect(try told.settle(at: told.time(minutes: 5 * Self.day)) == 0)
    #expect(try told.settle(at: told.time(minutes: 7 * Self.day + 1)) == 1)
    #expect(try told.settle(at: told.time(minutes: 20 * Self.day)) == 0)
    #expect(try told.bus.count("public.lead_activities where description = 'seven'") == 1)
    #expect(try told.bus.events("lead_stale").map { $0.payload["days_since_contact"] } == [3, 7])
    // A contact begins another episode.
    try told.unwatched(
      "update public.leads set last_contacted_at = $2 where id = $1",
      [.id(lead), .timestamp(told.time(minutes: 20 * Self.day))])
    #expect(try told.settle(at: told.time(minutes: 23 * Self.day + 1)) == 1)
    #expect(try told.bus.count("public.lead_activities where description = 'three'") == 2)
  }

  @Test("what has another condition fires when that holds, too")
  func otherConditions() throws {
    // Three in the morning in Chicago.
    let told = try ClockBus(start: Timestamp("2030-06-03 08:00:00+00")!)
    try told.bus.approve(
      on: "lead_stale",
      if: stale(1) + [Condition("time.local_hour", .gte, 9), Condition("lead.source", .eq, "Website")],
      .note("morning"))
    try lead(told, contacted: told.start)
    #expect(try told.settle(at: told.time(minutes: Self.day)) == 0)
    #expect(try told.settle(at: told.time(minutes: Self.day + 6 * 60 - 1)) == 0)
    #expect(try told.settle(at: told.time(minutes: Self.day + 6 * 60 + 10)) == 1)
  }

  @Test("a lead that has leased is looked at only by a trigger that asks for its status")
  func settled() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("anybody"))
    try told.bus.approve(
      on: "lead_stale", if: stale(3) + [Condition("lead.status", .eq, "lost")], .note("lost", number: 2), number: 2)
    try lead(told, status: "lost", contacted: told.start)
    try lead(told, number: 2, status: "contacted", contacted: told.start)
    #expect(try told.settle(at: told.time(minutes: 4 * Self.day)) == 2)
    #expect(try told.bus.count("public.lead_activities where description = 'lost'") == 1)
    #expect(try told.bus.count("public.lead_activities where description = 'anybody'") == 1)
  }

  @Test("approving a trigger sets off nothing that was due before; a new name changes nothing about that")
  func noFlood() throws {
    let now = try ClockBus().bus.owner.execute("select now() as now").only().value("now") as Timestamp
    let told = try ClockBus(start: now)
    for number in 1...3 {
      try lead(told, number: number, created: now, contacted: now.adding(minutes: -(number + 7) * Self.day))
    }
    try lead(told, number: 4, created: now, contacted: now.adding(minutes: -7 * Self.day + 30))
    try told.bus.approve(on: "lead_stale", if: stale(7), .note("seven"))
    try told.bus.store.change { $0.triggers[0].name = "Another name" }
    let scanner = try ClockScanner(try told.bus.engineConnection())
    #expect(try scanner.scan(now: now.adding(minutes: 2)).raised == 0)
    #expect(try scanner.scan(now: now.adding(minutes: 40)).raised == 1)
    // Other conditions are another rule: it begins now.
    try told.bus.store.change { $0.triggers[0].conditions = self.stale(5) }
    #expect(try scanner.scan(now: now.adding(minutes: 60)).raised == 0)
  }

  @Test("it looks again when something falls due, and once a minute otherwise")
  func next() throws {
    let told = try ClockBus()
    try told.bus.approve(
      on: "lead_uncontacted", if: [Condition("payload.minutes_since_created", .gte, 30)], .note("call"))
    try lead(told, status: "new", created: told.start)
    let quiet = try told.scanner.scan(now: told.time(minutes: 10))
    #expect(quiet.raised == 0 && quiet.nextDue == told.time(minutes: 11))
    let soon = try told.scanner.scan(now: told.time(minutes: 29).adding(seconds: 40))
    #expect(soon.raised == 0 && soon.nextDue == told.time(minutes: 30))
    #expect(try told.scanner.scan(now: told.time(minutes: 29).adding(seconds: 50)).nextDue == told.time(minutes: 30))
    #expect(try told.scanner.scan(now: told.time(minutes: 30)).raised == 1)
  }

  @Test("pages of what is due are all raised")
  func many() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("three"))
    try told.unwatched(
      """
      insert into public.leads (property_id, first_name, status, source, created_at, last_contacted_at)
      select $1, 'Lead ' || n, 'contacted', 'website', $2, $2::timestamptz from generate_series(1, 1203) n
      """, [.id(Community.maple), .timestamp(told.start)])
    #expect(try told.scanner.scan(now: told.time(minutes: 4 * Self.day)).raised == 1203)
    #expect(try told.scanner.scan(now: told.time(minutes: 5 * Self.day)).raised == 0)
  }

  @Test("tours are due by the clock on the property's wall, also when it changes")
  func walls() throws {
    for (date, due) in [
      ("2030-03-10", "2030-03-09 15:00:00+00"), ("2030-11-03", "2030-11-02 16:00:00+00"),
      ("2030-06-05", "2030-06-04 15:00:00+00"),
    ] {
      let told = try ClockBus(start: Timestamp("2030-01-01 00:00:00+00")!)
      try told.bus.approve(on: "tour_upcoming", if: [Condition("payload.hours_until", .lte, 24)], .note("tomorrow"))
      let lead = try lead(told)
      try told.bus.owner.execute(
        """
        insert into public.tours (lead_id, property_id, tour_date, tour_time, created_at)
        values ($1, $2, $3::date, '10:00', $4)
        """, [.id(lead), .id(Community.maple), .untyped(date), .timestamp(told.start)])
      let moment = try #require(Timestamp(due))
      #expect(try told.scanner.scan(now: moment.adding(seconds: -1)).raised == 0, "\(date)")
      #expect(try told.scanner.scan(now: moment).raised == 1, "\(date)")
      #expect(try told.bus.events("tour_upcoming").first?.payload["hours_until"] == 24)
    }
  }

  @Test("days until a move-in are days of the calendar there")
  func moveIn() throws {
    let told = try ClockBus(start: Timestamp("2030-01-01 00:00:00+00")!)
    try told.bus.approve(
      on: "lead_move_in_approaching", if: [Condition("payload.days_until", .lte, 30)], .note("soon"))
    let lead = try lead(told)
    try told.unwatched("update public.leads set move_in_date = '2030-04-01' where id = $1", [.id(lead)])
    // Midnight in Chicago, before its clocks change.
    let midnight = try #require(Timestamp("2030-03-02 06:00:00+00"))
    #expect(try told.scanner.scan(now: midnight.adding(seconds: -1)).raised == 0)
    #expect(try told.scanner.scan(now: midnight).raised == 1)
    #expect(try told.bus.events("lead_move_in_approaching").first?.payload["days_until"] == 30)
  }

  @Test("a tour that moves is another episode; one that is over comes up no more")
  func movedTour() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "tour_upcoming", if: [Condition("payload.hours_until", .lte, 2)], .note("soon"))
    let lead = try lead(told)
    try told.bus.owner.execute(
      """
      insert into public.tour_bookings (lead_id, property_id, scheduled_date, scheduled_time, created_at)
      values ($1, $2, '2030-06-03', '12:00', $3)
      """, [.id(lead), .id(Community.maple), .timestamp(told.start)])
    #expect(try told.settle(at: told.time(minutes: 5)) == 1)
    try told.bus.owner.script("update public.tour_bookings set scheduled_time = '15:00'")
    #expect(try told.settle(at: told.time(minutes: 60)) == 0)
    #expect(try told.settle(at: told.time(minutes: 185)) == 1)
    try told.bus.approve(
      on: "tour_upcoming", if: [Condition("payload.hours_until", .lte, 3)], .note("late", number: 2), number: 2)
    #expect(try told.settle(at: told.time(minutes: 400)) == 0)
  }

  @Test("reviews that were imported long after they were written are no news")
  func oldReviews() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "review_unanswered", if: [Condition("payload.hours_since", .gte, 24)], .note("answer"))
    try told.bus.owner.execute(
      """
      insert into public.reviews (property_id, platform, rating, review_text, review_date, created_at) values
        ($1, 'google', 1, 'Years ago', '2024-01-01', $2), ($1, 'google', 2, 'Today', $2, $2)
      """, [.id(Community.maple), .timestamp(told.start)])
    #expect(try told.settle(at: told.time(minutes: 60)) == 0)
    #expect(try told.settle(at: told.time(minutes: Self.day + 1)) == 1)
    #expect(try told.bus.events("review_unanswered").first?.payload["rating"] == 2)
  }

  @Test("two workers that look at once raise everything once")
  func together() async throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("three"))
    for number in 1...40 { try lead(told, number: number, contacted: told.start) }
    let (community, start) = (told.bus.community, told.start)
    let raised = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<3 {
        group.addTask {
          let connection = try community.owner()
          try connection.workAsEngine()
          let scanner = try ClockScanner(connection)
          return try (0..<5).reduce(0) { try $0 + scanner.scan(now: start.adding(minutes: 4 * 1440 + $1)).raised }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(raised == 40)
    #expect(try told.bus.events("lead_stale").count == 40)
  }

  @Test("a property that cannot be looked at says why and keeps no other waiting")
  func failure() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("three"))
    try told.bus.store.change(for: [Community.birch]) {
      $0.triggers.append(
        Trigger(
          id: Sample.id(3, 9), name: "Birch", eventType: "lead_stale", conditions: self.stale(3),
          actions: [.note("birch", number: 9)]))
    }
    try lead(told, contacted: told.start)
    try lead(told, number: 2, contacted: told.start, at: Community.birch)
    try told.bus.owner.script(
      "alter table public.crm_events add constraint shut check (property_id <> '\(Community.maple)') not valid")
    let scan = try told.scanner.scan(now: told.time(minutes: 4 * Self.day))
    #expect(scan.raised == 1 && scan.failed == 1)
    let reason: String = try told.bus.owner.execute(
      "select failure from public.crm_clock_turns where property_id = $1", [.id(Community.maple)]
    ).only().value("failure")
    #expect(reason.contains("shut"))
    try told.bus.owner.script("alter table public.crm_events drop constraint shut")
    #expect(try told.scanner.scan(now: told.time(minutes: 4 * Self.day + 1)).raised == 1)
    #expect(try told.bus.count("public.crm_clock_turns where failure is not null") == 0)
  }

  @Test("an event of the clock concerns its trigger and leads to its runs")
  func routed() throws {
    let told = try ClockBus()
    try told.bus.approve(on: "lead_stale", if: stale(3), .note("three", after: 60))
    try lead(told, contacted: told.start)
    try told.settle(at: told.time(minutes: 3 * Self.day))
    #expect(try told.bus.runs() == [Bus.RunRow(type: "add_note", status: "pending", reason: nil)])
    try told.settle(at: told.time(minutes: 3 * Self.day + 60))
    #expect(try told.bus.runs().first?.status == "done")
  }
}
