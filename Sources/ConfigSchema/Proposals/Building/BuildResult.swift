/// What became of a reply, or of a file or rollback that was asked for.
public enum BuildResult: Hashable, Sendable {
  /// Something to review. `questions` are what the model still wants to know, `declined` a part it would not do.
  case proposal(Proposal, questions: [Question], declined: Decline?)
  /// Nothing is proposed until these are answered.
  case questions(message: String, [Question])
  case declined(message: String, Decline)
  /// Only words: a question was answered, or everything is so already (`notes` say what).
  case answer(message: String, notes: [Finding])
  /// An amendment took the last change back: the waiting proposal proposes nothing any more.
  case emptied(message: String)
  /// The model wants to see these in full and be asked again.
  case needs([Reference])
  /// The reply does not hold; the model may be asked again for what failed.
  case findings(BuildFailure)
}

/// Why a reply does not hold, and what of it does.
public struct BuildFailure: Hashable, Sendable {
  /// Everything found, warnings and notes included.
  public var findings: [Finding]
  /// Operations that have to be mended, by their index in `changes` of the reply; empty = the reply as a whole.
  public var failing: [Int]
  /// What is proposed, with what is blocked shown unselected; nil when any operation could not be read or resolved.
  public var partial: Proposal?
  public var message: String
  public var questions: [Question]

  public init(
    findings: [Finding], failing: [Int] = [], partial: Proposal? = nil, message: String = "",
    questions: [Question] = []
  ) {
    (self.findings, self.failing, self.partial) = (findings, failing, partial)
    (self.message, self.questions) = (message, questions)
  }
}
