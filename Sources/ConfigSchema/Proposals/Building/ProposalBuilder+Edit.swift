extension ProposalBuilder {
  /// A waiting proposal after the person changed something in it by hand: its next revision. Decisions on what they did not
  /// touch stay, see ``ReviewState/carried(from:to:)``.
  /// - Parameters:
  ///   - configuration: the property's configuration as it should become, made from ``Proposal/preview(in:review:)``.
  ///   - workspace: the live state; the proposal must not be stale in it.
  /// - Returns: ``BuildResult/emptied(message:)`` when nothing is left to change.
  public func edited(
    _ proposal: Proposal, review: ReviewState, property: ItemID, to configuration: Configuration, workspace: Workspace
  ) -> BuildResult {
    guard let state = workspace[property] else {
      return .answer(message: "That property is not there any more; the proposal is unchanged.", notes: [])
    }
    let old = proposal.targets.first { $0.property.id == property }
    let amendment = Amendment(old: old, review: review)
    let proposed = Diff.changes(from: state.configuration, to: configuration).map { change in
      amendment.merged(ProposedChange(change: change))
    }
    let target = assembly.target(
      state, changes: proposed + amendment.leftOver(beside: proposed, goal: configuration))
    var next = proposal
    next.revision += 1
    next.validatorVersion = checks.version
    if let index = next.targets.firstIndex(where: { $0.property.id == property }) {
      next.targets[index] = target
    } else {
      next.targets.append(target)
    }
    next.targets.removeAll { $0.changes.isEmpty }
    if next.targets.isEmpty { return .emptied(message: "Nothing is left to change.") }
    return .proposal(next, questions: [], declined: nil)
  }
}
