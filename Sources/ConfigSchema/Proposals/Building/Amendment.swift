/// What a waiting proposal brings into its next revision.
struct Amendment {
  /// The target of the waiting proposal for the same property; nil when it had none.
  let old: ProposalTarget?
  let review: ReviewState

  /// A change that was proposed before keeps what was said about it then.
  func merged(_ new: ProposedChange) -> ProposedChange {
    guard let before = old?.changes.first(where: { $0.change.id == new.change.id }) else { return new }
    var merged = new
    merged.evidence = before.evidence + new.evidence.filter { !before.evidence.contains($0) }
    if before.change == new.change {
      (merged.startsSelected, merged.unselectedReason) = (before.startsSelected, before.unselectedReason)
      if !new.startsSelected { (merged.startsSelected, merged.unselectedReason) = (false, new.unselectedReason) }
    }
    return merged
  }

  /// Changes that were declined or unselected and therefore no part of the set-up that the reply amends. They stay in
  /// the proposal as far as what they are about is still there.
  func leftOver(beside changes: [ProposedChange], goal: Configuration) -> [ProposedChange] {
    guard let old else { return [] }
    let working = old.working(review)
    let taken = Set(changes.map(\.change.id))
    let left = old.changes.filter { !working.contains($0.change.id) && !taken.contains($0.change.id) }
    guard !left.isEmpty else { return [] }
    let items = ItemCensus(goal)
    let created = Set(left.lazy.filter(\.change.isCreation).map(\.change.owner))
    return left.filter { proposed in
      let owner = proposed.change.owner
      return proposed.change.isCreation || created.contains(owner) || items.owners.contains(owner)
    }.map { proposed in
      var bare = proposed
      bare.findings = []
      return bare
    }
  }
}

/// Names and owners of a configuration's items.
struct ItemCensus {
  private(set) var names: [ItemID: String] = [:]
  /// Pipelines and triggers.
  private(set) var owners: Set<ItemID> = []

  init(_ configuration: Configuration) {
    for pipeline in configuration.pipelines {
      names[pipeline.id] = pipeline.name
      owners.insert(pipeline.id)
      for stage in pipeline.stages { names[stage.id] = stage.name }
    }
    for trigger in configuration.triggers {
      names[trigger.id] = trigger.name
      owners.insert(trigger.id)
      for action in trigger.actions { names[action.id] = trigger.name }
    }
  }
}
