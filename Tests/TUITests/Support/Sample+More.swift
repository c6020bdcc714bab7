import ConfigSchema

@testable import TUIDemo

extension Sample {
  /// One stage is added and another leads to it: the second change needs the first.
  static let dependent: Proposal = {
    var changed = configuration
    let added = Stage(id: ItemID("s9"), name: "Applied", slaHours: 72)
    changed.pipelines[0].stages.insert(added, at: 3)
    changed.pipelines[0].stages[2].autoTransition = AutoTransition(eventType: "tour_completed", toStage: added.id)
    return proposal(from: configuration, to: changed)
  }()

  /// A proposal that switches many triggers off.
  static func many(_ count: Int) -> Proposal {
    let triggers = (0..<count).map { number in
      Trigger(id: ItemID("m\(number)"), name: "Trigger \(number)", eventType: "lead_created")
    }
    let base = Configuration(triggers: triggers)
    var changed = base
    for index in changed.triggers.indices { changed.triggers[index].isActive = false }
    return proposal(from: base, to: changed)
  }

  private static func proposal(from base: Configuration, to changed: Configuration) -> Proposal {
    let changes = Diff.changes(from: base, to: changed).map { ProposedChange(change: $0) }
    return Proposal(
      id: ItemID("q7"), request: Request(typed: "x"), message: "I would change this.", model: "offline planner",
      targets: [ProposalTarget(property: property, baseRevision: 4, base: base, changes: changes)], validatorVersion: 1)
  }
}
