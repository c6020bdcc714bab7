import ConfigSchema
import Store
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("Workflow steps on their way out", .serialized) struct WorkflowDeliveryTests {
  private static let number = "+1 512 555 0100"

  @Test("a step is sent like the text of a trigger, once, and leaves the same traces")
  func whole() async throws {
    let site = try WorkflowBus()
    let bus = site.bus
    bus.now = try bus.at("2031-03-05 14:00")
    try site.enter(try bus.lead("Ada"), due: bus.now)
    let sender = RecordingSender()
    #expect(try site.processor.process(now: bus.now).sends == 1)
    try await bus.deliver(sender)
    #expect(sender.texts == ["\(Self.number): Hi Ada"])
    #expect(try site.log() == ["0 sms sent x1"])
    let day = Timestamp(seconds: bus.now.seconds + 86_400)
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 1, next: day))
    #expect(try bus.count("public.leads where status = 'contacted'") == 1)
    #expect(try bus.count("public.lead_activities where type = 'sms_sent'") == 1)
    #expect(try bus.events("workflow_step_sent").map(\.hops) == [1])
    bus.now = day
    #expect(try site.processor.process(now: day).sends == 1)
    try await bus.deliver(sender)
    #expect(sender.texts.last == "sam@example.test: Your home: Dear Ada")
    #expect(try site.place().status == "completed")
    #expect(sender.sent.count == 2)
  }

  @Test(
    "at night a text waits for the morning, and is not sent when the lead has booked by then", arguments: [true, false])
  func night(books: Bool) async throws {
    let site = try WorkflowBus(capturing: false)
    let bus = site.bus
    bus.now = try bus.at("2031-03-05 23:00")
    let lead = try bus.lead("Ada")
    try site.enter(lead, due: bus.now)
    let sender = RecordingSender()
    _ = try site.processor.process(now: bus.now)
    try await bus.deliver(sender)
    #expect(sender.sent.isEmpty)
    #expect(try bus.due() == [bus.at("2031-03-06 08:00")])
    if books { try bus.app.execute("update public.leads set status = 'tour_booked' where id = $1", [.id(lead)]) }
    bus.now = try bus.at("2031-03-06 08:00")
    try await bus.deliver(sender)
    #expect(sender.texts == (books ? [] : ["\(Self.number): Hi Ada"]))
    guard books else { return }
    #expect(try WorkflowProcessor(bus.engineConnection()).process(now: bus.now).ended == 1)
    #expect(try site.place().status == "stopped")
  }

  @Test("a lead that wants no texts is left out by text, and the workflow goes on with the e-mail")
  func optedOut() async throws {
    let site = try WorkflowBus(capturing: false)
    let bus = site.bus
    bus.now = try bus.at("2031-03-05 14:00")
    let lead = try bus.lead("Ada")
    try bus.owner.execute("update public.leads set opted_out = true where id = $1", [.id(lead)])
    try site.enter(lead, due: bus.now)
    let sender = RecordingSender()
    _ = try site.processor.process(now: bus.now)
    try await bus.deliver(sender)
    #expect(sender.sent.isEmpty)
    #expect(try site.log().first?.hasPrefix("0 sms skipped ") == true)
    #expect(try site.place().step == 1)
  }

  @Test("a number that is refused for good is logged as failed")
  func refused() async throws {
    let site = try WorkflowBus(capturing: false)
    let bus = site.bus
    bus.now = try bus.at("2031-03-05 14:00")
    try site.enter(try bus.lead("Ada"), due: bus.now)
    _ = try site.processor.process(now: bus.now)
    try await bus.deliver(RecordingSender { _ in .refused(reason: "no such number") })
    #expect(try site.log() == ["0 sms failed no such number"])
    #expect(try site.place().step == 1)
  }
}
