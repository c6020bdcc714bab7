import ConfigSchema
import Testing

@testable import LanguageModel

/// Whatever a request says beyond what was made of it is asked about: nothing is left out without a word.
@Suite("What the planner leaves over") struct LeftOverTests {
  private func reply(_ words: String) -> Reply { PlannerBench.reply(words) }

  @Test(
    "it asks about what it made nothing of",
    arguments: [
      (
        "If somebody books a visit, text them the address and then another one that morning.",
        "another one that morning"
      ),
      ("Answer yelp reviews within a day; warn me if nobody did.", "if nobody did"),
      ("tour cancelled -> text them to rebook, nothing by friday? email", "nothing by friday"),
      ("I want four emails over three weeks for new leads.", "four emails"),
      ("If a lead hasn't been contacted in 25 minutes, tell the manager. Another 50 and tell the owner.", "Another 50"),
      ("When a lead comes in on the weekend, email them and text the lead Tuesday.", "Tuesday"),
      (
        "On move-in day send a welcome email, two weeks later ask whether all is well and after two months send a survey.",
        "two weeks later"
      ),
      (
        "Make a funnel for senior living with a family lunch stage between the tour and the paperwork.",
        "family lunch stage"
      ),
    ])
  func asks(_ words: String, _ asked: String) {
    let reply = reply(words)
    #expect(reply.changes.isEmpty)
    #expect(reply.questions.contains { $0.text.contains(asked) }, "\(reply.questions.map(\.text))")
  }

  @Test("good ones and bad ones are reviews with stars")
  func kinds() {
    let text = reply(
      "Bad reviews (two stars or less) need a ticket and a drafted reply; good ones get a thank you drafted."
    )
    .message
    #expect(text.contains("at most 2, open a ticket for the review at once and draft an answer"))
    #expect(text.contains("at least 4, draft an answer"))
  }

  @Test("how near a moving date is does not say when a task is due")
  func due() {
    let json = "\(reply("Somebody moving in within 20 days: create a task to call them.").changes)"
    #expect(json.contains("days_until"))
    #expect(!json.contains("due_in_hours"))
  }

  @Test("the usual pipeline takes what the same sentence says about it")
  func usual() {
    let text =
      "\(reply("Set up the usual leasing funnel but nobody should sit in Contacted longer than three days.").changes)"
    #expect(text.contains("72"))
    let limited = "\(reply("Give us a standard pipeline and a 7 hour limit on new leads.").changes)"
    #expect(limited.contains("7"))
  }

  @Test("that nobody who says STOP is texted is so already")
  func stop() {
    #expect(reply("If a lead replies STOP we should never text again.").decline?.reason.contains("need not be") == true)
  }

  @Test("what else is to be done when somebody says STOP is not turned away with it")
  func stopAndTask() {
    #expect(reply("If a lead replies STOP never text them and create a task to call.").decline == nil)
  }
}
