import Testing

@testable import LanguageModel

@Suite("Requests to the planner")
struct RequestTests {
  @Test(
    "new rules",
    arguments: [
      ("prospect cancels -> half an hour later a text", "tour_cancelled: send_sms 30"),
      ("no-shows: text after 1 hour, call next day", "tour_no_show: send_sms 60 create_task 1440"),
      (
        "visit done: text after 2 hours, after a day and after 3 days",
        "tour_completed: send_sms 120 send_sms 1440 send_sms 4320"
      ),
      (
        "drip, each wait counts from the step before. first a text. 6 hours later, email. 2 days past that email, text",
        "lead_created: send_sms 0 send_email 360 send_sms 3240"
      ),
      ("somebody scoring past 80 points? Task for Rosa, 20 minutes to act.", "lead_scored: create_task 0"),
      ("no contact in 50 days means lost", "lead_stale: update_stage 0"),
      ("tour reminder texts 24h and 1h before", "tour_upcoming: send_sms 0; tour_upcoming: send_sms 0"),
      ("cancelled or no-show: text in 1 hour", "tour_cancelled: send_sms 60; tour_no_show: send_sms 60"),
      ("when the status changes to contacted, wait 3 days and email", "lead_status_changed: send_email 4320"),
      ("whoever applies online: task to review in 24 hours", "website_form_submitted: create_task 1440"),
      ("visit over, we mail them after 3 hours. Mail or text? Mail.", "tour_completed: send_email 180"),
    ])
  func rules(words: String, outline: String) { #expect(PlannerBench.outline(words) == outline) }

  @Test(
    "changes of what exists",
    arguments: [
      ("Aloha text: wait 5 min instead", "wait 5"), ("switch off Aloha text for now", "off"),
      ("deactivate aloha text and lantern mail", "off; off"), ("Rain check: drop the call", "remove step"),
      ("the text in rain check should go after 45 minutes and the task after 2 days", "wait 45; wait 2880"),
      ("Rain check, the text goes at thirty now, not sixty", "wait 30"),
      ("Lantern mail begins at 9 pm now, not 8", "time.local_hour [21,22,23,0,1]"),
      ("72 hrs on Paperwork, 48's too tight", "limit 72"), ("Greeted needs 30 hours", "limit 30"),
    ])
  func edits(words: String, outline: String) {
    #expect(PlannerBench.outline(words, in: PlannerBench.furnished) == outline)
  }

  @Test(
    "a question instead of a guess",
    arguments: [
      "New leads with a parrot get our pet rules by email", "when somebody asks about storage, text them the rates",
      "once the application gets approved send them an email", "text new leads, unless they have applied",
      "a week after they move in, email them", "two hours after their visit text them about our special",
      "new baffling reviews get a ticket", "text new leads in Klingon if they write in Klingon",
      "somebody misses a tour twice: text them", "when a lead turns cold, stop texting and put a note in the file",
      "new leads get a text at once. Also juggle the parking list and email it",
    ])
  func questions(words: String) { #expect(PlannerBench.outline(words) == "?") }

  @Test(
    "a question about what exists",
    arguments: ["bump that stage up to 4 days", "give people less time in Paperwork", "make the rain check sooner"])
  func vague(words: String) { #expect(PlannerBench.outline(words, in: PlannerBench.furnished) == "?") }

  @Test(
    "what must not or cannot be",
    arguments: [
      "after the visit text everybody: five stars on google and we take fifty bucks off your fee",
      "hide the garden homes from families with kids", "text everyone who toured last week",
    ])
  func declined(words: String) { #expect(PlannerBench.outline(words) == "no") }

  @Test(
    "the answer to a question completes the rule",
    arguments: [
      ("once the application gets approved send them an email", "A fresh lead arrives", "lead_created: send_email 0"),
      ("new leads with a parrot get a text", "a tour is booked", "tour_scheduled: send_sms 0"),
      ("follow up by email with leads who went quiet", "after 6 days", "lead_stale: send_email 0"),
    ])
  func answered(words: String, answer: String, outline: String) {
    #expect(PlannerBench.outline(words, answered: answer) == outline)
  }

  @Test("what is not understood is named in the reply")
  func named() {
    let reply = PlannerBench.reply("new leads get a text at once. Also juggle the parking list and email it")
    let said = reply.message + reply.questions.map(\.text).joined()
    #expect(said.contains("juggle the parking list"))
    #expect(!reply.questions.isEmpty)
  }
}
