/// Looks for everything that stands in the way of approving what is accepted now.
struct ObstacleSearch {
  let proposal: Proposal
  let review: ReviewState
  let workspace: Workspace
  let catalogue: Catalogue
  let checks: Checks

  var obstacles: [Obstacle] {
    var found: [Obstacle] = []
    let unseen = proposal.changeKeys.filter { !review.seen.contains($0) }
    if !unseen.isEmpty { found.append(.unseen(unseen)) }
    let accepted = proposal.targets.map { review.accepted(in: $0) }
    if proposal.validatorVersion != checks.version { found.append(.otherRules) }
    if accepted.allSatisfy(\.isEmpty) { return found + [.nothingAccepted] }
    for (target, ids) in zip(proposal.targets, accepted) where !ids.isEmpty {
      found += obstacles(target, ids)
    }
    return found
  }

  private func obstacles(_ target: ProposalTarget, _ accepted: Set<String>) -> [Obstacle] {
    let property = target.property.id
    guard let state = workspace[property] else { return [.missing(property: property)] }
    return Self.moved(target, state) + hanging(target, accepted) + blocked(target, accepted, state)
  }

  private static func moved(_ target: ProposalTarget, _ live: PropertyState) -> [Obstacle] {
    let property = target.property.id
    if live.revision != target.baseRevision {
      return [.stale(property: property, base: target.baseRevision, live: live.revision)]
    }
    if !Diff.changes(from: target.base, to: live.configuration).isEmpty { return [.drifted(property: property)] }
    return []
  }

  private func hanging(_ target: ProposalTarget, _ accepted: Set<String>) -> [Obstacle] {
    let dependencies = Dependencies(of: target, catalogue: catalogue)
    func key(_ change: String) -> ChangeKey { ChangeKey(property: target.property.id, change: change) }
    return dependencies.broken(accepting: accepted).map { .broken(key($0.change), needs: key($0.needs)) }
      + dependencies.conflicts(accepting: accepted).map { .conflict(key($0.0), key($0.1)) }
  }

  /// Rules are judged for exactly what is accepted: declining the other half of a loop lifts its block.
  private func blocked(_ target: ProposalTarget, _ accepted: Set<String>, _ state: PropertyState) -> [Obstacle] {
    let result = target.configuration(accepting: accepted)
    let judged = checks.findings(for: result, in: state, base: target.base)
    let recorded = target.findings + target.changes.lazy.filter { accepted.contains($0.change.id) }.flatMap(\.findings)
    let standing = recorded.filter { !checks.rules.contains($0.rule) }
    return (judged + standing).filter { $0.severity == .block }
      .map { .blocked(property: target.property.id, finding: $0) }
  }
}
