import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Chat") struct ChatTests {
  @Test("a request is sent, streamed, finished and kept")
  func request() {
    var program = Program()
    program.type("text new leads")
    program.press(.enter)
    let work = program.effects.map(\.work)
    #expect(work.contains(.ask(Request(typed: "text new leads"), amending: nil)))
    #expect(work.contains(.saveTurn(SavedTurn(.person, "text new leads", request: Request(typed: "text new leads")))))
    #expect(work.contains(.saveDraft(Draft())))
    #expect(program.model.chat.editor.isEmpty)
    program.answer(.text("I would "), to: \.isAsk)
    program.answer(.text("add one.\nAnd more"), to: \.isAsk)
    #expect(program.shows("I would add one."))
    #expect(program.shows("And more"))
    program.answer(.replied(AskOutcome(message: "I would add one.")), to: \.isAsk)
    #expect(program.model.chat.asking == nil)
    #expect(!program.shows("And more"))
    #expect(program.take().contains(.saveTurn(SavedTurn(.model, "I would add one."))))
  }

  @Test("a second request while one is worked on waits in the input line")
  func oneAtATime() {
    var program = Program()
    program.type("first")
    program.press(.enter)
    program.effects = []
    program.type("second")
    program.press(.enter)
    #expect(!program.effects.contains { $0.work.isAsk })
    #expect(program.model.chat.editor.string == "second")
    #expect(program.shows("Still working"))
  }

  @Test("elapsed time appears after a second, and the clock is asked for only while something runs")
  func elapsed() {
    var program = Program()
    program.send(.clock(1000))
    #expect(program.model.wakeAt == nil)
    program.type("x")
    program.press(.enter)
    #expect(program.model.wakeAt == 2000)
    program.send(.clock(1900))
    #expect(!program.screen.contains { $0.contains("0 s") })
    program.send(.clock(2000))
    #expect(program.shows("Thinking … 1 s"))
    #expect(program.model.wakeAt == 3000)
    program.answer(.replied(AskOutcome(message: "ok")), to: \.isAsk)
    #expect(program.model.wakeAt == nil)
  }

  @Test("stopping brings the request back", arguments: [Key.escape, .control("c")])
  func cancel(key: Key) {
    var program = Program()
    program.type("text everybody")
    program.press(.enter)
    let ask = program.effects.first { $0.work.isAsk }
    program.press(key)
    #expect(program.effects.last?.work == ask.map { .cancel($0.id) })
    program.answer(.text("too late"), to: \.isAsk)
    program.answer(.cancelled, to: \.isAsk)
    #expect(program.model.chat.editor.string == "text everybody")
    #expect(program.shows("Stopped."))
  }

  @Test("a failure says what happened, what was kept and what to do, and keeps the request")
  func failure() {
    var program = Program()
    program.type("text everybody")
    program.press(.enter)
    let failure = Failure(title: "No network.", kept: "Your request is kept.", next: "Press Enter to try again.")
    program.answer(.failed(failure), to: \.isAsk)
    for words in ["No network.", "Your request is kept.", "Press Enter to try again."] { #expect(program.shows(words)) }
    #expect(program.model.chat.editor.string == "text everybody")
    program.type(" again")
    #expect(program.model.chat.editor.string == "text everybody again")
  }

  @Test("what stands in the line already is not replaced by a failed request")
  func failureKeepsNewWords() {
    var program = Program()
    program.type("first")
    program.press(.enter)
    program.type("second")
    program.answer(.failed(Failure(title: "No network.")), to: \.isAsk)
    #expect(program.model.chat.editor.string == "second")
    program.press(.control("u"), .up)
    #expect(program.model.chat.editor.string == "first")
  }

  @Test("a question's choices can be taken with Alt and a number")
  func choices() {
    var program = Program()
    program.type("x")
    program.press(.enter)
    let question = Question("Which line?", choices: ["Leasing", "Office"])
    program.answer(.replied(AskOutcome(message: "", questions: [question])), to: \.isAsk)
    #expect(program.shows("? Which line?"))
    #expect(program.shows("Alt-2 Office"))
    program.press(.alt("2"))
    #expect(program.model.chat.editor.string == "Office")
  }

  @Test("a refusal and findings are shown in words")
  func decline() {
    var program = Program()
    program.type("x")
    program.press(.enter)
    let finding = Finding(
      .block, rule: "unknown_event", path: "", message: "There is no such event.", fix: "Try another.")
    program.answer(
      .replied(
        AskOutcome(message: "No.", decline: Decline(rule: "FH2", reason: "It is unlawful."), findings: [finding])),
      to: \.isAsk)
    #expect(program.shows("Cannot be set up: It is unlawful."))
    #expect(program.shows("BLOCKED There is no such event. Try another."))
  }

  @Test("a reply that is nothing but the reason for a refusal is shown once")
  func declineOnce() {
    var program = Program()
    program.type("x")
    program.press(.enter)
    program.answer(
      .replied(AskOutcome(message: "It is unlawful.", decline: Decline(rule: "FH2", reason: "It is unlawful."))),
      to: \.isAsk)
    #expect(program.screen.filter { $0.contains("It is unlawful.") }.count == 1)
  }

  @Test("what went wrong before is off the screen after /clear and on another screen")
  func oldFailure() {
    for keys in [[Key.function(3)], "/clear".map { Key.character($0) } + [.enter]] {
      var program = Program()
      program.model.report(Failure(title: "The file is not there."))
      #expect(program.shows("The file is not there."))
      for key in keys { program.press(key) }
      #expect(!program.shows("The file is not there."), "\(keys)")
    }
  }

  @Test("with several proposals the banner says which one it counts")
  func bannerOfMany() {
    var program = Program()
    var other = Sample.proposal
    other.id = ItemID("q2")
    program.send(.news(.pending([PendingProposal(other), PendingProposal(Sample.proposal)])))
    #expect(program.shows("2 proposals waiting, the newest with 3 changes — press F2 to review"))
  }

  @Test("a proposal never takes the keys; a banner says that it is there")
  func banner() {
    var program = Program()
    program.propose()
    #expect(program.model.screen == .chat)
    #expect(program.shows("Proposal waiting: 3 changes — press F2 to review"))
    program.type("still typing")
    #expect(program.model.chat.editor.string == "still typing")
    #expect(program.model.pending[0].review == ReviewState())
  }

  @Test("a request while a proposal waits amends it")
  func amends() {
    var program = Program()
    program.propose()
    program.effects = []
    program.type("and e-mail too")
    program.press(.enter)
    #expect(program.take().contains(.ask(Request(typed: "and e-mail too"), amending: Sample.proposal.id)))
  }

  @Test("without a property nothing is asked and the words stay")
  func noProperty() {
    var program = Program(property: nil)
    #expect(program.shows("Press F5 to add your first property"))
    program.type("x")
    program.press(.enter)
    #expect(!program.effects.contains { $0.work.isAsk })
    #expect(program.model.chat.editor.string == "x")
  }

  @Test("the draft is saved a moment after the last key, not on every key")
  func draft() {
    var program = Program()
    program.send(.clock(5000))
    program.type("abc")
    #expect(program.take().isEmpty)
    #expect(program.model.wakeAt == 5800)
    program.send(.clock(5700))
    #expect(program.take().isEmpty)
    program.send(.clock(5800))
    #expect(program.take() == [.saveDraft(Draft(text: "abc"))])
    program.type("d")
    program.send(.hangUp)
    #expect(program.take() == [.saveDraft(Draft(text: "abcd")), .quit])
  }

  @Test("the earlier conversation and draft come back")
  func restore() {
    var program = Program(conversation: Sample.turns)
    #expect(program.shows("› pause the review request for now"))
    program.press(.up)
    #expect(program.model.chat.editor.isEmpty)
  }

  @Test("leaving needs Ctrl-C twice on an empty line")
  func quit() {
    var program = Program()
    program.type("x")
    program.press(.control("c"))
    #expect(program.model.chat.editor.isEmpty)
    program.press(.control("c"))
    #expect(program.shows("Press Ctrl-C again"))
    program.press(.left, .control("c"))
    #expect(!program.take().contains(.quit))
    program.press(.control("c"))
    #expect(program.take().contains(.quit))
  }
}
