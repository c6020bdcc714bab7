import ConfigSchema
import Store

/// Configurations and proposals to try things on.
enum Sample {
  static func id(_ kind: Int, _ number: Int) -> ItemID {
    let digits = String(number)
    return ItemID("0000000\(kind)-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits)
  }

  static func randomID() -> ItemID {
    let hex = Array("0123456789abcdef")
    func digits(_ count: Int) -> String { String((0..<count).map { _ in hex[Int.random(in: 0..<16)] }) }
    return ItemID("\(digits(8))-\(digits(4))-4\(digits(3))-8\(digits(3))-\(digits(12))")
  }

  static let pipeline = Pipeline(
    id: id(1, 1), name: "Leasing", type: .lead, isDefault: true,
    stages: [
      Stage(
        id: id(2, 1), name: "New", slaHours: 4, leadStatus: "new",
        autoTransition: AutoTransition(eventType: "tour_booked", afterHours: nil, toStage: id(2, 2))),
      Stage(id: id(2, 2), name: "Touring", slaHours: 1.5, leadStatus: "tour_booked"),
    ])

  static func trigger(_ number: Int, name: String? = nil, actions: Int = 2) -> Trigger {
    Trigger(
      id: id(3, number), name: name ?? "Trigger \(number)", eventType: "lead_created",
      conditions: [Condition("lead.source", .isIn, ["website", "walk-in"]), Condition("lead.phone", .exists)],
      actions: (0..<actions).map { order in
        Action(
          id: id(4, number * 100 + order), type: "create_task",
          config: ["title": .string("Call back \(order)"), "priority": 2],
          onlyIf: order == 0 ? [] : [Condition("lead.status", .neq, "leased")], delayMinutes: order * 60)
      })
  }

  static let configuration = Configuration(pipelines: [pipeline], triggers: [trigger(1), trigger(2)])
}

extension Store {
  /// A proposal, not saved, of what `edit` makes of the live configuration of these properties.
  func proposed(
    _ words: String = "Please set this up", for properties: [ItemID] = [Community.maple],
    origin: Proposal.Origin = .request, _ edit: (inout Configuration) -> Void
  ) throws -> Proposal {
    var targets: [ProposalTarget] = []
    for property in properties {
      guard let state = try state(of: property) else { throw StoreError(.other, "no property \(property)") }
      var result = state.configuration
      edit(&result)
      targets.append(
        ProposalTarget(
          property: state.facts, baseRevision: state.revision, base: state.configuration,
          changes: Diff.changes(from: state.configuration, to: result).map { ProposedChange(change: $0) }))
    }
    return Proposal(
      id: Sample.randomID(), origin: origin,
      request: Request([RequestInput(.typed, words), RequestInput(.email, "FYI")]),
      message: "Here it is.", model: "offline", targets: targets, validatorVersion: 1)
  }
}
