import ConfigSchema

/// What each key does in the review.
extension Model {
  mutating func handleReview(_ key: Key) {
    switch review.step {
    case .changes: handleChanges(key)
    case .confirm(let confirm): handleConfirm(key, confirm)
    case .turnDown(let confirm): handleTurnDown(key, confirm)
    case .waitingForCode, .approving: handleWaiting(key)
    case .code(let entry): handleCode(key, entry)
    case .outcome(let outcome): handleOutcome(key, outcome)
    }
  }

  private mutating func handleChanges(_ key: Key) {
    guard let items = reviewItems else { return handleEmptyReview(key) }
    if review.reportTop != nil { return handleReport(key) }
    switch key {
    case .down, .character("j"): select(review.selected + 1, of: items)
    case .up, .character("k"): select(review.selected - 1, of: items)
    case .home, .character("g"): select(0, of: items)
    case .end, .character("G"): select(items.all.count - 1, of: items)
    case .pageDown, .wheelDown, .character(" "): review.detailTop += detailStep(items)
    case .pageUp, .wheelUp: review.detailTop = max(0, review.detailTop - detailStep(items))
    case .character("a"): decide(.accepted, items)
    case .character("d"): decide(.declined, items)
    case .character("n"): selectUnseen(items)
    case .character("v"): (review.showsJSON, review.detailTop) = (!review.showsJSON, 0)
    case .character("e"): speak(about: items, opening: "Change ", ending: ": ")
    case .character("w"): ask(about: items)
    case .character("m"): openReport()
    case .character("o"): chooseWaiting(items)
    case .character("]"): switchProposal(by: 1)
    case .character("["): switchProposal(by: -1)
    case .character("x"): review.step = .turnDown(Review.Confirm())
    case .enter, .character("p"): beginApproval(items)
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  private func detailStep(_ items: ReviewItems) -> Int {
    Panes(self).area(of: .review, in: self).map { ReviewLayout(self, items, in: $0).step } ?? 1
  }

  private mutating func handleEmptyReview(_ key: Key) {
    if key == .escape || key == .tab { screen = .chat }
  }

  private mutating func select(_ index: Int, of items: ReviewItems) {
    let index = min(max(0, index), max(0, items.all.count - 1))
    guard index != review.selected else { return }
    (review.selected, review.detailTop) = (index, 0)
  }

  /// What has not been on the screen: the rest of this change, then the next one.
  private mutating func selectUnseen(_ items: ReviewItems) {
    if let line = firstMissingLine {
      review.detailTop = line
    } else if let next = items.firstUnseen(after: review.selected) {
      select(next, of: items)
    } else {
      say(.info, "Every change has been on screen. Press Enter to approve.")
    }
  }

  private mutating func switchProposal(by step: Int) {
    guard pending.count > 1, let index = reviewedIndex else { return say(.info, "Only one proposal waits.") }
    review.reset(to: pending[(index + step + pending.count) % pending.count].proposal.id)
  }

  /// Puts the name of what the selected change is about into the input line. Only the name: a whole sentence with
  /// quotations in it reads as if it were the wish itself.
  private mutating func speak(about items: ReviewItems, opening: String, ending: String) {
    guard items.all.indices.contains(review.selected), let change = items.change(items.all[review.selected])?.change
    else { return }
    prefill(opening + change.spokenName + ending)
  }

  /// The planner answers from the change whose whole sentence it finds in the question.
  private mutating func ask(about items: ReviewItems) {
    guard items.all.indices.contains(review.selected), items.change(items.all[review.selected]) != nil else { return }
    prefill("Why “\(items.sentence(items.all[review.selected]))”?")
  }

  private mutating func handleWaiting(_ key: Key) {
    if key == .escape { say(.info, "The answer is on its way; nothing more can be done about it from here.") }
  }
}
