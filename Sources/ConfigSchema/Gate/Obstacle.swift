/// A reason why what is accepted now cannot be approved.
public enum Obstacle: Hashable, Sendable {
  case nothingAccepted
  /// Changes that have not been on screen, declined ones included.
  case unseen([ChangeKey])
  /// An accepted change breaks a rule that blocks.
  case blocked(property: ItemID, finding: Finding)
  /// An accepted change needs one that is not accepted.
  case broken(ChangeKey, needs: ChangeKey)
  /// Two accepted changes exclude each other.
  case conflict(ChangeKey, ChangeKey)
  /// Somebody approved something for the property since.
  case stale(property: ItemID, base: Int, live: Int)
  /// The live configuration is not what its revision says: it was changed outside of this program.
  case drifted(property: ItemID)
  /// The proposal was checked with other rules than today's.
  case otherRules
  /// The property is not there any more, or not in reach.
  case missing(property: ItemID)
}

extension Obstacle {
  /// What is in the way and what to do, as a sentence.
  public func message(in proposal: Proposal) -> String {
    switch self {
    case .nothingAccepted: "Nothing is accepted, so there is nothing to approve. Accept at least one change."
    case .unseen(let keys):
      "\(Durations.count(keys.count, "change")) not looked at yet. Scroll through all of them first."
    case .blocked(_, let finding):
      Escape.visible(finding.message) + (finding.fix.map { " " + Escape.visible($0) } ?? "")
    case .broken(let key, let needed):
      "“\(proposal.sentence(key))” needs “\(proposal.sentence(needed))”. Accept both or decline both."
    case .conflict(let a, let b):
      "“\(proposal.sentence(a))” and “\(proposal.sentence(b))” exclude each other. Decline one of them."
    case .stale(let property, let base, let live):
      "\(proposal.name(of: property)) is at revision \(live), this proposal starts from \(base). Rebase it and review again."
    case .drifted(let property):
      "\(proposal.name(of: property)) was changed outside of this program. Look at the drift first."
    case .otherRules: "This was checked with the rules of another version. Rebase it and review again."
    case .missing(let property): "\(proposal.name(of: property)) is not there any more. Propose again without it."
    }
  }
}

extension Proposal {
  fileprivate func sentence(_ key: ChangeKey) -> String {
    guard let target = targets.first(where: { $0.property.id == key.property }),
      let change = target.changes.first(where: { $0.change.id == key.change })?.change
    else { return "a change that is gone" }
    return Sentence.text(for: change, in: target)
  }

  fileprivate func name(of property: ItemID) -> String {
    targets.first { $0.property.id == property }.map { Escape.quoted($0.property.name) } ?? "A property"
  }
}
