import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("A stop that was said") struct OptOutTests {
  private let bus: Bus
  private let lead: ItemID

  init() throws {
    bus = try Bus()
    try bus.approve(on: "lead_engaged", .text("Hello"), .mail("Hello", "Hello", number: 2))
    lead = try bus.lead("Ada")
  }

  private func say(_ words: String, channel: String = "sms") throws {
    try bus.app.execute(
      """
      with thread as (
        insert into public.conversations (lead_id, property_id, channel) values ($1, $2, $3) returning id)
      insert into public.messages (conversation_id, role, content) select id, 'user', $4 from thread
      """, [.id(lead), .id(Community.maple), .text(channel), .text(words)])
  }

  private func engage() throws {
    try bus.app.execute(
      "insert into public.lead_engagement_events (lead_id, property_id, event_type) values ($1, $2, 'price_check')",
      [.id(lead), .id(Community.maple)])
  }

  private func statuses(_ sender: RecordingSender = RecordingSender()) async throws -> [String] {
    try engage()
    try await bus.deliver(sender)
    return try bus.runs().suffix(2).map { [$0.status, $0.reason].compactMap { $0 }.joined(separator: ": ") }
  }

  @Test("ends everything, texts and mail, and is marked on the lead; START undoes it")
  func stopAndStart() async throws {
    #expect(try await statuses() == ["done", "done"])
    try say("STOP")
    #expect(
      try await statuses() == [
        "cancelled: this person asked for no more texts", "cancelled: this person asked for no more e-mails",
      ])
    #expect(try bus.count("public.leads where opted_out") == 1)
    #expect(try bus.count("public.crm_opt_outs where channel = 'sms' and contact = '5125550100'") == 1)
    try say("START")
    #expect(try await statuses() == ["done", "done"])
    #expect(try bus.count("public.crm_opt_outs") == 0)
    #expect(try bus.count("public.leads where opted_out") == 0)
  }

  @Test("the last word counts, however close they come")
  func lastWord() async throws {
    try say("stop")
    try say("start")
    try say("Please stop texting me")
    #expect(try await statuses()[0] == "cancelled: this person asked for no more texts")
  }

  @Test("counts for another lead with the same number, and at a sister community")
  func sameNumber() async throws {
    try say("STOP")
    try await bus.deliver(RecordingSender())
    try bus.owner.script(
      "insert into public.leads (property_id, first_name, phone) values ('\(Community.birch)', 'Ada too', '(512) 555-0100')"
    )
    let wishes: JSON = try bus.owner.execute(
      """
      select public.crm_delivery_facts($1, id)::text as wishes from public.leads where first_name = 'Ada too'
      """, [.id(Community.birch)]
    ).only().value("wishes")
    #expect(wishes["stopped_sms"] == true)
    #expect(wishes["stopped_email"] == false)
  }

  @Test("that came by mail ends mail alone, and a START by text leaves it so")
  func mail() async throws {
    try bus.owner.script(
      """
      create table public.email_threads (id uuid primary key, property_id uuid, lead_id uuid, status text);
      create table public.email_messages (
        id uuid primary key default gen_random_uuid(), email_thread_id uuid, direction text, from_email text, subject text,
        body_text text, created_at timestamptz default now());
      grant select, insert on public.email_threads, public.email_messages to configurator_engine;
      insert into public.email_threads values ('0e000000-0000-4000-8000-000000000001', '\(Community.maple)', '\(lead)', 'active');
      """)
    try Capture(bus.owner).install()
    try bus.app.script(
      """
      insert into public.email_messages (email_thread_id, direction, from_email, subject, body_text) values
        ('0e000000-0000-4000-8000-000000000001', 'inbound', 'Sam@example.test', 'Re: Hello', 'Please unsubscribe me. Thanks')
      """)
    #expect(try await statuses() == ["done", "cancelled: this person asked for no more e-mails"])
    try say("START")
    #expect(try await statuses()[1] == "cancelled: this person asked for no more e-mails")
  }

  @Test("a message that asks to stop by is none")
  func stopBy() async throws {
    try say("Can I stop by at 5?")
    #expect(try await statuses() == ["done", "done"])
  }

  @Test("what was said on the phone is written down by a person, and counts like what was texted")
  func byHand() async throws {
    let book = OptOutBook(try bus.engineConnection())
    let number = try #require(OptOutBook.contact("+1 (512) 555-0100"))
    #expect(try book.add(number, at: Community.birch, by: "Dana Reyes"))
    #expect(try !book.add(number, at: Community.birch, by: "Luis Ortega"))
    // The platform's own mark means every channel.
    let after = try await statuses()
    #expect(after[0] == "cancelled: this person asked for no more texts" && after[1].hasPrefix("cancelled"))
    let entry = try #require(try book.list(Community.birch).first)
    #expect(entry.contact == "5125550100" && entry.recordedBy == "Dana Reyes" && entry.via == "hand")
    #expect(try bus.count("public.leads where opted_out") == 1)
    #expect(try book.remove(number, at: Community.maple) == 1)
    #expect(try bus.count("public.leads where opted_out") == 0)
    #expect(try await statuses() == ["done", "done"])
  }

  @Test(
    "a contact is a number or an address",
    arguments: [
      ("512 555 0100", "5125550100"), ("+1-512-555-0100", "5125550100"), (" Ada@Example.test ", "ada@example.test"),
      ("Ada", nil), ("12", nil), ("@example.test", nil), ("512 555 0100 ext. 4", nil), ("", nil),
    ] as [(String, String?)])
  func contacts(text: String, contact: String?) {
    #expect(OptOutBook.contact(text)?.contact == contact)
  }
}
