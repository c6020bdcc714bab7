import ConfigSchema
import LanguageModel

/// How asking ended. Everything may be empty except the message.
struct AskingResult: Sendable {
  var message = ""
  var proposal: Proposal?
  var questions: [Question] = []
  var decline: Decline?
  var findings: [Finding] = []
  /// What was shortened or could not be mended, a sentence each.
  var notices: [String] = []
  /// The model gave no usable answer.
  var failure: String?
  var isCancelled = false
  /// The waiting proposal proposes nothing any more.
  var isEmptied = false

  init(_ built: BuildResult, notices: [String]) {
    self.notices = notices
    switch built {
    case .proposal(let proposal, let questions, let declined):
      (message, self.proposal, self.questions, decline) = (proposal.message, proposal, questions, declined)
    case .questions(let message, let questions): (self.message, self.questions) = (message, questions)
    case .declined(let message, let decline): (self.message, self.decline) = (message, decline)
    case .answer(let message, let notes): (self.message, findings) = (message, notes)
    case .emptied(let message): (self.message, isEmptied) = (message, true)
    case .needs: message = "The model asked to see more than it could be shown. Say it in smaller steps."
    case .findings(let failure):
      (message, proposal, questions) = (failure.message, failure.partial, failure.questions)
      findings = failure.findings
    }
  }

  init(stopped outcome: ModelOutcome, notices: [String]) {
    self.notices = notices
    isCancelled = outcome == .cancelled
    failure = isCancelled ? nil : outcome.sentence
  }

  var exit: Exit {
    if failure != nil || isCancelled { return .failed }
    if blocks { return .findings }
    if proposal != nil { return .done }
    if decline != nil { return .declined }
    return questions.isEmpty ? .done : .questions
  }
  /// Whether something has to be mended before all of it could be approved.
  private var blocks: Bool {
    let targets = proposal?.targets ?? []
    let all = findings + targets.flatMap(\.findings) + targets.flatMap(\.changes).flatMap(\.findings)
    return all.contains { $0.severity == .block }
  }
}
