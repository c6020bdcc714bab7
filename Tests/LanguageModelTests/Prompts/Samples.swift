import ConfigSchema

@testable import LanguageModel

/// An invented community with a little of everything.
enum Samples {
  static let home = ItemID("00000000-0000-4000-8000-000000000001")
  static let away = ItemID("00000000-0000-4000-8000-000000000002")

  static let pipeline = Pipeline(
    id: id(10), name: "Leasing", type: .lead, isDefault: true,
    stages: [
      Stage(
        id: id(11), name: "Fresh", slaHours: 1.5, leadStatus: "new",
        autoTransition: AutoTransition(eventType: "tour_scheduled", afterHours: 2, toStage: id(12))),
      Stage(id: id(12), name: "Touring", leadStatus: "tour_booked"),
    ])

  static let missedTour = Trigger(
    id: id(20), name: "Missed tour", eventType: "tour_no_show",
    conditions: [Condition("payload.tour_type", .neq, "virtual")],
    actions: [
      Action(
        id: id(21), type: "send_sms", config: ["body": "Sorry we missed you at Juniper Landing, call 512-555-0144."],
        onlyIf: [Condition("lead.status", .notIn, ["leased", "lost"])], delayMinutes: 90)
    ])

  static let hook = Trigger(
    id: id(30), name: "Sheet", eventType: "lead_created", isActive: false,
    actions: [
      Action(
        id: id(31), type: "webhook",
        config: [
          "url": "https://sheets.example/in?token=abc123def", "method": "POST",
          "headers": ["Authorization": "Bearer verysecretvalue", "X-Org": "juniper"],
        ])
    ])

  static var workspace: Workspace {
    Workspace(
      properties: [
        PropertyState(
          facts: PropertyFacts(
            id: home, name: "Juniper Landing", propertyType: "multifamily", unitCount: 120, state: "TX"),
          configuration: Configuration(pipelines: [pipeline], triggers: [missedTour, hook]), revision: 3,
          customEvents: ["gate_opened"],
          templates: [MessageTemplate(slug: "hello_sms", channel: "sms", body: "Hi")],
          workflows: [PlatformWorkflow(id: id(40), name: "Nurture", triggerOn: "lead_created")]),
        PropertyState(facts: PropertyFacts(id: away, name: "Juniper Bluff")),
      ], current: home)
  }

  static func request(_ text: String, in workspace: Workspace = workspace) -> ModelRequest {
    request(Request(typed: text), in: workspace)
  }

  static func request(_ request: Request, in workspace: Workspace = workspace) -> ModelRequest {
    var handles = HandleTable()
    handles.allocate(for: workspace)
    return ModelRequest(workspace: workspace, handles: handles, request: request)
  }

  static func id(_ number: Int) -> ItemID {
    let digits = String(number)
    return ItemID("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)
  }

  /// Everything the person's message says.
  static func body(_ request: ModelRequest) -> String {
    PromptBuilder.standard.prompt(for: request).prompt.messages[0].text
  }
}
