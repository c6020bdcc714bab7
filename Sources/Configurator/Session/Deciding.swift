import ConfigSchema

/// Decisions on single changes from the command line, by the numbers that the review prints.
///
/// Nothing counts as seen by this: approving still takes the changes on a screen, and a person in front of it.
struct Deciding {
  let proposal: Proposal
  let review: ReviewState

  /// - Throws: a sentence when a number stands for nothing or for both, or when what would then be accepted does not hold together.
  func deciding(accept: Set<Int>, decline: Set<Int>) throws -> Deciding {
    let keys = proposal.changeKeys
    try refuseUnknown(accept.union(decline))
    if let both = accept.intersection(decline).min() {
      throw refusal("Change \(both) cannot be both accepted and declined.")
    }
    var decided = review
    for number in accept { decided.decisions[keys[number - 1]] = .accepted }
    for number in decline { decided.decisions[keys[number - 1]] = .declined }
    if let hole = Self.holes(proposal, decided).subtracting(Self.holes(proposal, review)).first {
      throw refusal(hole.message(in: proposal))
    }
    return Deciding(proposal: proposal, review: decided)
  }

  /// What becomes of the runs that wait because of these changes.
  /// - Throws: a sentence when a number stands for nothing or for several, or when there is no such choice about that change.
  func choosing(_ choices: [(choice: WaitingChoice, numbers: Set<Int>)]) throws -> Deciding {
    var chosen = review
    var spoken: Set<Int> = []
    for (choice, numbers) in choices {
      try refuseUnknown(numbers)
      if let twice = spoken.intersection(numbers).min() {
        throw refusal("What waits because of change \(twice) cannot become two things.")
      }
      spoken.formUnion(numbers)
      for (number, target, proposed) in proposal.numberedChanges where numbers.contains(number) {
        guard let (actions, options, _) = chosen.waitingChoice(of: proposed, in: target) else {
          throw refusal("Nothing can be waiting because of change \(number).")
        }
        guard options.contains(choice) else {
          throw refusal("Change \(number) leaves no new version: what waits because of it can be kept or cancelled.")
        }
        for action in actions { chosen.waiting[action] = choice }
      }
    }
    return Deciding(proposal: proposal, review: chosen)
  }

  private func refuseUnknown(_ numbers: Set<Int>) throws {
    let count = proposal.changeKeys.count
    guard let wrong = numbers.first(where: { $0 < 1 || $0 > count }) else { return }
    throw refusal(
      count == 0 ? "This proposal has no changes left." : "There is no change \(wrong): the numbers go to \(count).")
  }

  /// Accepted changes that miss what they need, or exclude each other.
  private static func holes(_ proposal: Proposal, _ review: ReviewState) -> Set<Obstacle> {
    var found: Set<Obstacle> = []
    for target in proposal.targets {
      let key = { ChangeKey(property: target.property.id, change: $0) }
      let (dependencies, accepted) = (Dependencies(of: target), review.accepted(in: target))
      for (change, needs) in dependencies.broken(accepting: accepted) {
        found.insert(.broken(key(change), needs: key(needs)))
      }
      for (one, other) in dependencies.conflicts(accepting: accepted) { found.insert(.conflict(key(one), key(other))) }
    }
    return found
  }

  private func refusal(_ happened: String) -> CommandFailure {
    CommandFailure(happened, kept: "Nothing was decided.")
  }
}
