extension ReviewState {
  /// What the person has decided, the preselection standing in where they have not spoken.
  public func isAccepted(_ proposed: ProposedChange, of property: ItemID) -> Bool {
    switch decisions[ChangeKey(property: property, change: proposed.change.id)] ?? .undecided {
    case .accepted: true
    case .declined: false
    case .undecided: proposed.startsSelected
    }
  }

  /// Everything that would be approved now.
  public func accepted(in proposal: Proposal) -> Set<ChangeKey> {
    var keys: Set<ChangeKey> = []
    for target in proposal.targets {
      for proposed in target.changes where isAccepted(proposed, of: target.property.id) {
        keys.insert(ChangeKey(property: target.property.id, change: proposed.change.id))
      }
    }
    return keys
  }

  /// The accepted change ids of one target.
  public func accepted(in target: ProposalTarget) -> Set<String> {
    Set(target.changes.lazy.filter { isAccepted($0, of: target.property.id) }.map(\.change.id))
  }
}
