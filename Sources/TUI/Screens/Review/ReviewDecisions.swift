import ConfigSchema

/// Accepting and declining single changes, and what counts as seen.
extension Model {
  mutating func decide(_ decision: Decision, _ items: ReviewItems) {
    guard items.all.indices.contains(review.selected), let index = reviewedIndex else { return }
    let item = items.all[review.selected]
    guard let key = items.key(item) else { return }
    if let obstacle = ChangeNeeds.obstacle(to: decision, item, in: items) { return say(.warning, obstacle) }
    pending[index].review.decisions[key] = decision
    saveReview()
    if review.selected + 1 < items.all.count { (review.selected, review.detailTop) = (review.selected + 1, 0) }
  }

  /// Keeps the selection and the scroll positions inside the proposal.
  mutating func settleReview(_ panes: Panes) {
    guard let index = reviewedIndex else {
      if case .outcome = review.step { return }
      return review.reset(to: nil)
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

  mutating func saveReview() {
    guard let pending = reviewed else { return }
    keep(.saveReview(proposal: pending.proposal.id, pending.review))
  }
}
