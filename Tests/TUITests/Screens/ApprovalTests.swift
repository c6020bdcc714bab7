import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Approval") struct ApprovalTests {
  /// Up to the page that asks yes or no.
  private static func confirming() -> Program {
    var program = Program()
    program.propose()
    program.seeEverything()
    program.press(.enter)
    program.effects = []
    return program
  }

  /// Up to the page with the code, which the terminal has not shown yet.
  private static func challenged() -> Program {
    var program = confirming()
    program.press(.right, .enter)
    program.answer(.challenge(code: "K7RP4"), to: \.isChallenge)
    return program
  }

  @Test("the safe answer is preselected: Enter alone never approves")
  func safe() {
    var program = Self.confirming()
    #expect(program.shows("[› Not yet ‹]"))
    program.press(.enter)
    #expect(program.take().isEmpty)
    #expect(program.model.review.step == .changes)
  }

  @Test("no sequence of Enter keys reaches an approval")
  func enterOnly() {
    var program = Program()
    program.propose()
    program.press(.function(2))
    for _ in 0..<50 { program.press(.enter, .character("p")) }
    #expect(!program.take().contains { $0.isChallenge || $0.isApproval })
  }

  @Test("what was typed before the code was shown does not count")
  func typeahead() {
    var program = Self.confirming()
    program.press(.right, .enter)
    program.type("K7RP4")
    program.answer(.challenge(code: "K7RP4"), to: \.isChallenge)
    #expect(program.take().contains(.discardInput))
    program.type("K7RP4")
    program.press(.enter)
    #expect(!program.take().contains { $0.isApproval })
    program.send(.inputDiscarded)
    program.press(.enter)
    #expect(!program.take().contains { $0.isApproval })
    program.type("k7rp4")
    program.press(.enter)
    #expect(
      program.take().contains(
        .approve(
          proposal: Sample.proposal.id, shown: Digest(ofWhole: Sample.proposal), program.model.pending[0].review,
          typed: "k7rp4")))
  }

  @Test("a mistyped code can be typed again where it is drawn")
  func mistyped() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    program.type("K7RP5")
    program.press(.enter)
    // Typed before the answer is read: it does not count for the next try.
    program.type("K7")
    program.answer(.wrongCode("That is not the code. 2 tries left; nothing was approved."), to: \.isApproval)
    program.send(.shown)
    #expect(program.shows("2 tries left") && program.shows("K 7 R P 4"))
    _ = program.take()
    program.type("K7RP4")
    program.press(.enter)
    let typed = program.take().compactMap { if case .approve(_, _, _, let typed) = $0 { typed } else { nil } }
    #expect(typed == ["K7RP4"])
  }

  @Test("a pasted code does not count")
  func pasted() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    program.send(.paste("K7RP4"))
    program.press(.enter)
    #expect(!program.take().contains { $0.isApproval })
    #expect(program.shows("A pasted code does not count"))
  }

  @Test("the code is drawn, and Escape leaves everything as it was")
  func escape() {
    var program = Self.challenged()
    #expect(program.shows("K 7 R P 4"))
    program.send(.inputDiscarded)
    program.type("K7")
    program.press(.escape)
    #expect(program.model.review.step == .changes)
    #expect(program.shows("Nothing was changed"))
  }

  @Test("a proposal that changes while the code is shown voids the code")
  func voided() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    var amended = Sample.proposal
    amended.revision = 2
    program.send(.news(.pending([PendingProposal(amended)])))
    program.type("K7RP4")
    program.press(.enter)
    #expect(!program.take().contains { $0.isApproval })
    #expect(program.model.review.step == .changes)
  }

  @Test("a code for a step that was left is not shown")
  func late() {
    var program = Self.confirming()
    program.press(.right, .enter, .control("c"), .function(2))
    let before = program.model.review.step
    program.send(.news(.pending([])))
    program.answer(.challenge(code: "K7RP4"), to: \.isChallenge)
    #expect(before != .changes)
    #expect(program.model.review.step == .changes)
  }

  @Test("an approval is told, counted and can be undone with one key")
  func applied() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    program.type("K7RP4")
    program.press(.enter)
    let entry = ApprovalEntry(
      id: ItemID("a9"), proposal: Sample.proposal.id, revision: 5, at: "2026-03-02 10:15", by: "Dana Ruiz", reason: "x",
      sentences: ["Added “Welcome text”."], versions: [])
    program.answer(
      .applied(AppliedApproval(entries: [.init(property: Sample.property, approval: entry)])), to: \.isApproval)
    #expect(program.shows("Approved and live"))
    #expect(program.shows("Added “Welcome text”."))
    #expect(program.model.pending.isEmpty)
    #expect(program.shows("revision 5"))
    #expect(program.effects.contains { $0.work == .refreshPending })
    program.press(.character("u"))
    #expect(program.take().contains(.proposeRollback(property: Sample.property.id, .approval(ItemID("a9")))))
  }

  @Test("a conflict names base, live, proposal, who and when, and offers a new proposal")
  func conflict() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    program.type("K7RP4")
    program.press(.enter)
    let conflict = Conflict(
      propertyName: "Juniper Court", baseRevision: 4, liveRevision: 5, by: "Sam Ortiz", at: "2026-03-02 10:14",
      items: [.init(name: "Stage “New”", base: "4 hours", live: "2 hours", proposed: "1 hour")])
    program.answer(.conflict(conflict), to: \.isApproval)
    for words in ["Sam Ortiz", "2026-03-02 10:14", "4 to 5", "2 hours", "Nothing was written"] {
      #expect(program.shows(words))
    }
    program.press(.character("b"))
    #expect(program.take().contains(.rebase(Sample.proposal.id)))
  }

  @Test("an unknown outcome can be asked for again")
  func unknown() {
    var program = Self.challenged()
    program.send(.inputDiscarded)
    program.type("K7RP4")
    program.press(.enter)
    program.answer(.outcomeUnknown(Failure(title: "The connection was lost.")), to: \.isApproval)
    #expect(program.shows("Not known yet"))
    program.effects = []
    program.press(.character("r"))
    #expect(program.take() == [.checkOutcome(proposal: Sample.proposal.id)])
  }

  @Test("obstacles and refusals are read out and lead back to the changes")
  func obstacles() {
    var program = Self.confirming()
    program.press(.right, .enter)
    program.answer(.obstacles(["“Welcome text” is blocked."]), to: \.isChallenge)
    #expect(program.shows("This cannot be approved yet"))
    #expect(program.shows("“Welcome text” is blocked."))
    program.press(.enter)
    #expect(program.model.review.step == .changes)
  }

  @Test("a login that may not approve is told so and who can")
  func mayNot() {
    var program = Program(mayApprove: false)
    program.propose()
    program.seeEverything()
    program.press(.enter)
    #expect(program.model.review.step == .changes)
    #expect(program.shows("may propose but not approve"))
  }

  @Test("nothing is approved when everything is left out")
  func nothingSelected() {
    var program = Program()
    program.propose()
    program.seeEverything()
    program.press(.home, .character("d"), .character("d"), .character("d"), .enter)
    #expect(program.model.review.step == .changes)
    #expect(program.shows("nothing to approve"))
  }
}
