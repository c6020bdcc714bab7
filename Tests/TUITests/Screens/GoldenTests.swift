import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

/// Every screen as a whole, small and wide.
@Suite("Golden screens") struct GoldenTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

  static let scenes: [(name: String, play: @Sendable (inout Program) -> Void)] = [
    ("chat-welcome", { _ in }),
    ("chat-conversation", { $0.converse() }),
    (
      "chat-streaming",
      {
        $0.send(.clock(1000))
        $0.type("text new leads")
        $0.press(.enter)
        $0.answer(.text("I would add a trigger that"), to: \.isAsk)
        $0.answer(.progress("Checking the answer"), to: \.isAsk)
        $0.send(.clock(4200))
        $0.type("next\nwords")
      }
    ),
    (
      "chat-commands",
      {
        $0.type("/")
        $0.press(.down)
      }
    ),
    (
      "chat-material",
      {
        $0.type("do what the e-mail says: ")
        $0.send(.paste("From: Dana\nSubject: rules\n\nText them at once.\n"))
        $0.press(.control("o"))
      }
    ),
    ("chat-failure", { $0.fail() }),
    ("chat-question", { $0.beAsked() }),
    ("review-empty", { $0.press(.function(2)) }),
    ("review-first", { $0.review() }),
    (
      "review-json",
      {
        $0.review()
        $0.press(.down, .character("v"))
      }
    ),
    (
      "review-seen",
      {
        $0.propose()
        $0.seeEverything()
        $0.press(.home, .character("d"))
      }
    ),
    (
      "review-confirm",
      {
        $0.propose()
        $0.seeEverything()
        $0.press(.enter)
      }
    ),
    (
      "review-waiting",
      {
        $0.propose()
        $0.seeEverything()
        $0.answer(.waiting(WaitingScreenTests.waiting), to: \.isWaiting)
        $0.press(.end, .character("a"), .end)
      }
    ),
    (
      "activity-empty",
      { $0.openActivity(ActivityReport(runs: [], lastEvent: nil, waitingEvents: 3, isCapturing: true)) }
    ),
    ("activity", { $0.openActivity() }),
    (
      "activity-why",
      {
        $0.openActivity()
        $0.press(.down, .enter)
        $0.answer(
          .why(
            run: ItemID("r2"),
            [
              "Version 1 of the action, approved by Dana Ruiz on 2026-02-01 10:00",
              "Proposed by Dana Ruiz from these words:",
              "  › text new leads",
            ])
        ) { if case .lookUpWhy = $0 { true } else { false } }
      }
    ),
    ("tasks-empty", { $0.openTasks([]) }),
    ("tasks", { $0.openTasks() }),
    (
      "tasks-handing",
      {
        $0.openTasks()
        $0.press(.down, .character("a"))
        $0.type("Luis")
      }
    ),
    ("review-code", { $0.seeCode() }),
    (
      "review-applied",
      {
        $0.seeCode()
        $0.enterCode(
          .applied(AppliedApproval(entries: [.init(property: Sample.property, approval: Sample.history[0])])))
      }
    ),
    (
      "review-conflict",
      {
        $0.seeCode()
        $0.enterCode(
          .conflict(
            Conflict(
              propertyName: "Juniper Court", baseRevision: 4, liveRevision: 5, by: "Sam Ortiz", at: "2026-03-02 10:14",
              items: [.init(name: "Stage “New”", base: "4 hours", live: "2 hours", proposed: "1 hour")])))
      }
    ),
    (
      "review-turn-down",
      {
        $0.review()
        $0.press(.character("x"))
      }
    ),
    (
      "review-turned-down",
      {
        $0.review()
        $0.press(.character("x"), .right, .enter)
        $0.answer(.done("")) { if case .declineProposal = $0 { true } else { false } }
      }
    ),
    (
      "review-unknown",
      {
        $0.seeCode()
        let failure = Failure(
          title: "The connection ended while the approval was being written.", kept: "The proposal is kept.",
          next: "The database knows whether it happened; ask it again.")
        $0.enterCode(.outcomeUnknown(failure))
      }
    ),
    (
      "review-refused",
      {
        $0.seeCode()
        let failure = Failure(
          title: "That was not the code.", kept: "Nothing was changed.", next: "Approve again for a new one.")
        $0.enterCode(.refused(failure))
      }
    ),
    (
      "review-obstacles",
      {
        $0.propose()
        $0.seeEverything()
        $0.press(.enter, .right, .enter)
        let sentences = [
          "“Welcome text” has a finding that blocks it: texts need the words “Reply STOP to opt out”.",
          "The change of “New” needs the change before it, which is left out.",
        ]
        $0.answer(.obstacles(sentences), to: \.isChallenge)
      }
    ),
    (
      "review-may-not-approve",
      {
        $0.model.session.mayApprove = false
        $0.propose()
        $0.seeEverything()
        $0.press(.enter)
      }
    ),
    (
      "review-skipped",
      {
        $0.review()
        $0.press(.down, .character("v"))
        $0.pressAhead(.pageDown, .pageDown, .pageDown, .pageDown, .pageDown, .pageDown, .pageDown, .pageDown)
        $0.send(.shown)
      }
    ),
    ("live", { $0.press(.function(3)) }),
    (
      "live-empty",
      {
        $0.press(.function(3))
        $0.answer(.live(PropertyState(facts: Sample.property))) { if case .loadLive = $0 { true } else { false } }
      }
    ),
    (
      "live-search",
      {
        $0.press(.function(3), .character("/"))
        $0.type("tour")
      }
    ),
    ("history", { $0.openHistory() }),
    (
      "history-items",
      {
        $0.openHistory()
        $0.press(.character("i"))
      }
    ),
    (
      "history-empty",
      {
        $0.press(.function(4))
        $0.answer(.history([])) { if case .loadHistory = $0 { true } else { false } }
      }
    ),
    ("properties", { $0.press(.function(5)) }),
    (
      "properties-empty",
      {
        $0.press(.function(5))
        $0.answer(.properties([])) { $0 == .listProperties }
      }
    ),
    (
      "properties-none-found",
      {
        $0.press(.function(5))
        $0.type("zebra")
      }
    ),
    ("chat-property-command", { $0.type("/property ") }),
    (
      "properties-add",
      {
        $0.press(.function(5), .character("n"))
        $0.type("Orchard Row")
        $0.press(.enter, .down)
      }
    ),
    (
      "review-impact",
      {
        $0.review()
        $0.answer(.backTest([Sample.lastMonth])) { $0.isBackTest }
        $0.press(.end)
      }
    ),
    (
      "review-last-month",
      {
        $0.review()
        $0.answer(.backTest([Sample.lastMonth])) { $0.isBackTest }
        $0.press(.character("m"))
      }
    ),
    (
      "review-last-month-failed",
      {
        $0.review()
        let failure = Failure(title: "No database server answers at /run/private.", next: "Start it and try again.")
        $0.answer(.failed(failure)) { $0.isBackTest }
        $0.press(.character("m"))
      }
    ),
    (
      "help-chat",
      { $0.press(.function(1)) }
    ),
    ("help-live", { $0.press(.function(3), .character("?")) }),
    (
      "help-history",
      {
        $0.openHistory()
        $0.press(.character("?"))
      }
    ),
    ("help-properties", { $0.press(.function(5), .character("?")) }),
    (
      "help-properties-add",
      {
        $0.press(.function(5), .character("n"), .function(1))
      }
    ),
    (
      "help-review",
      {
        $0.review()
        $0.press(.character("?"))
      }
    ),
  ]

  @Test("look as they were kept", arguments: scenes.indices, sizes)
  func scene(index: Int, size: Size) throws {
    let scene = Self.scenes[index]
    var program = Program(columns: size.columns, rows: size.rows)
    scene.play(&program)
    let grid = view(program.model, size: size)
    #expect(grid.isWhole)
    try expectScreen(grid, "\(scene.name)-\(size.columns)x\(size.rows)")
  }
}

