import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("What still waits, in the review") struct WaitingScreenTests {
  static let action = Sample.paused.actions[0].id
  static let waiting = [WaitingRuns(action: action, count: 3, next: "2026-03-03 09:00")]

  /// At the change that deletes an automation, everything seen and this one accepted.
  private static func atTheDeletion() -> Program {
    var program = Program(columns: 80, rows: 24)
    program.propose()
    program.seeEverything()
    program.answer(.waiting(waiting), to: \.isWaiting)
    program.goToWaiting()
    program.press(.character("a"))
    program.goToWaiting()
    return program
  }

  private static let line =
    "waiting: It is still to be done 3 times for what happened earlier, first at 2026-03-03 09:00."

  @Test("a change says how much waits because of it, and what becomes of that; the others say nothing")
  func told() {
    let program = Self.atTheDeletion()
    #expect(program.reads(Self.line) && program.reads("That is cancelled."))
    let items = program.model.reviewItems
    let said = items?.all.filter { WaitingLines.sentence($0, items!, program.model.waiting) != nil }
    #expect(said?.count == 1)
  }

  @Test("o chooses what becomes of it, is kept, and goes round")
  func choose() {
    var program = Self.atTheDeletion()
    _ = program.take()
    program.press(.character("o"))
    #expect(program.reads("That stays as it was approved."))
    #expect(program.model.pending[0].review.waiting == [Self.action: .keep])
    program.send(.clock(10_000))
    let saved = program.take().contains {
      if case .saveReview(_, _, let state) = $0 { state.waiting == [Self.action: .keep] } else { false }
    }
    #expect(saved)
    program.press(.character("o"))
    #expect(program.model.pending[0].review.waiting == [Self.action: .cancel])
  }

  @Test("a change without anything waiting has nothing to choose")
  func nothing() {
    var program = Self.atTheDeletion()
    program.press(.home, .character("o"))
    #expect(program.model.pending[0].review.waiting.isEmpty)
    #expect(program.shows("Nothing is still waiting because of this change."))
  }

  @Test("declined, it stays so")
  func declined() {
    var program = Self.atTheDeletion()
    program.press(.character("d"))
    program.goToWaiting()
    #expect(program.reads("It stays so, unless you accept this change."))
  }

  @Test("the question before the code tells it again, looked at anew")
  func confirm() {
    var program = Self.atTheDeletion()
    _ = program.take()
    program.press(.enter)
    #expect(program.take().contains(.lookAtWaiting(proposal: Sample.proposal.id)))
    var again = Self.atTheDeletion()
    again.press(.enter)
    again.answer(.waiting([WaitingRuns(action: Self.action, count: 4, next: "2026-03-03 08:00")]), to: \.isWaiting)
    #expect(again.shows("waiting: It is still to be done 4 times"))
  }

  @Test("that it could not be looked at is said")
  func failed() {
    var program = Program(columns: 80, rows: 24)
    program.propose()
    program.seeEverything()
    program.answer(.failed(Failure(title: "The database went away.")), to: \.isWaiting)
    let count = program.model.reviewItems?.all.count ?? 0
    program.press(.home)
    var isSaid = false
    for _ in 0..<count {
      isSaid = isSaid || program.reads("waiting: could not be looked at. The database went away.")
      program.press(.down)
    }
    #expect(isSaid)
  }

  @Test("the code is for what was chosen: another choice needs another code")
  func bound() {
    let (proposal, gate) = (Sample.proposal, ApprovalGate(checks: Checks(version: 1, rules: []) { _, _, _ in [] }))
    var review = ReviewState(seen: Set(proposal.changeKeys))
    for key in proposal.changeKeys { review.decisions[key] = .accepted }
    let workspace = Workspace(
      properties: proposal.targets.map {
        PropertyState(facts: $0.property, configuration: $0.base, revision: $0.baseRevision)
      }, current: Sample.property.id)
    let person = Actor(profile: ItemID("p"), login: "dana", name: "Dana Ruiz", mayApprove: true)
    var mine = gate
    guard case .success(let challenge) = mine.challenge(proposal, review: review, in: workspace, seed: 3) else {
      return #expect(Bool(false), "no code")
    }
    review.waiting = [Self.action: .keep]
    let answer = mine.approve(
      challenge, typed: challenge.code, proposal, review: review, in: workspace, by: person)
    #expect(answer == .failure(.changedSince))
  }
}

extension Work {
  var isWaiting: Bool { if case .lookAtWaiting = self { true } else { false } }
}

extension Program {
  /// To the first change that something waits because of.
  fileprivate mutating func goToWaiting() {
    press(.home)
    for _ in 0..<(model.reviewItems?.all.count ?? 0) where !shows("waiting: ") { press(.down) }
  }
}

extension Program {
  /// Whether a text is on the screen, however it is wrapped.
  fileprivate func reads(_ text: String) -> Bool {
    screen.joined(separator: " ").split(separator: " ").joined(separator: " ").contains(text)
  }
}
