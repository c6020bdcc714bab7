import ConfigSchema

/// What an effect led to.
public enum Answer: Hashable, Sendable {
  /// The next piece of the model's message.
  case text(String)
  /// What is being done now, as a short phrase: "Checking the answer".
  case progress(String)
  case replied(AskOutcome)
  case cancelled
  case conversation(StoredConversation)
  case attached(Attachment)

  case pending([PendingProposal])
  /// A proposal made without the model: rollback, import, rebase.
  case proposed(PendingProposal)
  /// The code to draw on the screen.
  case challenge(code: String)
  /// Why approving is not possible now, one sentence each.
  case obstacles([String])
  case applied(AppliedApproval)
  /// What was typed is not the code, which still waits; a sentence with the tries that are left.
  case wrongCode(String)
  /// The code is void, the person may not approve, or the gate refused.
  case refused(Failure)
  case conflict(Conflict)
  /// The connection ended while approving and the database cannot be asked yet.
  case outcomeUnknown(Failure)

  /// How far a back-test is, in percent.
  case backTestProgress(Int)
  /// One report for each target of the proposal.
  case backTest([BackTestReport])
  case waiting([WaitingRuns])
  case history([ApprovalEntry])
  case live(PropertyState)
  case properties([PropertySummary])
  case activity(ActivityReport)
  /// In sentences.
  case why(run: ItemID, [String])
  case tasks([TaskEntry])
  /// The session now works on this property.
  case switched(Session, [PropertySummary])
  case models([ModelOption])
  /// Done; the sentence is shown when it is not empty.
  case done(String)
  case failed(Failure)
}

/// How an asking ended. Everything may be empty except the message.
public struct AskOutcome: Hashable, Sendable {
  /// The whole message, also when it was streamed before.
  public var message: String
  /// The proposal as it is now, when the reply led to one or amended one.
  public var proposal: PendingProposal?
  public var questions: [Question]
  public var decline: Decline?
  /// What was found wrong, when that is why there is no proposal.
  public var findings: [Finding]

  public init(
    message: String, proposal: PendingProposal? = nil, questions: [Question] = [], decline: Decline? = nil,
    findings: [Finding] = []
  ) {
    (self.message, self.proposal, self.questions) = (message, proposal, questions)
    (self.decline, self.findings) = (decline, findings)
  }
}

/// A proposal that waits, with the work a person has already put into it.
public struct PendingProposal: Hashable, Sendable {
  public var proposal: Proposal
  public var review: ReviewState
  /// `YYYY-MM-DD HH:MM`, empty when it was made just now.
  public var since: String
  public init(_ proposal: Proposal, review: ReviewState = ReviewState(), since: String = "") {
    (self.proposal, self.review, self.since) = (proposal, review, since)
  }

  /// Over all targets.
  public var changeCount: Int { proposal.targets.reduce(0) { $0 + $1.changes.count } }
}

/// Something that went wrong: what happened, what was kept, what to do next. Each is a sentence; the last two may be empty.
public struct Failure: Hashable, Sendable {
  public var title: String
  public var kept: String
  public var next: String
  public init(title: String, kept: String = "", next: String = "") {
    (self.title, self.kept, self.next) = (title, kept, next)
  }
}

/// An approval that is in the database, one entry for each property it touched.
public struct AppliedApproval: Hashable, Sendable {
  public var entries: [Entry]
  public struct Entry: Hashable, Sendable {
    public var property: PropertyFacts
    public var approval: ApprovalEntry
    public init(property: PropertyFacts, approval: ApprovalEntry) {
      (self.property, self.approval) = (property, approval)
    }
  }
  public init(entries: [Entry]) { self.entries = entries }
}

/// Somebody else approved something on a target since the proposal was made. Nothing was written.
public struct Conflict: Hashable, Sendable {
  public var propertyName: String
  public var baseRevision: Int
  public var liveRevision: Int
  /// Who approved last.
  public var by: String
  /// `YYYY-MM-DD HH:MM` in the property's time zone.
  public var at: String
  public var items: [Item]

  /// One thing both sides touch, or all that differs; each text is short and plain.
  public struct Item: Hashable, Sendable {
    public var name: String
    public var base: String
    public var live: String
    public var proposed: String
    public init(name: String, base: String, live: String, proposed: String) {
      (self.name, self.base, self.live, self.proposed) = (name, base, live, proposed)
    }
  }

  public init(propertyName: String, baseRevision: Int, liveRevision: Int, by: String, at: String, items: [Item]) {
    (self.propertyName, self.baseRevision, self.liveRevision) = (propertyName, baseRevision, liveRevision)
    (self.by, self.at, self.items) = (by, at, items)
  }
}
