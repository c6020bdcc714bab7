import ConfigSchema

/// Proposals arriving, changing and going away.
extension Model {
  /// The list as the store has it.
  mutating func adopt(pending proposals: [PendingProposal]) {
    replacePending(
      with: proposals.map { new in
        // What this person did since the list was read is newer than the list.
        guard let known = pending.first(where: { $0.proposal.id == new.proposal.id }),
          known.proposal.revision == new.proposal.revision
        else { return new }
        return PendingProposal(new.proposal, review: known.review, since: new.since)
      })
  }

  /// A proposal that was just made, or an amended one.
  mutating func adopt(new: PendingProposal) {
    let isAmended = pending.contains { $0.proposal.id == new.proposal.id }
    var all = pending.filter { $0.proposal.id != new.proposal.id }
    if case .rebase(let replaced) = new.proposal.origin { all.removeAll { $0.proposal.id == replaced } }
    replacePending(with: all + [new])
    announce(new, isAmended: isAmended)
  }

  /// Says that a proposal is there. What has the keys stays as it is: nothing moves under the person's fingers.
  private mutating func announce(_ new: PendingProposal, isAmended: Bool) {
    let changes = Count.of(new.changeCount, "change")
    switch screen {
    case .chat:
      if !isAmended { review.reset(to: new.proposal.id) }
      side = .review
    case .review where isAmended: say(.good, "The proposal has been amended; it has \(changes) now.")
    case .review where reviewed?.proposal.id != new.proposal.id:
      say(.good, "Another proposal with \(changes) is ready. Press ] to see it.")
    case .review: break
    case .live, .history, .properties:
      review.reset(to: new.proposal.id)
      say(.good, "A proposal with \(changes) is ready. Press F2 to review it.")
    }
  }

  /// Puts a new list in place; the selected change stays selected, and a question or code about something that changed
  /// is void.
  private mutating func replacePending(with proposals: [PendingProposal]) {
    let before = reviewed?.proposal
    let key = selectedKey
    pending = proposals
    let now = reviewed?.proposal
    guard now != before else { return }
    review.texts = nil
    if let key, now?.id == before?.id, let items = reviewItems {
      review.selected = items.all.firstIndex { items.key($0) == key } ?? review.selected
    }
    switch review.step {
    case .changes, .outcome, .approving: break
    case .confirm, .waitingForCode, .code, .turnDown:
      review.step = .changes
      say(.warning, "The proposal changed meanwhile. Please look at it again; nothing was approved.")
    }
  }

  private var selectedKey: ChangeKey? {
    guard let items = reviewItems, items.all.indices.contains(review.selected) else { return nil }
    return items.key(items.all[review.selected])
  }
}
