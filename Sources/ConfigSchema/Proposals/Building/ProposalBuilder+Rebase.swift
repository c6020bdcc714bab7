extension ProposalBuilder {
  /// The same changes against today's configuration: a new proposal, undecided and unseen. What was declined starts
  /// unselected; what somebody changed in the meantime comes with a warning.
  /// - Returns: ``BuildResult/answer(message:notes:)`` when today is that way already.
  public func rebased(
    _ proposal: Proposal, review: ReviewState, workspace: Workspace, ids: IDSource
  ) -> BuildResult {
    var notes: [Finding] = []
    var targets: [ProposalTarget] = []
    for old in proposal.targets {
      guard let live = workspace[old.property.id] else {
        notes.append(Self.missing(old.property))
        continue
      }
      let (changes, lost) = Rebase(old: old, review: review, live: live, catalogue: catalogue).changes()
      if changes.isEmpty {
        notes += lost
      } else {
        targets.append(assembly.target(live, changes: changes, notes: lost))
      }
    }
    guard !targets.isEmpty else {
      return .answer(
        message: "Everything that was proposed is so already, or is about things that are gone.", notes: notes)
    }
    targets[0].findings += notes
    var rebased = proposal
    (rebased.id, rebased.revision, rebased.origin) = (ids(), 1, .rebase(of: proposal.id))
    (rebased.targets, rebased.validatorVersion) = (targets, checks.version)
    return .proposal(rebased, questions: [], declined: nil)
  }

  private static func missing(_ property: PropertyFacts) -> Finding {
    Finding(
      .warn, rule: "property_gone", path: property.id.value,
      message: "\(Escape.quoted(property.name)) is not there any more; its changes were left out.")
  }
}
