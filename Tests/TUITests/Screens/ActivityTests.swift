import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Activity and tasks") struct ActivityTests {
  @Test("the list says when, what, for whom; the detail why, and the reason")
  func list() {
    var program = Program()
    program.openActivity()
    #expect(program.shows("1 waiting, 1 held, 1 done, 1 cancelled, 1 gave up"))
    #expect(program.shows("2 events wait for an engine"))
    #expect(program.shows("held      Ben Brook: send a text"))
    program.press(.down)
    #expect(program.shows("reason: no way of sending texts is set up"))
    #expect(program.shows("Held: it was due at 2026-03-02 14:00. Automation “Welcome”, because a lead"))
  }

  @Test("looks again every two seconds while it is on the screen, and never elsewhere")
  func looksAgain() {
    var program = Program()
    program.openActivity()
    _ = program.take()
    program.send(.clock(1000))
    #expect(!program.take().contains { $0.isLookAtActivity })
    #expect(program.model.wakeAt == 2000)
    program.send(.clock(2000))
    #expect(program.take().filter { $0.isLookAtActivity }.count == 1)
    // Until the answer is there nothing more is asked.
    program.send(.clock(9000))
    #expect(!program.take().contains { $0.isLookAtActivity })
    program.press(.escape)
    program.send(.clock(60_000))
    #expect(!program.take().contains { $0.isLookAtActivity })
  }

  @Test("an answer that changes nothing leaves the screen as it is; a new run does not move what is looked at")
  func still() {
    var program = Program()
    program.openActivity()
    program.press(.down, .down)
    let before = program.screen
    program.send(.clock(2000))
    program.answer(.activity(Sample.activity), to: \.isLookAtActivity)
    #expect(program.screen == before)
    var more = Sample.activity
    more.runs.insert(
      ActivityRun(
        id: ItemID("r0"), status: .running, action: "send_email", automation: "New", event: "lead_created",
        due: "2026-03-02 16:00"), at: 0)
    program.send(.clock(4000))
    program.answer(.activity(more), to: \.isLookAtActivity)
    #expect(program.model.activity.selected?.id == ItemID("r3"))
  }

  @Test("Enter looks up why, for the selected run alone")
  func why() {
    var program = Program()
    program.openActivity()
    program.press(.enter)
    #expect(program.shows("Looking up why"))
    program.send(.answer(program.effects.last!.id, .why(run: ItemID("r9"), ["of another"])))
    #expect(!program.shows("of another"))
    program.press(.enter)
    program.answer(.why(run: ItemID("r1"), ["Version 1, approved by Dana Ruiz", "  › call new leads"])) {
      if case .lookUpWhy(ItemID("r1")) = $0 { true } else { false }
    }
    #expect(program.shows("approved by Dana Ruiz") && program.shows("› call new leads"))
    program.press(.down)
    #expect(!program.shows("approved by Dana Ruiz"))
  }

  @Test("trying again and cancelling take the key twice, and only where they can be done")
  func twice() {
    var program = Program()
    program.openActivity()
    _ = program.take()
    program.press(.character("r"))
    #expect(program.shows("Only what is held or was given up") && program.take().isEmpty)
    program.press(.down, .character("r"))
    #expect(program.shows("Press r again") && program.take().isEmpty)
    program.press(.character("c"))
    #expect(program.shows("Press c again") && program.take().isEmpty)
    program.press(.up, .down, .character("c"))
    #expect(program.take().isEmpty)
    program.press(.character("c"))
    #expect(program.take() == [.cancelRun(ItemID("r2"))])
    program.press(.character("r"), .character("r"))
    #expect(program.take() == [.retryRun(ItemID("r2"))])
    program.press(.down, .character("c"), .character("c"))
    #expect(program.take().isEmpty && program.shows("cannot be cancelled"))
  }

  @Test("f shows only what a person may have to see to, and goes round; looking again keeps to it")
  func filter() {
    var program = Program()
    program.openActivity()
    _ = program.take()
    let asked = (0..<4).map { _ -> ActivityRun.Status? in
      program.press(.character("f"))
      guard case .loadActivity(_, let only) = program.effects.last?.work else { return .running }
      program.answer(.activity(ActivityReport(runs: [], lastEvent: nil, waitingEvents: 0, isCapturing: true))) {
        $0.isLookAtActivity
      }
      return only
    }
    #expect(asked == [.pending, .held, .dead, nil])
    program.press(.character("f"))
    program.answer(.activity(Sample.activity)) { $0.isLookAtActivity }
    #expect(program.shows("only what waits; f shows others"))
    program.send(.clock(5000))
    #expect(program.take().contains(.loadActivity(property: Sample.property.id, only: .pending)))
  }

  @Test("nothing yet: it says what is missing")
  func empty() {
    var program = Program()
    program.openActivity(ActivityReport(runs: [], lastEvent: nil, waitingEvents: 0, isCapturing: false))
    #expect(program.shows("Nothing has been done yet") && program.shows("capture install"))
    program.press(.escape)
    #expect(program.model.screen == .chat)
  }

  @Test("what went wrong while looking again is told once and leaves what was there")
  func failure() {
    var program = Program()
    program.openActivity()
    program.send(.clock(2000))
    program.answer(.failed(Failure(title: "The database went away.")), to: \.isLookAtActivity)
    #expect(program.shows("The database went away.") && program.shows("Ben Brook: send a text"))
  }

  @Test("hostile names and reasons stay text")
  func hostile() {
    var report = Sample.activity
    report.runs[0].lead = "\u{1b}[2J\u{202e}evil"
    report.runs[0].reason = "a\nb\u{7}"
    var program = Program()
    program.openActivity(report)
    #expect(view(program.model, size: program.model.size).isWhole)
    #expect(!program.screen.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }

  @Test("tasks: the overdue one is marked, d ticks off, a hands on")
  func tasks() {
    var program = Program()
    program.openTasks()
    _ = program.take()
    #expect(program.shows("Tasks: 3 open, 1 overdue"))
    #expect(program.shows("Overdue since 2026-03-01 09:00. For Maria. About Ada Abara."))
    program.press(.character("d"))
    #expect(program.take() == [.finishTask(ItemID("k1"))])
    program.press(.down, .character("a"))
    program.press(.enter)
    #expect(program.shows("Type a name or a role") && program.take().isEmpty)
    program.type("Luis")
    #expect(program.shows("Who does it now? Luis"))
    program.press(.enter)
    #expect(program.take() == [.reassignTask(ItemID("k2"), to: "Luis")])
  }

  @Test("while somebody types to whom, what is looked at again changes nothing of it")
  func typing() {
    var program = Program()
    program.openTasks()
    program.press(.character("a"))
    program.type("d?")
    program.send(.clock(3000))
    program.answer(.tasks(Array(Sample.tasks.dropFirst())), to: \.isLookAtTasks)
    #expect(program.model.tasks.person?.name == "d?" && program.model.tasks.person?.task.id == ItemID("k1"))
    program.press(.escape)
    #expect(program.model.screen == .tasks && program.model.tasks.person == nil)
  }

  @Test("a decision is followed by a look at what is there then")
  func after() {
    var program = Program()
    program.openTasks()
    program.press(.character("d"))
    program.answer(.done("Done.")) { if case .finishTask = $0 { true } else { false } }
    #expect(program.take().contains { $0.isLookAtTasks })
    #expect(program.shows("Done."))
  }
}
