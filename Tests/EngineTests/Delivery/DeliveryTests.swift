import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Messages on their way out") struct DeliveryTests {
  @Test("a text goes out once and leaves its traces on the platform together with the finish")
  func text() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi {{first_name}}, this is {{property_name}}"))
    let lead = try bus.lead("Ada")
    let sender = RecordingSender()
    let tally = try await bus.deliver(sender)
    try await bus.deliver(sender)
    #expect(tally.sent == 1)
    #expect(sender.texts == ["+1 512 555 0100: Hi Ada, this is Maple Yard"])
    let run = try bus.owner.execute(
      "select id, status, attempt, result ->> 'external_id' as external from public.crm_action_runs"
    ).only()
    #expect(try run.value("status") == "done")
    #expect(try run.value("external") == "x1")
    #expect(try run.value("attempt") == 1)
    #expect(sender.sent.first?.key == (try run.value("id")))
    #expect(try bus.count("public.lead_activities where type = 'sms_sent' and lead_id = '\(lead)'") == 1)
    #expect(
      try bus.count(
        """
        public.messages m join public.conversations c on c.id = m.conversation_id
        where c.channel = 'sms' and c.lead_id = '\(lead)' and m.role = 'assistant'
          and m.content = 'Hi Ada, this is Maple Yard'
        """) == 1)
    #expect(try bus.count("public.leads where status = 'contacted' and last_contacted_at is not null") == 1)
    // What the sending brought about says so.
    #expect(try bus.events("lead_status_changed").map(\.hops) == [1])
    #expect(try bus.count("public.crm_events where event_type = 'lead_contacted' and cause_run_id is not null") == 1)
  }

  @Test("a second text joins the conversation, and a lead that is further on keeps its status")
  func conversation() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("one"), .text("two", number: 2))
    try bus.lead(status: "tour_booked")
    try await bus.deliver(RecordingSender())
    #expect(try bus.count("public.conversations") == 1)
    #expect(try bus.count("public.messages") == 2)
    #expect(try bus.count("public.leads where status = 'tour_booked'") == 1)
  }

  @Test("an e-mail with its subject, from a template that names the address")
  func mail() async throws {
    let bus = try Bus()
    try bus.owner.script(
      """
      update public.properties set address = '{"street": "12 Maple St", "city": "Austin", "state": "TX", "zip": "78701"}'
        where id = '\(Community.maple)';
      insert into public.follow_up_templates (property_id, slug, name, channel, subject, body) values
        ('\(Community.maple)', 'hello', 'Hello', 'email', 'Welcome {first_name}', 'See you at {{property_address}}');
      """)
    try bus.approve(
      on: "lead_created",
      Action(id: Sample.id(4, 1), type: "send_email", config: ["template_slug": "hello"]),
      Action(id: Sample.id(4, 2), type: "send_sms", config: ["template_slug": "hello"]))
    try bus.lead("Ada")
    let sender = RecordingSender()
    try await bus.deliver(sender)
    #expect(sender.texts == ["sam@example.test: Welcome Ada: See you at 12 Maple St, Austin, TX 78701"])
    #expect(try bus.runs().last?.reason == "there is no template “hello” for texts in use")
    #expect(try bus.count("public.lead_activities where type = 'email_sent'") == 1)
  }

  @Test("a web address gets the event, and values only ever fill the part after the host")
  func call() async throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created", .call(["url": "https://hooks.example.test/in?who={{first_name}}"]),
      .call(
        [
          "url": "https://hooks.example.test/x", "method": "put", "headers": ["X-Who": "{{last_name}}"],
          "body": ["name": "{{first_name}}", "list": ["{{property_name}}", 1]],
        ], number: 2), .call(["url": "https://{{first_name}}/x"], number: 3))
    try bus.owner.execute(
      "insert into public.leads (property_id, first_name, last_name) values ($1, 'Ada & Co', 'Byron')",
      [.id(Community.maple)])
    let sender = RecordingSender()
    try await bus.deliver(sender)
    #expect(sender.texts[0].hasPrefix("POST https://hooks.example.test/in?who=Ada%20%26%20Co: {\"run_id\":\""))
    #expect(sender.texts[0].contains("\"event_type\":\"lead_created\""))
    #expect(sender.texts[1] == "PUT https://hooks.example.test/x: {\"list\":[\"Maple Yard\",1],\"name\":\"Ada & Co\"}")
    #expect(sender.sent.count == 2)
    #expect(try bus.runs().map(\.status) == ["done", "done", "held"])
    #expect(try bus.count("public.lead_activities") == 0)
  }

  @Test("a placeholder without a value holds it, and nothing with braces ever goes out")
  func missing() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi {{last_name}}, see {tour_link}"))
    try bus.lead()
    let sender = RecordingSender()
    try await bus.deliver(sender)
    #expect(sender.sent.isEmpty)
    #expect(
      try bus.runs() == [
        Bus.RunRow(type: "send_sms", status: "held", reason: "nothing fills in {{last_name}}, {{tour_link}}")
      ])
  }

  @Test("nobody set up, a sample community, no number: held or ended with the reason")
  func reasons() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi"))
    try bus.lead()
    try await bus.deliver(RecordingSender(missing: "no provider for texts is set up"))
    #expect(try bus.runs().last?.reason == "no provider for texts is set up")
    #expect(try bus.runs().last?.status == "held")
    try bus.owner.execute(
      "insert into public.leads (property_id, first_name) values ($1, 'Nobody')", [.id(Community.maple)])
    try await bus.deliver(RecordingSender())
    #expect(
      try bus.runs().last == Bus.RunRow(type: "send_sms", status: "cancelled", reason: "the lead has no phone number"))
    try bus.owner.script(
      "update public.properties set settings = settings || '{\"sample\": true}' where id = '\(Community.maple)'")
    try bus.lead()
    let sender = RecordingSender()
    try bus.store.change { $0.triggers[0].name = "So that it is read again" }
    try await bus.deliver(sender)
    #expect(sender.sent.isEmpty)
    #expect(
      try bus.runs().last
        == Bus.RunRow(type: "send_sms", status: "held", reason: "nothing is ever sent for a sample community"))
  }

  @Test("somebody who left the box for consent empty gets no text; who was never asked does")
  func consent() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi {{first_name}}"))
    try bus.owner.script(
      """
      insert into public.leads (property_id, first_name, phone, consent, consent_text) values
        ('\(Community.maple)', 'No', '512 555 0101', false, 'May we text you?'),
        ('\(Community.maple)', 'Yes', '512 555 0102', true, 'May we text you?'),
        ('\(Community.maple)', 'Unasked', '512 555 0103', false, null);
      """)
    let sender = RecordingSender()
    try await bus.deliver(sender)
    #expect(Set(sender.texts) == ["512 555 0102: Hi Yes", "512 555 0103: Hi Unasked"])
  }

  @Test(
    "a text that falls due at night waits for eight in the morning there",
    arguments: [
      ("2030-03-04 22:30", "2030-03-05 08:00"), ("2030-03-04 05:00", "2030-03-04 08:00"),
      // The clocks go forward in the night to March 10, and back in the night to November 3.
      ("2030-03-09 21:00", "2030-03-10 08:00"), ("2030-11-02 23:59", "2030-11-03 08:00"),
    ])
  func night(_ due: String, _ morning: String) async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi"), .mail("Hi", "Hi", number: 2))
    try bus.lead()
    bus.now = try bus.at(due)
    let sender = RecordingSender()
    #expect(try await bus.deliver(sender).putOff == 1)
    #expect(sender.texts == ["sam@example.test: Hi: Hi"])
    #expect(
      try bus.runs().first
        == Bus.RunRow(
          type: "send_sms", status: "pending",
          reason: "texts go out between 8 am and 9 pm (America/Chicago); it waits for the morning"))
    #expect(try bus.due().first == (try bus.at(morning)))
    bus.now = Timestamp(microseconds: try bus.at(morning).microseconds - 1)
    try await bus.deliver(sender)
    #expect(sender.sent.count == 1)
    bus.now = try bus.at(morning)
    try await bus.deliver(sender)
    #expect(sender.texts.last == "+1 512 555 0100: Hi")
  }

  @Test("a number from further west is let sleep longer")
  func west() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi"))
    try bus.owner.execute(
      "insert into public.leads (property_id, first_name, phone) values ($1, 'Lei', '808 555 0104')",
      [.id(Community.maple)])
    bus.now = try bus.at("2030-01-07 09:00")
    try await bus.deliver(RecordingSender())
    #expect(try bus.due() == [try bus.at("2030-01-07 08:00", zone: "Pacific/Honolulu")])
  }

  @Test("a fourth text within a day waits until there is room, and the limit can be set")
  func frequency() async throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created", .text("1"), .text("2", number: 2), .text("3", number: 3), .text("4", number: 4))
    try bus.lead()
    let sender = RecordingSender()
    try await bus.deliver(sender)
    #expect(sender.sent.count == 3)
    #expect(try bus.runs().last?.reason == "this person already got 3 texts within 24 hours")
    #expect(try bus.due().last == Timestamp(seconds: bus.now.seconds + 86_400))
    bus.now = Timestamp(seconds: bus.now.seconds + 86_400)
    try await bus.deliver(sender)
    #expect(sender.sent.count == 4)
    try bus.engineConnection().setDeliveryLimits(DeliveryLimits(textsPerDay: 4), of: Community.maple)
    try bus.lead("Ben")
    try await bus.deliver(sender)
    #expect(sender.sent.count == 8)
  }

  @Test("switched off, deleted, gone, or no longer meant: never sent")
  func cancelled() async throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi", onlyIf: [Condition("lead.status", .eq, "new")]))
    let gone = try bus.lead("Gone")
    try bus.lead("Leased")
    _ = try bus.router().route()
    try bus.app.execute("delete from public.leads where id = $1", [.id(gone)])
    try bus.app.script("update public.leads set status = 'leased'")
    let sender = RecordingSender()
    try await bus.deliver(sender)
    try bus.lead("Off")
    _ = try bus.router().route()
    try bus.store.change { $0.triggers[0].isActive = false }
    try await bus.deliver(sender)
    #expect(sender.sent.isEmpty)
    #expect(
      try bus.runs().map(\.reason) == [
        "the lead is gone", "its conditions no longer held", "its trigger was switched off",
      ])
  }
}
