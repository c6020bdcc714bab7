import ConfigSchema

/// Proposals arriving, changing and going away.
extension Model {
  /// The list as the store has it.
  mutating func adopt(pending proposals: [PendingProposal], except overruled: ItemID? = nil) {
    isPendingKnown = true
    replacePending(
      with: proposals.map { new in
        // What this person did since the list was read is newer than the list.
        guard let known = pending.first(where: { $0.proposal.id == new.proposal.id }),
          known.proposal.revision == new.proposal.revision, new.proposal.id != overruled
        else { return new }
        return PendingProposal(new.proposal, review: known.review, since: new.since)
      })
  }

  /// The list after another session was faster with one of them. What was decided here and not saved is void, and so is a
  /// question or a code about it.
  mutating func adopt(_ proposals: [PendingProposal], overruling id: ItemID) {
    let before = reviewed?.review
    if unsavedReview?.proposal == id {
      unsavedReview = nil
      if notice?.kind != .failure {
        say(.warning, "Somebody else is reviewing this as well; the decisions are shown as they stand now.")
      }
    }
    adopt(pending: proposals, except: id)
    if reviewed?.review != before { withdrawQuestion() }
    emit(.acceptOverruling(proposal: id))
  }

  /// A proposal that was just made, or an amended one.
  mutating func adopt(new: PendingProposal) {
    let known = pending.first { $0.proposal.id == new.proposal.id }
    let isAmended = known != nil
    var new = new
    if let known, unsavedReview?.proposal == new.proposal.id {
      // Decided while the model was at work, and not saved yet.
      new.review.merge(known.review.carried(from: known.proposal, to: new.proposal))
    }
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
    case .live, .history, .properties, .activity, .tasks:
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
    withdrawQuestion()
  }

  /// Takes back a question or a code that was about something else.
  private mutating func withdrawQuestion() {
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

extension ReviewState {
  /// Takes over what another state knows.
  fileprivate mutating func merge(_ newer: ReviewState) {
    decisions.merge(newer.decisions) { $1 }
    waiting.merge(newer.waiting) { $1 }
    seen.formUnion(newer.seen)
  }
}
