import ConfigSchema

/// Accepting and declining single changes, and what counts as seen.
extension Model {
  mutating func decide(_ decision: Decision, _ items: ReviewItems) {
    guard items.all.indices.contains(review.selected), let index = reviewedIndex else { return }
    let item = items.all[review.selected]
    guard let key = items.key(item) else { return }
    let needs = review.needs(of: pending[index].proposal)
    if let obstacle = ChangeNeeds.obstacle(to: decision, item, in: items, needs) { return say(.warning, obstacle) }
    pending[index].review.decisions[key] = decision
    saveReview()
    if review.selected + 1 < items.all.count { (review.selected, review.detailTop) = (review.selected + 1, 0) }
  }

  /// Keeps the selection and the scroll positions inside the proposal.
  mutating func settleReview(_ panes: Panes) {
    guard let index = reviewedIndex else {
      if case .outcome = review.step { return }
      // Before the list is there nobody knows whether the proposal to be reviewed waits.
      if isPendingKnown { review.reset(to: nil) }
      return
    }
    pin(pending[index].proposal)
    if review.counts?.belong(to: pending[index]) != true { review.counts = reviewItems.map(ReviewCounts.init) }
    guard let items = reviewItems else { return }
    review.selected = min(review.selected, max(0, items.all.count - 1))
    guard let area = panes.area(of: .review, in: self) else { return }
    let layout = ReviewLayout(self, items, in: area)
    review.detailTop = min(review.detailTop, layout.mostDetailTop)
    review.listTop = layout.listTop
    settleConfirm(area, items)
  }

  /// Keeps the review on its proposal, and the selection on its change when the proposal has been amended.
  private mutating func pin(_ proposal: Proposal) {
    if review.texts?.belong(to: proposal) != true { review.texts = nil }
    if review.proposal != proposal.id {
      let step = review.step
      review.reset(to: proposal.id)
      if case .outcome = step { review.step = step }
    }
    if review.texts == nil { review.texts = ReviewTexts(proposal) }
  }

  /// Saves a little later: paging through thousands of changes must not write thousands of times.
  mutating func saveReview() {
    guard let id = reviewed?.proposal.id else { return }
    if unsavedReview?.proposal != id { flushReview() }
    unsavedReview = unsavedReview ?? UnsavedReview(proposal: id, due: now + 300)
  }

  /// Hands the decisions to the store now, before anything that builds on them.
  mutating func flushReview() {
    guard let unsaved = unsavedReview else { return }
    unsavedReview = nil
    guard let pending = pending.first(where: { $0.proposal.id == unsaved.proposal }) else { return }
    keep(.saveReview(proposal: unsaved.proposal, revision: pending.proposal.revision, pending.review))
  }
}

/// The review whose newest decisions the store does not have yet.
struct UnsavedReview: Hashable, Sendable {
  var proposal: ItemID
  /// On the model's clock.
  var due: Int
}
