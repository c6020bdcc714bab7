import ConfigSchema
import Testing

@testable import LanguageModel

/// Every value said about something that exists shows in what becomes of it, or is asked about.
@Suite("Edits account for what was said")
struct EditAccountTests {
  @Test(
    "several things in one sentence",
    arguments: [
      ("turn Aloha text off and leave Lantern mail alone", "off"), ("Greeted gets ten more hours", "limit 34"),
    ])
  func edits(words: String, outline: String) {
    #expect(PlannerBench.outline(words, in: PlannerBench.furnished) == outline)
  }

  private func reply(_ words: String) -> Reply { PlannerBench.reply(words, in: PlannerBench.furnished) }

  @Test("who a task is for")
  func assignee() {
    #expect("\(reply("The rain check task should go to Priya.").changes)".contains("Priya"))
  }

  @Test("words behind “say” are the new wording, not days or hours to act on")
  func wording() {
    let changes = "\(reply("Make the Aloha text say we open Monday at ten.").changes)"
    #expect(changes.contains("We open Monday at ten."))
    #expect(!changes.contains("time.weekday") && !changes.contains("time.local_hour"))
  }

  @Test("a name in quotation marks is no wording")
  func quotedName() {
    let words = "Change the pipeline “Leasing path”: the Aloha text should say we would love to meet you."
    let changes = "\(reply(words).changes)"
    #expect(changes.contains("We would love to meet you."))
  }

  @Test("a stop said of a step that is added holds for that step alone")
  func added() {
    let reply = reply("Add an email two days after the Aloha text if they still haven't booked.")
    #expect(reply.changes.count == 1)
    for change in reply.changes {
      guard case .addAction(let action) = change.operation else {
        Issue.record("\(change.operation)")
        continue
      }
      #expect(action.delayMinutes == 2880 && !action.onlyIf.isEmpty)
    }
  }

  @Test(
    "what cannot be done, or nothing was made of, is asked about",
    arguments: [
      ("Merge the Aloha text and the Lantern mail into one.", "joined"),
      ("Rename Greeted to Hello and put a Papers signed stage behind it.", "renamed"),
      ("The Aloha text is too slow, make it immediate and high priority.", "high priority"),
    ])
  func asks(words: String, asked: String) {
    let reply = reply(words)
    #expect(reply.changes.isEmpty)
    #expect(reply.questions.contains { $0.text.contains(asked) }, "\(reply)")
  }

  @Test("switched off for a time is off until somebody switches it on, and that is said")
  func forATime() {
    #expect(reply("Turn off the Aloha text during the summer.").message.contains("until somebody switches it on"))
  }
}
