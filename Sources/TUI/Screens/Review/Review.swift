import ConfigSchema

/// The state of the review screen.
struct Review: Hashable, Sendable {
  /// The proposal under review; it stays the same until the person leaves it or it is gone.
  var proposal: ItemID?
  /// Nil until the first decision.
  var needs: ReviewNeeds?
  /// Index into `ReviewItems.all`.
  var selected = 0
  var listTop = 0
  var detailTop = 0
  var showsJSON = false
  /// The first row shown of what it would have done; nil = the changes are shown.
  var reportTop: Int?
  /// How much of the selected change has been on the screen, while it is not all of it.
  var shown: ShownLines?
  var step = Step.changes
  var texts: ReviewTexts?
  var counts: ReviewCounts?

  /// Where the person is on the way to a decision.
  enum Step: Hashable, Sendable {
    case changes
    /// "Approve these?", with the safe answer preselected.
    case confirm(Confirm)
    case waitingForCode(EffectID)
    case code(CodeEntry)
    case approving(EffectID, CodeEntry)
    case outcome(Outcome)
    /// "Turn the whole proposal down?", with the safe answer preselected.
    case turnDown(Confirm)
  }

  /// A yes-or-no choice; false is the safe answer.
  struct Confirm: Hashable, Sendable {
    var isYes = false
    var top = PiecePlace()
  }

  struct CodeEntry: Hashable, Sendable {
    /// What the gate wants to see typed.
    var code: String
    var typed = ""
    /// False until everything typed before the code was shown has been thrown away.
    var isArmed = false
    var refusal: String?
  }

  enum Outcome: Hashable, Sendable {
    case applied(AppliedApproval)
    case obstacles([String])
    case refused(Failure)
    case conflict(Conflict)
    case unknown(Failure)
    case turnedDown
  }

  /// From here on keys count for the code.
  mutating func inputWasDiscarded() {
    guard case .code(var entry) = step else { return }
    entry.isArmed = true
    entry.typed = ""
    step = .code(entry)
  }

  /// Starts over with the first change.
  mutating func reset(to proposal: ItemID?) { self = Review(proposal: proposal) }
}

extension Model {
  /// The changes under review.
  var reviewItems: ReviewItems? { reviewed.map { ReviewItems($0, texts: review.texts, counts: review.counts) } }

  /// The proposal under review.
  var reviewed: PendingProposal? {
    pending.first { $0.proposal.id == review.proposal } ?? pending.last
  }

  var reviewedIndex: Int? {
    pending.firstIndex { $0.proposal.id == review.proposal } ?? (pending.isEmpty ? nil : pending.count - 1)
  }
}
