extension ProposalTarget {
  /// What is accepted so far, without what misses something it needs.
  func working(_ review: ReviewState, catalogue: Catalogue = .standard) -> Set<String> {
    let accepted = review.accepted(in: self)
    let open = Set(changes.lazy.map(\.change.id).filter { !accepted.contains($0) })
    if open.isEmpty { return accepted }
    return accepted.subtracting(Dependencies(of: self, catalogue: catalogue).closure(declining: open))
  }
}

extension Proposal {
  /// The workspace as it would be if what is accepted so far were approved. A request that amends the proposal is made
  /// against this: show it to the model and allocate handles for it.
  public func preview(in workspace: Workspace, review: ReviewState) -> Workspace {
    var preview = workspace
    for index in preview.properties.indices {
      let property = preview.properties[index].facts.id
      guard let target = targets.first(where: { $0.property.id == property }) else { continue }
      let all = target.changes.map(\.change)
      let working = target.working(review)
      preview.properties[index].configuration = preview.properties[index].configuration.applying(
        all.filter { working.contains($0.id) }, among: all)
    }
    return preview
  }

  /// Whether a target's property was approved further or changed since the proposal was made.
  public func isStale(in workspace: Workspace) -> Bool {
    targets.contains { target in
      guard let live = workspace[target.property.id] else { return true }
      return live.revision != target.baseRevision
        || !Diff.changes(from: target.base, to: live.configuration).isEmpty
    }
  }
}

extension ReviewState {
  /// The decisions that still hold when a proposal was amended: those about changes that are exactly as they were.
  public func carried(from old: Proposal, to new: Proposal) -> ReviewState {
    guard old.id == new.id else { return ReviewState() }
    var before: [ChangeKey: Change] = [:]
    for target in old.targets {
      for (key, proposed) in zip(target.changeKeys, target.changes) { before[key] = proposed.change }
    }
    var kept = ReviewState(waiting: waiting)
    for target in new.targets {
      for (key, proposed) in zip(target.changeKeys, target.changes) where before[key] == proposed.change {
        kept.decisions[key] = decisions[key]
        if seen.contains(key) { kept.seen.insert(key) }
      }
    }
    return kept
  }
}
