import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

/// What is kept, when, and where it belongs.
@Suite("Keeping") struct KeepingTests {
  private static let other = Session(model: "m", database: "d", property: Sample.properties[1].facts)
  private static let key = ChangeKey(
    property: Sample.property.id, change: Sample.proposal.targets[0].changes[0].change.id)

  @Test("the draft is saved while somebody types without a pause")
  func steadyTyping() {
    var program = Program()
    for time in stride(from: 0, through: 900, by: 100) {
      program.send(.clock(time))
      program.type("a")
    }
    #expect(program.take() == [.saveDraft(Draft(text: "aaaaaaaa"))])
  }

  @Test("a line that was emptied is kept empty on the way out")
  func emptiedLine() {
    var program = Program()
    program.type("x")
    program.send(.clock(5000))
    program.effects = []
    program.press(.control("c"), .control("c"), .control("c"))
    #expect(program.take() == [.saveDraft(Draft()), .quit])
  }

  @Test("decisions are saved together, and before anything that builds on them", arguments: [Key.escape, .function(4)])
  func coalesced(leaving: Key) {
    var program = Program()
    program.propose()
    program.press(.function(2))
    program.effects = []
    program.press(.character("a"), .character("a"))
    #expect(program.take() == [])
    program.press(leaving)
    #expect(
      program.take().contains(
        .saveReview(proposal: Sample.proposal.id, revision: Sample.proposal.revision, program.model.pending[0].review)))
  }

  @Test("decisions are saved before the code is asked for and before the program ends")
  func flushed() throws {
    var program = Program()
    program.propose()
    program.seeEverything()
    program.effects = []
    program.press(.enter, .right, .enter)
    let review = program.model.pending[0].review
    let id = Sample.proposal.id
    #expect(
      program.take() == [
        .saveReview(proposal: id, revision: Sample.proposal.revision, review),
        .requestChallenge(proposal: id, shown: Digest(ofWhole: Sample.proposal), review),
      ])
    var other = Program()
    other.propose()
    other.press(.function(2))
    other.effects = []
    other.send(.hangUp)
    #expect(
      other.take() == [
        .saveReview(proposal: id, revision: Sample.proposal.revision, other.model.pending[0].review), .quit,
      ])
  }

  @Test("another reviewer's decisions replace those on the screen, and a question about them is void")
  func overruled() {
    var program = Program()
    program.propose()
    program.seeEverything()
    program.press(.home, .character("a"), .enter)
    program.effects = []
    let theirs = ReviewState(decisions: [Self.key: .declined])
    program.send(.news(.overruled(Sample.proposal.id, [PendingProposal(Sample.proposal, review: theirs)])))
    #expect(program.model.pending[0].review.decisions == [Self.key: .declined])
    #expect(program.model.review.step == .changes)
    #expect(program.take().first == .acceptOverruling(proposal: Sample.proposal.id))
  }

  @Test("the draft is saved before the property is switched, and the other conversation is read")
  func switching() {
    var program = Program(conversation: Sample.turns)
    program.model.chat.choices = ["Leasing"]
    program.type("half a thou")
    program.press(.function(5))
    program.type("lark")
    program.effects = []
    program.press(.enter)
    #expect(program.take() == [.saveDraft(Draft(text: "half a thou"))] + [.switchProperty(ItemID("h2"))])
  }

  @Test("after switching nothing of the conversation before is left")
  func switched() {
    var program = Program(conversation: Sample.turns)
    program.propose()
    program.model.chat.choices = ["Leasing"]
    program.type("half a thou")
    program.press(.function(5))
    program.type("lark")
    program.press(.enter)
    program.answer(.switched(Self.other, Sample.properties)) { $0 == .switchProperty(ItemID("h2")) }
    #expect(program.model.chat.editor.isEmpty && program.model.chat.choices.isEmpty)
    #expect(program.model.chat.transcript.isEmpty && program.model.pending.isEmpty)
    let there = StoredConversation(turns: [SavedTurn(.model, "Here it is.")], draft: Draft(text: "the other"))
    program.answer(.conversation(there)) { $0 == .loadConversation }
    #expect(program.shows("Here it is."))
    #expect(program.model.chat.editor.string == "the other")
  }

  @Test("what was written before the first property existed belongs to it")
  func beforeTheFirst() {
    var program = Program(property: nil)
    program.type("text new leads")
    program.send(.clock(10_000))
    program.press(.function(5), .character("n"))
    program.type("Orchard Row")
    program.press(.enter, .enter)
    program.answer(.switched(Self.other, Sample.properties)) { if case .addProperty = $0 { true } else { false } }
    program.answer(.conversation(StoredConversation(turns: []))) { $0 == .loadConversation }
    #expect(program.model.chat.editor.string == "text new leads")
    program.send(.clock(20_000))
    #expect(program.take().contains(.saveDraft(Draft(text: "text new leads"))))
  }

  @Test("clearing takes the offered answers away too")
  func clearing() {
    var program = Program()
    program.model.chat.choices = ["Leasing"]
    program.type("/clear")
    program.press(.enter)
    #expect(program.model.chat.choices.isEmpty)
  }

  @Test("opening the review looks for new proposals; reading what is live brings the revision up to date")
  func refreshed() {
    var program = Program()
    program.press(.function(2))
    #expect(program.take() == [.refreshPending])
    program.press(.function(3))
    var live = Sample.live
    live.revision = 9
    program.answer(.live(live)) { $0 == .loadLive(property: Sample.property.id) }
    #expect(program.model.session.revision == 9)
  }

  @Test(
    "what others propose and decide is looked for by itself, one look at a time, and nothing moves when nothing is new")
  func looking() {
    var program = Program()
    // The first look is answered below.
    program.model.awaited = [:]
    program.press(.function(2))
    program.answer(.pending([PendingProposal(Sample.proposal)])) { $0 == .refreshPending }
    _ = program.take()
    let before = program.screen
    let due = program.model.wakeAt
    #expect(due == 10_000)
    program.send(.clock(9_999))
    #expect(program.take() == [])
    program.send(.clock(10_000))
    #expect(program.effects.map(\.work) == [.refreshPending])
    program.send(.clock(30_000))
    #expect(program.effects.count == 1 && program.model.wakeAt == nil)
    program.answer(.pending([PendingProposal(Sample.proposal)])) { $0 == .refreshPending }
    #expect(program.screen == before)
    #expect(program.model.wakeAt == 40_000)
    // A look that fails is nobody's business: the next thing the person does will say so.
    program.send(.clock(40_000))
    program.answer(.failed(Failure(title: "The database is away."))) { $0 == .refreshPending }
    #expect(program.screen == before && program.model.wakeAt == 50_000)
    program.press(.function(3))
    #expect(program.model.lookAt == nil)
  }

  @Test("the program opens with the review it was asked for, once the list is there")
  func opensReview() {
    var model = Model(
      session: Session(model: "m", database: "d", property: Sample.property), reviewing: Sample.proposal.id)
    let effects = start(&model)
    _ = update(&model, .resize(Size(columns: 80, rows: 24)))
    var other = Sample.proposal
    other.id = ItemID("q2")
    guard let refresh = effects.first(where: { $0.work == .refreshPending }) else {
      Issue.record("the list is not read")
      return
    }
    _ = update(
      &model, .answer(refresh.id, .pending([PendingProposal(Sample.proposal), PendingProposal(other)])))
    #expect(model.screen == .review)
    #expect(model.reviewed?.proposal.id == Sample.proposal.id)
  }

  @Test("what is on the screen first is asked for first, and the list of properties only when it is wanted")
  func startOrder() {
    var model = Model(session: Session(model: "m", database: "d", property: Sample.property))
    #expect(
      start(&model).map(\.work) == [.loadConversation, .loadLive(property: Sample.property.id), .refreshPending])
  }

  @Test("a property named before the list is there is switched to when it comes")
  func namedEarly() {
    var program = Program()
    program.model.properties.all = nil
    program.type("/property lark")
    program.press(.enter)
    program.answer(.properties(Sample.properties)) { $0 == .listProperties }
    #expect(program.take().contains(.switchProperty(ItemID("h2"))))
  }

  @Test("a name typed and entered before the list is there counts")
  func enteredEarly() {
    var program = Program()
    program.model.properties.all = nil
    program.press(.function(5))
    program.type("lark")
    program.press(.enter)
    program.answer(.properties(Sample.properties)) { $0 == .listProperties }
    #expect(program.take().contains(.switchProperty(ItemID("h2"))))
  }

  @Test("not being able to ask whether an approval happened says nothing about it")
  func outcomeUnknown() {
    var program = Program()
    program.propose()
    program.seeEverything()
    program.model.review.step = .outcome(.unknown(Failure(title: "The connection was lost.")))
    program.press(.character("r"))
    program.answer(.failed(Failure(title: "No server answers."))) { $0 == .checkOutcome(proposal: Sample.proposal.id) }
    #expect(program.shows("Not known yet") && program.shows("No server answers."))
  }

  @Test("a request that was under way when the program was killed is pointed out")
  func killedWhileAsking() {
    let request = Request(typed: "text new leads")
    var program = Program(conversation: [SavedTurn(.person, "text new leads", request: request)])
    #expect(program.shows("Your last request was not answered."))
    program.press(.up)
    #expect(program.model.chat.editor.string == "text new leads")
  }
}
