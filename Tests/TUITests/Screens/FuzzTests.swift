import ConfigSchema
import TestSupport
import Testing

@testable import TUI
@testable import TUIDemo

/// Random keys, pastes, answers and sizes: nothing traps, every screen is whole, nothing is approved by accident.
@Suite("Fuzz") struct FuzzTests {
  @Test("any sequence of messages leaves a program that draws", arguments: 0..<10)
  func messages(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    var program = Program()
    for _ in 0..<80 {
      program.send(Self.message(&random, program))
      let size = Size(columns: Int.random(in: 1...130, using: &random), rows: Int.random(in: 1...45, using: &random))
      if random.oneIn(6) { program.send(.resize(size)) }
      let grid = view(program.model, size: program.model.size)
      guard grid.isWhole else {
        Issue.record("seed \(seed): a broken row at \(program.model.size)")
        return
      }
      #expect(program.isCountedRight, "seed \(seed)")
      if let cursor = grid.cursor {
        #expect(cursor.row < grid.size.rows && cursor.column < grid.size.columns, "seed \(seed)")
      }
    }
  }

  @Test("without reading a code nobody approves", arguments: 0..<5)
  func noAccidentalApproval(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    var program = Program()
    program.propose()
    for _ in 0..<120 {
      program.send(.key(Self.keys.randomElement(using: &random) ?? .enter))
      program.send(.shown)
      // The gate's answer arrives, but the code is never typed after it was shown.
      program.answer(.challenge(code: "K7RP4"), to: \.isChallenge)
      #expect(!program.effects.contains { $0.work.isApproval })
      program.effects = program.effects.filter { $0.work.isAsk || $0.work.isChallenge }
    }
  }

  private static let keys: [Key] =
    [
      .enter, .altEnter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .wordLeft, .wordRight, .controlUp, .controlDown, .altBackspace, .wheelUp, .wheelDown, .control("c"),
      .control("l"), .control("o"), .control("p"), .control("n"), .control("k"), .control("u"), .control("w"),
      .control("y"),
      .control("_"), .control("a"), .control("e"), .alt("b"), .alt("d"), .alt("1"), .alt("_"),
    ] + (1...5).map { .function($0) } + "adnvewx[]pug0i?/jkGr 漢é👍".map { .character($0) }

  private static func message(_ random: inout SeededGenerator, _ program: Program) -> Message {
    switch Int.random(in: 0..<16, using: &random) {
    case 12, 13: .shown
    case 14:
      .typed(
        (0..<5).map { _ in "adnvewx[]pug0i?/jkGr 漢é👍".randomElement(using: &random) ?? "a" }.map(String.init).joined())
    case 15: .typed(Hostile.texts.randomElement(using: &random) ?? "")
    case 0: .paste(Hostile.texts.randomElement(using: &random) ?? "")
    case 1: .paste(String(repeating: "line\n", count: Int.random(in: 0..<300, using: &random)))
    case 2: .clock(Int.random(in: 0..<100_000, using: &random))
    case 3: program.effects.randomElement(using: &random).map { .answer($0.id, answer(&random)) } ?? .inputDiscarded
    case 4: program.effects.last.map { .answer($0.id, answer(&random)) } ?? .clock(1)
    case 5: .news(news(&random))
    default: .key(keys.randomElement(using: &random) ?? .enter)
    }
  }

  private static func news(_ random: inout SeededGenerator) -> News {
    let hostile = Hostile.texts.randomElement(using: &random) ?? ""
    return [
      .pending([]), .pending([PendingProposal(Sample.proposal)]),
      .overruled(Sample.proposal.id, [PendingProposal(Sample.proposal)]),
      .pending([PendingProposal(Sample.dependent), PendingProposal(Sample.proposal)]),
      .notice(Notice(.failure, hostile)), .session(Session(model: hostile, database: hostile, property: nil)),
      .session(
        Session(model: "m", database: "d", property: Sample.property, revision: Int.random(in: 0..<9, using: &random))),
    ].randomElement(using: &random) ?? .pending([])
  }

  private static func answer(_ random: inout SeededGenerator) -> Answer {
    let hostile = Hostile.texts.randomElement(using: &random) ?? ""
    var named = Sample.live
    named.configuration.triggers[0].name = hostile
    let all: [Answer] = [
      .text(hostile), .progress(hostile), .cancelled, .done(hostile), .failed(Failure(title: hostile)),
      .obstacles([hostile]),
      .replied(
        AskOutcome(
          message: hostile, proposal: PendingProposal(Sample.proposal),
          questions: [Question(hostile, choices: [hostile])])),
      .replied(
        AskOutcome(
          message: hostile, decline: Decline(rule: hostile, reason: hostile),
          findings: [Finding(.block, rule: hostile, path: hostile, message: hostile)])),
      .proposed(PendingProposal(Sample.dependent)), .challenge(code: hostile), .refused(Failure(title: hostile)),
      .outcomeUnknown(Failure(title: hostile, kept: hostile, next: hostile)), .history(Sample.history), .history([]),
      .live(named),
      .live(PropertyState(facts: Sample.property)), .properties([]), .properties(Sample.properties),
      .pending([PendingProposal(Sample.proposal)]),
      .applied(AppliedApproval(entries: [.init(property: Sample.property, approval: Sample.history[0])])),
      .applied(AppliedApproval(entries: [])),
      .conflict(
        Conflict(
          propertyName: hostile, baseRevision: 1, liveRevision: 2, by: hostile, at: hostile,
          items: [.init(name: hostile, base: hostile, live: hostile, proposed: hostile)])),
      .attached(Attachment(RequestInput(.paste, hostile), name: hostile)),
      .models([ModelOption(name: hostile, detail: hostile, isCurrent: true, isUsable: true)]),
      .switched(Session(model: "m", database: "d", property: Sample.properties[1].facts), Sample.properties),
      .conversation(StoredConversation(turns: [SavedTurn(.model, hostile)], draft: Draft(text: hostile + "\u{FFFC}"))),
    ]
    return all.randomElement(using: &random) ?? .cancelled
  }
}

extension Program {
  /// Whether the counts that are kept are those that counting gives.
  fileprivate var isCountedRight: Bool {
    guard let kept = model.reviewItems, let pending = model.reviewed else { return true }
    let counted = ReviewItems(pending)
    return kept.seenCount == counted.seenCount && kept.acceptedCount == counted.acceptedCount && kept.all == counted.all
  }
}
