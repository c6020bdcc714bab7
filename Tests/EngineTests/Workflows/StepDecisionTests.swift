import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("What becomes of a due workflow step") struct StepDecisionTests {
  static let now = Timestamp(seconds: 1_800_000_000)

  private static func due(
    _ step: WorkflowStep?, status: String? = "new", phone: String? = "+1 512 555 0100",
    email: String? = "sam@example.test", at number: Int = 0, late seconds: Double = 60, wasSent: Bool = false,
    template: DueStep.Template? = text, lead: ItemID? = ItemID("lead")
  ) -> DueStep {
    DueStep(
      id: ItemID("run"), property: ItemID("p"), workflow: ItemID("w"), workflowName: "Nurture", lead: lead,
      leadStatus: status, phone: phone, email: email, number: number, steps: step.map { [$0] } ?? [],
      exits: ["tour_booked", "leased", "lost"], dueAt: Timestamp(seconds: now.seconds - seconds), wasSent: wasSent,
      template: template, hops: 0)
  }

  private static let sms = WorkflowStep(.sms, after: 1, template: "hi")
  private static let email = WorkflowStep(.email, after: 1, template: "hi")
  private static let text = DueStep.Template(id: ItemID("t"), channel: "sms", subject: nil, body: "Hi {{first_name}}")
  private static let letter = DueStep.Template(id: ItemID("t"), channel: "email", subject: "Hello", body: "Dear you")

  static let cases: [(DueStep, StepDecision)] = [
    (due(sms), .send(Action(id: ItemID("run"), type: "send_sms", config: ["body": "Hi {{first_name}}"]))),
    (
      due(email, template: letter),
      .send(Action(id: ItemID("run"), type: "send_email", config: ["subject": "Hello", "body": "Dear you"]))
    ),
    // The end comes before everything else, leased being the good one.
    (due(sms, status: "leased"), .end("converted")), (due(sms, status: "lost"), .end("stopped")),
    (due(sms, status: "tour_booked", wasSent: true), .end("stopped")), (due(sms, lead: nil), .end("stopped")),
    (due(sms, at: 1), .end("completed")), (due(nil), .end("completed")),
    (due(sms, status: nil), .send(Action(id: ItemID("run"), type: "send_sms", config: ["body": "Hi {{first_name}}"]))),
    // Nothing to send.
    (due(WorkflowStep(.wait, after: 1)), .advance), (due(sms, wasSent: true), .advance),
    // Left out, with the reason.
    (due(sms, phone: nil), .leaveOut(status: "skipped", reason: "the lead has no phone number")),
    (due(sms, phone: " "), .leaveOut(status: "skipped", reason: "the lead has no phone number")),
    (due(email, email: "", template: letter), .leaveOut(status: "skipped", reason: "the lead has no e-mail")),
    (
      due(sms, template: nil),
      .leaveOut(status: "failed", reason: "the template “hi” does not exist or is switched off")
    ),
    (due(email), .leaveOut(status: "failed", reason: "the template “hi” is for another channel")),
    (
      due(email, template: DueStep.Template(id: ItemID("t"), channel: "email", subject: "", body: "x")),
      .leaveOut(status: "failed", reason: "the template “hi” has no subject")
    ),
    (
      due(WorkflowStep(nil, after: 1)),
      .leaveOut(status: "failed", reason: "the step says nothing that could be carried out")
    ),
    // Far too late.
    (
      due(sms, late: 73 * 3600), .pause(reason: "3 days late; resume the workflow if it shall go on")
    ),
    (
      due(sms, late: 72 * 3600),
      .send(Action(id: ItemID("run"), type: "send_sms", config: ["body": "Hi {{first_name}}"]))
    ),
  ]

  @Test("each case", arguments: cases.indices)
  func decided(_ index: Int) {
    let (due, expected) = Self.cases[index]
    #expect(StepDecision.decide(due, now: Self.now) == expected)
  }

  @Test("steps are read as the platform writes them, and each entry stays a step")
  func reading() throws {
    let json = try JSONParser.parse(
      """
      [{"id": 0, "delay_hours": 0.083, "action": "sms", "template_slug": "a"}, {"action": "fax", "delay_hours": -2}, 7,
       {"id": 3, "delay_hours": "24", "action": "wait"}]
      """)
    #expect(
      WorkflowStep.all(in: json) == [
        WorkflowStep(.sms, after: 0.083, template: "a"), WorkflowStep(nil, after: 0), WorkflowStep(nil, after: 0),
        WorkflowStep(.wait, after: 0),
      ])
    #expect(WorkflowStep.all(in: "no list") == [])
  }
}
