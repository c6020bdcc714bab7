import ConfigSchema

/// The way from "approve" to an outcome: confirmation, code, answer of the gate.
extension Model {
  mutating func beginApproval(_ items: ReviewItems) {
    guard session.mayApprove else {
      return say(
        .warning, "This database login may propose but not approve. Ask an approver to open this proposal; it is kept.")
    }
    guard items.isAllSeen else {
      let left = items.changeCount - items.seenCount
      return say(
        .warning, "\(Count.of(left, "change has", "changes have")) not been on screen yet. Press n for the next one.")
    }
    guard items.acceptedCount > 0 else {
      return say(.info, "Every change is left out, so there is nothing to approve. Press x to turn the proposal down.")
    }
    review.step = .confirm(Review.Confirm())
    // Time has passed since the review was opened.
    lookAtWaitingAgain()
  }

  mutating func handleConfirm(_ key: Key, _ confirm: Review.Confirm) {
    var confirm = confirm
    switch key {
    case .left, .right, .tab, .backTab: confirm.isYes.toggle()
    case .down: scroll(&confirm, by: 1)
    case .up: scroll(&confirm, by: -1)
    case .wheelDown: scroll(&confirm, by: 3)
    case .wheelUp: scroll(&confirm, by: -3)
    case .pageDown, .character(" "): scroll(&confirm, byPages: 1)
    case .pageUp: scroll(&confirm, byPages: -1)
    case .escape, .character("n"):
      review.step = .changes
      return
    case .enter where confirm.isYes: return askForCode()
    case .enter:
      review.step = .changes
      return
    default: return
    }
    review.step = .confirm(confirm)
  }

  private func scroll(_ confirm: inout Review.Confirm, by rows: Int = 0, byPages pages: Int = 0) {
    guard let items = reviewItems, let area = Panes(self).area(of: .review, in: self) else { return }
    let layout = ConfirmLayout(in: area)
    confirm.top.scroll(
      by: rows + pages * max(1, layout.text.rows - 1),
      in: ConfirmView.summary(items, waiting, columns: layout.text.columns),
      height: layout.text.rows)
  }

  /// The summary stays inside its page when the screen changes.
  mutating func settleConfirm(_ area: Area, _ items: ReviewItems) {
    guard case .confirm(var confirm) = review.step, confirm.top > PiecePlace() else { return }
    let layout = ConfirmLayout(in: area)
    confirm.top.settle(in: ConfirmView.summary(items, waiting, columns: layout.text.columns), height: layout.text.rows)
    review.step = .confirm(confirm)
  }

  private mutating func askForCode() {
    guard let pending = reviewed else {
      review.step = .changes
      return
    }
    flushReview()
    let work = Work.requestChallenge(
      proposal: pending.proposal.id, shown: Digest(ofWhole: pending.proposal), pending.review)
    review.step = .waitingForCode(emit(work, awaiting: .challenge))
  }

  mutating func showCode(_ code: String) {
    review.step = .code(Review.CodeEntry(code: code))
    emit(.discardInput)
  }

  mutating func handleCode(_ key: Key, _ entry: Review.CodeEntry) {
    var entry = entry
    switch key {
    case .escape:
      say(.info, "Not approved. Nothing was changed.")
      review.step = .changes
      return
    // Typed before the code could be read: thrown away.
    case _ where !entry.isArmed: return
    case .character(let character):
      if entry.typed.count < 12 { entry.typed.append(character) }
    case .backspace, .control("h"): _ = entry.typed.popLast()
    case .control("u"): entry.typed = ""
    case .enter: return submit(entry)
    default: return
    }
    entry.refusal = nil
    review.step = .code(entry)
  }

  mutating func refusePastedCode() {
    guard case .code(var entry) = review.step else { return }
    entry.refusal = "A pasted code does not count. Please type it."
    review.step = .code(entry)
  }

  private mutating func submit(_ entry: Review.CodeEntry) {
    guard let pending = reviewed, !entry.typed.trimmed.isEmpty else { return }
    let work = Work.approve(
      proposal: pending.proposal.id, shown: Digest(ofWhole: pending.proposal), pending.review, typed: entry.typed)
    review.step = .approving(emit(work, awaiting: .approval), entry)
  }

  mutating func handleTurnDown(_ key: Key, _ confirm: Review.Confirm) {
    var confirm = confirm
    switch key {
    case .left, .right, .tab, .backTab: confirm.isYes.toggle()
    case .escape, .character("n"):
      review.step = .changes
      return
    case .enter:
      review.step = .changes
      guard confirm.isYes, let pending = reviewed else { return }
      flushReview()
      emit(.declineProposal(pending.proposal.id), awaiting: .decline)
      return
    default: return
    }
    review.step = .turnDown(confirm)
  }

  mutating func handleOutcome(_ key: Key, _ outcome: Review.Outcome) {
    switch (outcome, key) {
    case (.conflict, .character("b")):
      guard let pending = reviewed else { return }
      flushReview()
      emit(.rebase(pending.proposal.id), awaiting: .newProposal)
      review.step = .changes
    case (.unknown, .character("r")):
      guard let pending = reviewed else { return }
      review.step = .approving(
        emit(.checkOutcome(proposal: pending.proposal.id), awaiting: .outcome), Review.CodeEntry(code: ""))
    case (.applied(let applied), .character("u")): proposeUndo(of: applied)
    case (.applied, .enter), (.applied, .escape), (.turnedDown, .enter), (.turnedDown, .escape):
      review.reset(to: nil)
      screen = .chat
    case (_, .enter), (_, .escape): review.step = .changes
    default: break
    }
  }

  private mutating func proposeUndo(of applied: AppliedApproval) {
    guard let entry = applied.entries.first else { return }
    emit(.proposeRollback(property: entry.property.id, .approval(entry.approval.id)), awaiting: .newProposal)
    review.reset(to: nil)
  }
}
