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
        .refreshPending,
        .saveReview(proposal: Sample.proposal.id, revision: Sample.proposal.revision, ReviewState(seen: [Self.key(0)])),
      ])
    program.press(.down)
    #expect(program.model.pending[0].review.seen.count == 2)
  }

  @Test("a detail longer than the pane is seen only after scrolling to its end")
  func longDetail() {
    var program = Program(columns: 60, rows: 14)
    program.propose()
    program.press(.function(2), .down)
    #expect(program.model.pending[0].review.seen == [Self.key(0)])
    #expect(program.shows("Space for more"))
    program.press(.character(" "), .character(" "), .character(" "))
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

  @Test("thousands of changes are drawn as quickly as a few")
  func many() {
    var program = Program()
    program.propose(Sample.many(5000))
    program.press(.function(2), .end)
    #expect(program.shows("5000 of 5000"))
  }
}
