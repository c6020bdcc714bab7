import ConfigSchema

/// A property with a little of everything, and a builder asked the way the program asks it.
struct BuildSamples {
  static let facts = PropertyFacts(id: ItemID("h1"), name: "Juniper Court", propertyType: "multifamily")
  static let base = Configuration(
    pipelines: [
      Pipeline(
        id: ItemID("p1"), name: "Leasing", type: .lead, isDefault: true,
        stages: [
          Stage(id: ItemID("s1"), name: "Inquiry", slaHours: 4, leadStatus: "new"),
          Stage(
            id: ItemID("s2"), name: "Call back",
            autoTransition: AutoTransition(eventType: "tour_scheduled", toStage: ItemID("s3"))),
          Stage(id: ItemID("s3"), name: "Touring", leadStatus: "tour_booked"),
        ])
    ],
    triggers: [
      Trigger(
        id: ItemID("t1"), name: "Evening hello", eventType: "lead_created",
        actions: [Action(id: ItemID("a1"), type: "create_task", config: ["title": "Say hello"])]),
      Trigger(
        id: ItemID("t2"), name: "Arrival alarm", eventType: "tour_scheduled",
        actions: [Action(id: ItemID("a2"), type: "create_task", config: ["title": "Open the gate"])]),
    ])

  var workspace = Workspace(
    properties: [PropertyState(facts: facts, configuration: base, revision: 3)], current: facts.id)
  var handles = HandleTable()
  var builder = ProposalBuilder(checks: GateSamples.checks)
  private let counter = Counter()

  init() { handles.allocate(for: workspace) }

  var ids: IDSource { { [counter] in counter.next() } }

  /// Builds from operations, each with the words it rests on.
  func build(
    _ operations: [(Operation, InputSource, String)], _ inputs: [RequestInput], message: String = "This would do it.",
    earlier: Request = Request([]), pending: Proposal? = nil, review: ReviewState = ReviewState()
  ) -> BuildResult {
    build(
      Reply(
        message: message,
        changes: operations.map { ProposedOperation($0.0, evidence: Evidence(source: $0.1, quote: $0.2)) }),
      inputs, earlier: earlier, pending: pending, review: review)
  }

  func build(
    _ reply: Reply, _ inputs: [RequestInput], earlier: Request = Request([]), pending: Proposal? = nil,
    review: ReviewState = ReviewState()
  ) -> BuildResult {
    builder.build(
      replyText: ReplyWriter.json(reply).text(), request: Request(inputs), earlier: earlier, workspace: workspace,
      handles: handles, model: "test", ids: ids, pending: pending, review: review)
  }

  /// Handles for what the model is shown while a proposal waits.
  mutating func show(_ proposal: Proposal, review: ReviewState = ReviewState()) {
    handles.allocate(for: proposal.preview(in: workspace, review: review))
  }

  final class Counter: @unchecked Sendable {
    private var count = 0
    func next() -> ItemID {
      count += 1
      return ItemID("new-\(count)")
    }
  }
}

extension BuildResult {
  var proposal: Proposal? { if case .proposal(let proposal, _, _) = self { proposal } else { nil } }
  var failure: BuildFailure? { if case .findings(let failure) = self { failure } else { nil } }
}

extension Proposal {
  /// Every change by its id, of the first target.
  subscript(change: String) -> ProposedChange? { targets.first?.changes.first { $0.change.id == change } }
  var ids: [String] { targets.flatMap(\.changes).map(\.change.id) }
  var selected: [String] { targets.flatMap(\.changes).filter(\.startsSelected).map(\.change.id) }
}

extension Operation {
  static func task(_ ref: String, on trigger: Reference, title: String) -> Operation {
    .addAction(
      AddAction(ref: Reference(ref), trigger: trigger, actionType: "create_task", config: ["title": .string(title)]))
  }
  static func trigger(_ ref: String, _ name: String, on event: String) -> Operation {
    .createTrigger(CreateTrigger(ref: Reference(ref), name: name, eventType: event))
  }
}
