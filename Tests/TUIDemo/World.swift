import ConfigSchema
import Glibc
import TUI

/// Answers effects as the real program would, from memory. Words in a request choose what happens:
/// "slow" waits for a cancellation, "ask" asks back, "decline" refuses, "fail" fails. Others end the process: see `Ending`.
final class World {
  let mailbox: Mailbox
  var session: Session
  var pending: [PendingProposal] = []
  var history: [ApprovalEntry] = []
  var configuration = Sample.configuration
  var code = ""
  /// How many lines the conversation has besides the usual ones.
  private let longConversation: Int

  init(mailbox: Mailbox) {
    self.mailbox = mailbox
    session = Session(
      model: "offline planner", database: "private database", property: Sample.property, revision: 4,
      person: "Dana Ruiz")
    history = Sample.history
    longConversation = getenv("DEMO_LINES").flatMap { Int(String(cString: $0)) } ?? 0
  }

  func perform(_ effect: Effect) {
    func answer(_ answer: Answer) { mailbox.post(.answer(effect.id, answer)) }
    switch effect.work {
    case .ask(let request, _): ask(request, answer)
    case .cancel(let other): mailbox.post(.answer(other, .cancelled))
    case .loadConversation: answer(.conversation(StoredConversation(turns: Sample.turns(long: longConversation))))
    case .refreshPending: answer(.pending(pending))
    case .requestChallenge:
      code = "K7RP4"
      answer(.challenge(code: code))
    case .approve(let id, _, let review, let typed): approve(id, review, typed, answer)
    case .declineProposal(let id):
      pending.removeAll { $0.proposal.id == id }
      answer(.done(""))
    case .loadHistory(_, let before): answer(.history(before == nil ? history : []))
    case .loadLive:
      answer(.live(PropertyState(facts: Sample.property, configuration: configuration, revision: session.revision)))
    case .listProperties: answer(.properties(Sample.properties))
    case .switchProperty(let id):
      session.property = Sample.properties.first { $0.id == id }?.facts
      answer(.switched(session, Sample.properties))
    case .listModels:
      answer(.models([ModelOption(name: "offline planner", detail: "no key needed", isCurrent: true, isUsable: true)]))
    default: break
    }
  }

  private func ask(_ request: Request, _ answer: (Answer) -> Void) {
    let words = request.inputs.map { $0.text.prefix(400) }.joined(separator: " ")
    if words.contains("slow") { return answer(.progress("Thinking about it")) }
    Ending.perform(words)
    if words.contains("fail") {
      return answer(
        .failed(
          Failure(
            title: "The model did not answer within 60 seconds.", kept: "Your request is kept.",
            next: "Press Enter to try again.")))
    }
    if words.contains("ask") {
      let question = Question("Which number should the text come from?", choices: ["The leasing line", "The office"])
      return answer(.replied(AskOutcome(message: "One thing only you can decide.", questions: [question])))
    }
    if words.contains("decline") {
      let decline = Decline(rule: "FH2", reason: "Answering some families later than others is housing discrimination.")
      return answer(.replied(AskOutcome(message: "I cannot set this up.", decline: decline)))
    }
    for word in ["I would ", "add a trigger and ", "shorten the time limit ", "of one stage."] { answer(.text(word)) }
    let proposal = PendingProposal(Sample.proposal)
    pending = [proposal]
    answer(
      .replied(
        AskOutcome(message: "I would add a trigger and shorten the time limit of one stage.", proposal: proposal)))
  }

  private func approve(_ id: ItemID, _ review: ReviewState, _ typed: String, _ answer: (Answer) -> Void) {
    guard typed.uppercased() == code else {
      return answer(
        .refused(
          Failure(title: "That was not the code.", kept: "Nothing was changed.", next: "Approve again for a new one.")))
    }
    pending.removeAll { $0.proposal.id == id }
    session.revision += 1
    let entry = ApprovalEntry(
      id: ItemID("a5"), proposal: id, revision: session.revision, at: "2026-03-02 10:15", by: "Dana Ruiz",
      reason: "text new leads", sentences: ["Added the trigger “Welcome text”."], versions: [])
    history.insert(entry, at: 0)
    answer(.applied(AppliedApproval(entries: [.init(property: Sample.property, approval: entry)])))
  }
}
