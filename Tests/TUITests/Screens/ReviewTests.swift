import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Review") struct ReviewTests {
  private static func key(_ index: Int) -> ChangeKey {
    ChangeKey(property: Sample.property.id, change: Sample.proposal.targets[0].changes[index].change.id)
  }

  private static func reviewing() -> Program {
    var program = Program()
    program.propose()
    program.effects = []
    return program
  }

  @Test("a change counts as seen when the review has the keys and its whole detail was on the screen")
  func seen() {
    var program = Self.reviewing()
    #expect(program.model.pending[0].review.seen.isEmpty)
    program.press(.function(2))
    #expect(program.model.pending[0].review.seen == [Self.key(0)])
    #expect(program.shows("seen 1 of 3"))
    program.send(.clock(300))
    #expect(
      program.take() == [
        .refreshPending, .backTest(proposal: Sample.proposal.id, revision: Sample.proposal.revision),
        .lookAtWaiting(proposal: Sample.proposal.id),
        .saveReview(proposal: Sample.proposal.id, revision: Sample.proposal.revision, ReviewState(seen: [Self.key(0)])),
      ])
    program.press(.down)
    #expect(program.model.pending[0].review.seen.count == 2)
  }

  @Test("keys typed ahead of the screen do not count as having looked")
  func typedAhead() {
    var program = Self.reviewing()
    program.press(.function(2))
    program.pressAhead(.character("n"), .character("n"), .down, .up, .end)
    #expect(program.model.pending[0].review.seen == [Self.key(0)])
    program.send(.shown)
    #expect(program.model.pending[0].review.seen == [Self.key(0), Self.key(2)])
    #expect(program.shows("seen 2 of 3"))
    program.press(.enter)
    #expect(program.shows("1 change has not been on screen yet"))
    program.press(.character("n"))
    #expect(program.shows("all seen"))
  }

  @Test("two next-unseen keys without a frame between leave a change unseen")
  func twoNexts() {
    var program = Self.reviewing()
    program.press(.function(2))
    program.pressAhead(.character("n"), .character("n"))
    program.send(.shown)
    #expect(program.model.pending[0].review.seen.count == 2)
  }

  @Test("a detail longer than the pane is seen only when all of its lines were shown")
  func longDetail() {
    var program = Program(columns: 60, rows: 14)
    program.propose()
    program.press(.function(2), .down)
    #expect(program.model.pending[0].review.seen == [Self.key(0)])
    #expect(program.shows("Space for more"))
    // Three pages typed ahead end at the bottom, but what is between was never drawn.
    program.pressAhead(.character(" "), .character(" "), .character(" "))
    program.send(.shown)
    #expect(program.model.pending[0].review.seen == [Self.key(0)])
    #expect(program.shows("n for what was skipped"))
    program.press(.character("n"), .character("n"), .character("n"))
    #expect(program.model.pending[0].review.seen.contains(Self.key(1)))
  }

  @Test(
    "on a screen with two rows for the detail no key skips a line", arguments: [Key.character(" "), .character("n")])
  func twoRows(key: Key) {
    var program = Program(columns: 60, rows: 7)
    program.propose()
    program.press(.function(2))
    var shown: Set<String> = []
    for _ in 0..<40 where !program.model.pending[0].review.seen.contains(Self.key(1)) {
      if program.model.review.selected == 0, program.model.pending[0].review.seen.contains(Self.key(0)) {
        program.press(.down)
      } else {
        program.press(key)
      }
      shown.formUnion(program.screen)
    }
    #expect(program.model.pending[0].review.seen.contains(Self.key(1)))
    program.model.size = Size(columns: 60, rows: 60)
    for line in program.screen.drop(while: { !$0.hasPrefix("─") }).dropFirst().prefix(12) {
      #expect(shown.contains(line))
    }
  }

  @Test("what was shown in another width has to be shown again, and the help over it hides it")
  func shownElsewhere() {
    var program = Program(columns: 60, rows: 14)
    program.propose()
    program.press(.function(2), .down)
    program.send(.resize(Size(columns: 50, rows: 40)))
    program.press(.function(1))
    #expect(!program.model.pending[0].review.seen.contains(Self.key(1)))
    program.press(.function(1))
    #expect(program.model.pending[0].review.seen.contains(Self.key(1)))
  }

  @Test("beside the chat nothing counts as seen")
  func notFromTheChat() {
    var program = Program(columns: 120, rows: 40)
    program.propose()
    #expect(program.shows("Proposal for Juniper Court"))
    program.type("typing")
    #expect(program.model.pending[0].review.seen.isEmpty)
  }

  @Test("approving is refused while a change is unseen, and the next unseen one is a key away")
  func unseen() {
    var program = Self.reviewing()
    program.press(.function(2), .enter)
    #expect(program.model.review.step == .changes)
    #expect(program.shows("2 changes have not been on screen yet"))
    program.press(.character("n"), .character("n"), .character("n"))
    #expect(program.shows("all seen"))
  }

  @Test("accepting and declining are kept, and the reason of an unselected change is shown")
  func decide() {
    var program = Self.reviewing()
    program.seeEverything()
    program.press(.home, .character("d"))
    #expect(program.model.pending[0].review.decisions == [Self.key(0): .declined])
    #expect(program.shows("1 of 3 selected"))
    program.press(.end)
    #expect(program.shows("the words for it stand in the pasted"))
    program.effects = []
    program.press(.character("a"))
    #expect(program.model.pending[0].review.decisions[Self.key(2)] == .accepted)
    program.send(.clock(10_000))
    #expect(
      program.take() == [
        .saveReview(proposal: Sample.proposal.id, revision: Sample.proposal.revision, program.model.pending[0].review)
      ])
  }

  @Test("the exact JSON is behind one key")
  func json() {
    var program = Program(columns: 80, rows: 40)
    program.propose()
    program.press(.function(2), .character("v"))
    #expect(program.shows("-   \"sla_hours\": 4"))
    #expect(program.shows("+   \"sla_hours\": 1"))
    program.press(.character("v"))
    #expect(!program.shows("sla_hours"))
  }

  @Test("editing and asking why put the change into the input line")
  func speak() {
    var program = Self.reviewing()
    program.press(.function(2), .character("w"))
    #expect(program.model.screen == .chat)
    #expect(program.model.chat.editor.string.hasPrefix("Why “Stage “New” in “Leasing”: time limit 4 hours"))
    program.press(.enter)
    #expect(program.take().contains { $0.isAsk })
  }

  @Test("words the program put into the line give way to the next ones, and to nothing when the chat is left")
  func prefilled() {
    var program = Self.reviewing()
    program.press(.function(2), .character("w"), .function(2), .character("e"))
    #expect(program.model.chat.editor.string == "Change the stage “New” in “Leasing”: ")
    program.press(.function(2), .escape)
    #expect(program.model.chat.editor.isEmpty)
    program.type("and my own")
    program.press(.function(2), .character("e"), .function(2), .escape)
    #expect(program.model.chat.editor.string == "and my own")
    program.press(.function(2), .character("e"))
    program.type("no limit")
    program.press(.function(2), .escape)
    #expect(program.model.chat.editor.string == "and my own\nChange the stage “New” in “Leasing”: no limit")
  }

  @Test("what the sample brought is not called the person's words, and rules are named behind v only")
  func sampleWords() {
    var program = Program(columns: 120, rows: 40)
    var sample = Sample.proposal
    sample.id = SampleProposal.id
    sample.targets[0].changes[0].evidence = [Evidence(source: .request, quote: SampleProposal.words)]
    sample.targets[0].changes[0].findings = [Finding(.warn, rule: "QH1", path: "", message: "Late texts.")]
    program.send(.news(.pending([PendingProposal(sample)])))
    program.press(.function(2))
    let text = program.screen.joined(separator: "\n")
    #expect(text.contains("from the sample") && text.contains("an example to try") && !text.contains("your words"))
    #expect(text.contains("Late texts.") && !text.contains("QH1"))
    program.press(.character("v"))
    #expect(program.shows("(QH1)"))
  }

  @Test("turning a proposal with one change down speaks of one")
  func turnDownOne() {
    var program = Program()
    program.send(.news(.pending([PendingProposal(Sample.many(1))])))
    program.press(.function(2), .character("x"))
    #expect(program.shows("Its change will not be made."))
  }

  @Test("in two panes nothing of the heading and of the code page is cut", arguments: [100, 120, 140])
  func twoPanes(columns: Int) {
    var program = Program(columns: columns, rows: 40)
    program.send(.news(.pending([PendingProposal(Sample.proposal, since: "2026-03-01 16:40")])))
    program.press(.function(2))
    let heading = program.screen.map { $0.split(separator: "│").last.map(String.init) ?? "" }.joined(separator: " ")
    let words = heading.split(separator: " ").joined(separator: " ")
    #expect(words.contains("waiting since 2026-03-01 16:40") && words.contains("n shows the next •"), "\(words)")
    program.press(.escape)
    program.seeEverything()
    program.press(.enter, .right, .enter)
    program.answer(.challenge(code: "ABCDE"), to: \.isChallenge)
    let page = program.screen.map { $0.split(separator: "│").last.map(String.init) ?? "" }.joined(separator: " ")
    #expect(page.split(separator: " ").joined(separator: " ").contains("Esc goes back; nothing is changed."), "\(page)")
  }

  @Test("a name in the line has no quotation marks of its own")
  func quotedName() {
    #expect(Change.spoken("The “late” \"text\"") == "“The late text”")
  }

  @Test("declining what another change needs is refused, naming that change")
  func dependency() throws {
    var program = Program()
    program.propose(Sample.dependent)
    program.seeEverything()
    let items = try #require(program.model.reviewItems)
    let added = try #require(
      items.all.firstIndex { if case .stageAdded? = items.change($0)?.change.kind { true } else { false } })
    program.model.review.selected = added
    program.press(.character("d"))
    #expect(program.model.pending[0].review.decisions.isEmpty)
    #expect(program.shows("Another selected change needs this one"))
    #expect(program.shows("moves"))
  }

  @Test("turning the whole proposal down asks once, with the safe answer first")
  func turnDown() {
    var program = Self.reviewing()
    program.press(.function(2), .character("x"), .enter)
    #expect(!program.take().contains(.declineProposal(Sample.proposal.id)))
    program.press(.character("x"), .right, .enter)
    #expect(program.take().contains(.declineProposal(Sample.proposal.id)))
  }

  @Test("an amended proposal keeps the selected change selected and says so")
  func amended() {
    var program = Self.reviewing()
    program.seeEverything()
    program.press(.end)
    let selected = program.model.reviewItems.flatMap { $0.key($0.all[program.model.review.selected]) }
    var amended = Sample.proposal
    amended.revision = 2
    amended.targets[0].changes.removeFirst()
    program.send(.news(.pending([PendingProposal(amended, review: ReviewState())])))
    #expect(program.model.reviewItems.flatMap { $0.key($0.all[program.model.review.selected]) } == selected)
  }

  @Test("another proposal arriving does not change what is under the person's fingers")
  func anotherArrives() {
    var program = Self.reviewing()
    program.press(.function(2))
    var other = Sample.proposal
    other.id = ItemID("q2")
    program.send(.news(.pending([PendingProposal(Sample.proposal), PendingProposal(other)])))
    #expect(program.model.reviewed?.proposal.id == Sample.proposal.id)
    program.press(.character("]"))
    #expect(program.model.reviewed?.proposal.id == other.id)
  }

  @Test("of thousands of changes a frame and a key cost what is on the screen")
  func many() {
    var program = Program()
    program.propose(Sample.many(5000))
    program.press(.function(2), .end)
    #expect(program.shows("5000 of 5000"))
    for key in [Key.up, .home, .down, .end, .character(" "), .character("v")] {
      // Seen already, so that no key changes what has been counted.
      program.press(key)
      #expect(Tally.of { program.pressAhead(key) } < 200, "\(key)")
      #expect(Tally.of { _ = program.screen } < 200)
    }
    // A decision counts once, not once for each place that shows a number.
    program.press(.home)
    #expect(Tally.of { program.pressAhead(.character("d")) } < 5000 * 2)
  }

  @Test("what would be made is read to its end and no further, and only the rows on the screen are made")
  func longSummary() {
    var program = Program()
    program.propose(Sample.many(2000))
    let all = program.model.reviewItems?.all.compactMap { program.model.reviewItems?.key($0) } ?? []
    program.model.pending[0].review.seen = Set(all)
    program.press(.function(2), .enter)
    guard case .confirm = program.model.review.step else {
      Issue.record("no question")
      return
    }
    #expect(program.shows("Make 2,000 changes live"))
    #expect(Tally.of { _ = program.screen } < 100)
    program.press(.pageDown)
    #expect(Tally.of { program.press(.pageDown) } < 200)
    for _ in 0..<400 { program.pressAhead(.pageDown) }
    let last = program.model.reviewItems.map { $0.sentence($0.all[$0.all.count - 1]) }
    #expect(last.map { program.shows(String($0.prefix(40))) } == true)
    let end = program.screen
    program.press(.down, .pageDown, .wheelDown)
    #expect(program.screen == end)
    program.press(.up)
    #expect(program.screen != end)
  }
}
