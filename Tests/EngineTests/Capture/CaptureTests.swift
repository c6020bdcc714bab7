import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Capture") struct CaptureTests {
  @Test("a new lead is an event with its facts, in the transaction of the lead itself")
  func newLead() throws {
    let bus = try Bus()
    let lead = try bus.lead("Sam")
    let event = try #require(try bus.events().first)
    #expect(event.type == "lead_created")
    #expect(event.payload["first_name"] == "Sam")
    #expect(event.payload["lead_id"]?.string == lead.value)
    #expect(event.payload["property_id"]?.string == Community.maple.value)
    try? bus.app.transaction {
      _ = try bus.app.execute("update public.leads set status = 'lost'")
      throw StoreError(.other, "changed my mind")
    }
    #expect(try bus.events().count == 1)
  }

  @Test("a change is the events it means, and an update that changes nothing is none")
  func changes() throws {
    let bus = try Bus()
    try bus.lead("Sam")
    try bus.app.script("update public.leads set status = 'contacted', last_contacted_at = now()")
    try bus.app.script("update public.leads set email = 'new@example.test'")
    try bus.app.script("update public.leads set status = status")
    #expect(try bus.events().map(\.type) == ["lead_created", "lead_status_changed", "lead_contacted", "lead_updated"])
    let changed = try #require(try bus.events("lead_status_changed").first)
    #expect(changed.payload["from_status"] == "new")
    #expect(changed.payload["to_status"] == "contacted")
    #expect(try bus.events("lead_updated").first?.payload["changed_fields"] == ["email"])
  }

  @Test("both tables of tours speak with one voice")
  func tours() throws {
    let bus = try Bus()
    let lead = try bus.lead()
    try bus.app.execute(
      """
      insert into public.tours (lead_id, property_id, tour_date, tour_time) values ($1, $2, '2030-03-04', '14:30')
      """, [.id(lead), .id(Community.maple)])
    try bus.app.execute(
      """
      insert into public.tour_bookings (lead_id, property_id, scheduled_date, scheduled_time, status)
      values ($1, $2, '2030-03-05', '10:00', 'confirmed')
      """, [.id(lead), .id(Community.maple)])
    try bus.app.script("update public.tours set status = 'no_show'")
    try bus.app.script("update public.tour_bookings set scheduled_time = '11:00'")
    let tours = try bus.events().filter { $0.type.hasPrefix("tour_") }
    #expect(tours.map(\.type) == ["tour_scheduled", "tour_scheduled", "tour_no_show", "tour_rescheduled"])
    #expect(tours.map { $0.payload["tour_source"] } == ["tours", "tour_bookings", "tours", "tour_bookings"])
    #expect(tours[3].payload["old_time"] == "10:00:00")
    #expect(tours[3].payload["tour_time"] == "11:00:00")
  }

  @Test("what goes wrong in it is noted, and the app's own write goes through")
  func failure() throws {
    let bus = try Bus()
    // A full bus, as far as the trigger can tell.
    try bus.owner.script(
      "alter table public.crm_events add constraint shut check (event_type <> 'lead_created') not valid")
    let lead = try bus.lead("Sam")
    #expect(try bus.count("public.leads where id = '\(lead)'") == 1)
    #expect(try bus.events().isEmpty)
    let status = try Capture(bus.owner).status()
    #expect(status.failures == 1)
    let note = try bus.owner.execute("select table_name, row_id, message from public.crm_capture_failures").only()
    #expect(try note.value("table_name") == "leads")
    #expect(try note.value("row_id") == lead.value)
    #expect((try note.value("message") as String).hasPrefix("23514"))
  }

  @Test(
    "it is off until it is installed; installing twice is installing once; removing leaves nothing but what was recorded"
  )
  func reversible() throws {
    let bus = try Bus(capturing: false)
    try bus.lead()
    #expect(try bus.events().isEmpty)
    let capture = Capture(bus.owner)
    #expect(try capture.status().watched.isEmpty)
    try capture.install()
    try capture.install()
    try bus.lead()
    #expect(try bus.events().count == 1)
    #expect(try capture.status().isComplete)
    try capture.remove()
    try bus.lead()
    #expect(try bus.events().count == 1)
    #expect(try bus.count("pg_trigger where tgname like 'crm_captures%'") == 0)
    #expect(try bus.count("pg_proc where proname like 'crm_capture\\_%'") == 0)
  }

  @Test("the dashboard's test chat makes no events")
  func pseudoLead() throws {
    let bus = try Bus()
    try bus.lead(source: "AI Chat")
    #expect(try bus.events().isEmpty)
  }

  @Test("an ordinary login of the platform can be captured and cannot put events on the bus itself")
  func strangers() throws {
    let bus = try Bus()
    let name = "clerk_\(UInt64.random(in: 0 ... .max))"
    let superuser = try bus.community.database.connect(.superuser)
    try superuser.script("create role \(name) login bypassrls; grant select, insert on public.leads to \(name)")
    let clerk = try bus.community.database.connect(.role(name))
    try clerk.execute("insert into public.leads (property_id, first_name) values ($1, 'Ada')", [.id(Community.maple)])
    #expect(try bus.events().count == 1)
    #expect(throws: StoreError.self) {
      try clerk.script("insert into public.crm_events (property_id, event_type) values ('\(Community.maple)', 'x')")
    }
  }
}
