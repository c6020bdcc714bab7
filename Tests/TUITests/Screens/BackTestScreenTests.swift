import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("The last 30 days in the review") struct BackTestScreenTests {
  private static func reviewing() -> Program {
    var program = Program(columns: 120, rows: 40)
    program.propose()
    program.press(.function(2))
    return program
  }

  private static let amended: Proposal = {
    var proposal = Sample.proposal
    proposal.revision = 2
    return proposal
  }()

  @Test("opening the review asks once for each revision; the chat never does")
  func asks() {
    var program = Program(columns: 120, rows: 40)
    program.propose()
    #expect(!program.take().contains { $0.isBackTest })
    program.press(.function(2), .down, .up)
    #expect(program.take().filter(\.isBackTest) == [.backTest(proposal: Sample.proposal.id, revision: 1)])
    program.press(.escape, .function(2))
    #expect(!program.take().contains { $0.isBackTest })
  }

  @Test("until the answer is there every key works, and approving is not held up")
  func background() {
    var program = Self.reviewing()
    #expect(program.shows("last 30 days: being looked at …"))
    for _ in 0..<50 where program.model.reviewItems?.isAllSeen == false { program.press(.character("n")) }
    program.press(.enter)
    #expect(program.model.review.step != .changes)
  }

  @Test("each change says what it would have meant; one that makes no difference says nothing")
  func impact() {
    var program = Self.reviewing()
    program.answer(.backTest([Sample.lastMonth]), to: \.isBackTest)
    let changes = program.model.reviewItems?.all ?? []
    let said = changes.indices.map { index in
      program.press(.home)
      for _ in 0..<index { program.press(.down) }
      return program.screen.filter { $0.contains("last 30 days: ") }.count
    }
    #expect(said.contains(1))
    #expect(
      program.model.backTests.impacts(of: Sample.proposal)?.values.contains {
        $0.hasPrefix("Would have started 14 times for 13 leads; 23 of its 28 actions would have been done; 3 texts")
      } == true)
  }

  @Test("progress shows on the page of the last days, and the answer replaces it")
  func progress() {
    var program = Self.reviewing()
    program.press(.character("m"))
    program.answer(.backTestProgress(40), to: \.isBackTest)
    #expect(program.shows("Looking at the last 30 days … 40 %"))
    program.answer(.backTest([Sample.lastMonth]), to: \.isBackTest)
    #expect(program.shows("27 actions instead of 4: 23 more. 16 leads"))
    #expect(program.shows("1,204 recorded"))
    program.press(.escape)
    #expect(program.model.screen == .review && program.model.review.reportTop == nil)
  }

  @Test("what went wrong is told in words, and r tries again")
  func failure() {
    var program = Self.reviewing()
    program.answer(.failed(Failure(title: "The database went away.")), to: \.isBackTest)
    #expect(program.shows("last 30 days: could not be looked at. The database"))
    program.press(.character("m"), .character("r"))
    #expect(program.take().filter(\.isBackTest).count == 1)
  }

  @Test("an amended proposal is looked at anew, and the old look is given up")
  func amended() {
    var program = Self.reviewing()
    _ = program.take()
    program.send(.news(.pending([PendingProposal(Self.amended)])))
    let work = program.take()
    #expect(work.contains(.backTest(proposal: Sample.proposal.id, revision: 2)))
    #expect(work.contains { if case .cancel = $0 { true } else { false } })
  }

  @Test("an answer that comes late leaves what has been seen seen")
  func late() {
    var program = Self.reviewing()
    for _ in 0..<50 where program.model.reviewItems?.isAllSeen == false { program.press(.character("n")) }
    program.answer(.backTest([Sample.lastMonth]), to: \.isBackTest)
    #expect(program.model.reviewItems?.isAllSeen == true)
  }

  @Test("while the page is open nothing behind it counts as seen or is decided")
  func covered() {
    var program = Self.reviewing()
    program.press(.character("m"))
    let before = program.model.pending[0].review
    program.press(.down, .character("a"), .character("n"), .character(" "))
    #expect(program.model.pending[0].review == before)
  }
}
