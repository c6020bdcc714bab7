import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("What was said and what became of it") struct AccountTests {
  private func asks(_ words: String, in workspace: Workspace = PlannerBench.empty) -> Bool {
    let reply = PlannerBench.reply(words, in: workspace)
    return reply.changes.isEmpty && !reply.questions.isEmpty
  }

  private func conditions(_ words: String) -> [Condition] {
    for change in PlannerBench.reply(words).changes {
      if case .createTrigger(let trigger) = change.operation { return trigger.conditions }
    }
    return []
  }

  @Test(
    "days that are left out are left out, however it is said",
    arguments: [
      "Text new leads at once unless it's the weekend.", "New leads get a text at once, but not on weekends.",
      "Text every new lead right away except on a saturday or sunday.",
    ])
  func weekend(words: String) {
    #expect(
      conditions(words).contains { $0.field == "time.weekday" && $0.op == .notIn && $0.value == ["sat", "sun"] },
      "\(conditions(words))")
  }

  @Test("stars that are left out are left out")
  func stars() {
    let found = conditions("When a review comes in open a ticket unless it is 5 stars.")
    #expect(found.contains { $0.field == "payload.rating" && $0.op == .neq && $0.value == 5 }, "\(found)")
  }

  @Test(
    "who is meant and cannot be expressed is asked about, wherever it stands",
    arguments: [
      "Send an e-mail to new leads who asked about a garage.", "Any juggler who books a tour gets a text.",
    ])
  func narrowed(words: String) { #expect(asks(words)) }

  @Test("people behind a deed may be the moment: nobody has called them for so long")
  func relative() {
    let outline = PlannerBench.outline("Send a text to leads that nobody has contacted in 4 days.")
    #expect(outline.hasPrefix("lead_stale"), "\(outline)")
  }

  @Test("a second moment in the same sentence is a rule of its own")
  func further() {
    let outline = PlannerBench.outline(
      "A cancelled tour gets a text, and if they move it to another time instead, e-mail them.")
    #expect(
      outline.contains("tour_cancelled: send_sms") && outline.contains("tour_rescheduled: send_email"), "\(outline)")
  }

  @Test("each deed keeps the people named with it")
  func groups() {
    let outline = PlannerBench.outline(
      "Draft a thank-you reply for five star reviews and open a ticket for one star reviews.")
    #expect(outline.contains("draft_review_response") && outline.contains("open_review_ticket"), "\(outline)")
    #expect(outline.split(separator: ";").count == 2, "\(outline)")
  }

  @Test("only while a status lasts")
  func lasting() {
    let reply = PlannerBench.reply("Two days after a lead is marked lost e-mail them, only if they are still lost.")
    let only = reply.changes.compactMap { change -> [Condition]? in
      if case .addAction(let action) = change.operation { action.onlyIf } else { nil }
    }
    #expect(only == [[Condition("lead.status", .eq, "lost")]], "\(only)")
  }
}

@Suite("Questions") struct AskedTests {
  private func spoken(_ words: String) -> Reply {
    var handles = HandleTable()
    handles.allocate(for: PlannerBench.furnished)
    return OfflinePlanner.reply(
      to: ModelRequest(
        workspace: PlannerBench.furnished, handles: handles, request: Request([RequestInput(.transcript, words)])))
  }

  private func removes(_ reply: Reply) -> Bool {
    reply.changes.contains { change in
      switch change.operation {
      case .deleteTrigger, .removeAction: true
      default: false
      }
    }
  }

  @Test(
    "what was asked and denied is not done",
    arguments: [
      "Boss: Rain check goes out after three hours. Aide: Remove the task? Boss: No, leave that.",
      "Boss: Remove the Rain check? No. Just make it three hours.",
    ])
  func denied(words: String) { #expect(!removes(spoken(words))) }

  @Test("what was asked and granted is done")
  func granted() {
    #expect(removes(spoken("Aide: Delete the Lantern mail? Boss: Yes.")))
  }

  @Test("the first example of the first screen is answered with the rule it asks for")
  func missedTour() {
    let reply = PlannerBench.reply("What happens after a missed tour?", in: PlannerBench.furnished)
    #expect(reply.changes.isEmpty && reply.message.contains("Rain check"), "\(reply.message)")
    #expect(!reply.message.contains("Aloha"))
  }

  @Test("an answer says when a rule does not act")
  func conditions() {
    let reply = PlannerBench.reply("Is there anything at night for new leads?", in: PlannerBench.furnished)
    #expect(reply.message.contains("Lantern mail") && reply.message.contains("between"), "\(reply.message)")
  }

  @Test("a question is answered from what is live, not from the proposal that waits")
  func live() {
    var handles = HandleTable()
    handles.allocate(for: PlannerBench.empty)
    let request = ModelRequest(
      workspace: PlannerBench.empty, live: PlannerBench.furnished, handles: handles,
      request: Request(typed: "What happens after a missed tour?"))
    #expect(OfflinePlanner.reply(to: request).message.contains("Rain check"))
  }

  @Test("of an automation only what is named goes")
  func object() {
    let reply = PlannerBench.reply("Aloha text: take the threes out.", in: PlannerBench.furnished)
    #expect(!removes(reply))
  }

  @Test("what would be refused is asked about")
  func selfCheck() {
    let reply = PlannerBench.reply("When the manager approves a review response add a note.")
    #expect(reply.changes.isEmpty && !reply.questions.isEmpty)
  }

  @Test("stages written line by line are one pipeline")
  func lines() {
    let reply = PlannerBench.reply("Leasing pipeline:\n1) Hello - 1 hour\n2) Talking - two days\n3) Done deal")
    let names = reply.changes.compactMap { change -> String? in
      if case .addStage(let stage) = change.operation { stage.name } else { nil }
    }
    #expect(names == ["Hello", "Talking", "Done deal"], "\(names)")
  }
}