extension Program {
  fileprivate mutating func converse() {
    type("pause the review request for now")
    press(.enter)
    answer(
      .replied(
        AskOutcome(message: "I would switch it off:\n- **Review request** stays as it is\n- nothing is deleted")),
      to: \.isAsk)
    propose()
  }

  fileprivate mutating func fail() {
    type("text everybody")
    press(.enter)
    let failure = Failure(
      title: "The model did not answer within 60 seconds.", kept: "Your request is kept.",
      next: "Press Enter to try again.")
    answer(.failed(failure), to: \.isAsk)
  }

  fileprivate mutating func beAsked() {
    type("text them")
    press(.enter)
    let question = Question("Which number should the text come from?", choices: ["The leasing line", "The office"])
    answer(.replied(AskOutcome(message: "One thing only you can decide.", questions: [question])), to: \.isAsk)
  }

  fileprivate mutating func review() {
    propose()
    press(.function(2))
  }

  fileprivate mutating func seeCode() {
    propose()
    seeEverything()
    press(.enter, .right, .enter)
    answer(.challenge(code: "K7RP4"), to: \.isChallenge)
    send(.inputDiscarded)
    type("k7")
  }

  fileprivate mutating func enterCode(_ outcome: Answer) {
    press(.enter)
    answer(outcome, to: \.isApproval)
  }

  fileprivate mutating func openHistory() {
    press(.function(4))
    answer(.history(Sample.history)) { if case .loadHistory = $0 { true } else { false } }
  }
}
