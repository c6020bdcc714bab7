import ConfigSchema

/// A property, a proposal for it and the people around, for tests of the gate.
enum GateSamples {
  static let facts = PropertyFacts(id: ItemID("h1"), name: "Juniper Court")
  static let manager = Actor(profile: ItemID("m1"), login: "manager", name: "Robin", mayApprove: true)
  static let guest = Actor(profile: nil, login: "guest", name: "guest", mayApprove: false)

  /// Blocks every trigger called "Forbidden".
  static let checks = Checks(version: 7, rules: ["forbidden"]) { configuration, _, _ in
    configuration.triggers.filter { $0.name == "Forbidden" }.map {
      Finding(.block, rule: "forbidden", path: "triggers/\($0.name)", message: "That is forbidden.", item: $0.id)
    }
  }

  static func workspace(_ configuration: Configuration, revision: Int = 3) -> Workspace {
    Workspace(
      properties: [PropertyState(facts: facts, configuration: configuration, revision: revision)], current: facts.id)
  }

  static func proposal(from base: Configuration, to target: Configuration, revision: Int = 3) -> Proposal {
    let changes = Diff.changes(from: base, to: target).map { ProposedChange(change: $0) }
    return Proposal(
      id: ItemID("x1"), request: Request(typed: "please"), message: "Done.", model: "test",
      targets: [ProposalTarget(property: facts, baseRevision: revision, base: base, changes: changes)],
      validatorVersion: 7)
  }

  static func seen(_ proposal: Proposal) -> ReviewState { ReviewState(seen: Set(proposal.changeKeys)) }

  static let stage = Stage(id: ItemID("s1"), name: "Inquiry")
  static let base = Configuration(
    pipelines: [Pipeline(id: ItemID("p1"), name: "Leasing", type: .lead, isDefault: true, stages: [stage])],
    triggers: [
      Trigger(
        id: ItemID("t1"), name: "Welcome", eventType: "lead_created",
        actions: [
          Action(id: ItemID("a1"), type: "send_sms", config: ["body": "Hi"]),
          Action(id: ItemID("a2"), type: "add_note", config: ["description": "new"]),
        ])
    ])
  /// A new stage, a transition to it, a new trigger, an action gone.
  static let target: Configuration = {
    var target = base
    target.pipelines[0].stages.append(Stage(id: ItemID("s2"), name: "Waiting"))
    target.pipelines[0].stages[0].autoTransition = AutoTransition(afterHours: 2, toStage: ItemID("s2"))
    target.triggers[0].actions.removeFirst()
    target.triggers.append(Trigger(id: ItemID("t2"), name: "Bye", eventType: "tour_cancelled"))
    return target
  }()
}
