import ConfigSchema
import Testing

@testable import LanguageModel

/// Ways of putting things that were once read as something else.
@Suite("How people put it") struct PhrasingTests {
  @Test(
    "new automations",
    arguments: [
      ("Anyone who replies to our text should get a task for the leasing desk.", "message_received: create_task 0"),
      ("If somebody texts us back, make a task to answer within 15 minutes.", "message_received: create_task 0"),
      (
        "When a tour is booked email the directions, then text them 4 hours before.",
        "tour_scheduled: send_email 0; tour_upcoming: send_sms 0"
      ),
      (
        "When a visit is booked text them, plus the day before an email about parking.",
        "tour_scheduled: send_sms 0; tour_upcoming: send_email 0"
      ),
      (
        "Nobody followed up in 48 hours? Task for the agent. Still nothing after 72 hours? Task for the manager.",
        "lead_stale: create_task 0; lead_stale: create_task 0"
      ),
      (
        "When somebody cancels have someone call them, and if they haven't rebooked within 4 days send an email.",
        "tour_cancelled: create_task 0 send_email 5760"
      ),
      (
        "Whoever asks for a virtual tour should get an email with the link as soon as it is scheduled.",
        "tour_scheduled: send_email 0"
      ),
      (
        "Have a task pop up whenever a review has been waiting for an answer for 3 days.",
        "review_unanswered: create_task 0"
      ),
      (
        "When someone moves in, email them a welcome and take them out of any workflows.",
        "lead_status_changed: send_email 0 stop_workflow 0"
      ),
      ("When a lead is marked lost, stop all workflows.", "lead_status_changed: stop_workflow 0"),
      ("Weekends only: new leads get a text. Weekdays nothing.", "lead_created: send_sms 0"),
      (
        "New leads: text in the first 5 minutes, then again on day 3, stop if they book or tell us they found something.",
        "lead_created: send_sms 0 send_sms 4320"
      ),
      ("Confirm tours automatically when they are booked.", "tour_scheduled: confirm_tour 0"),
      (
        "One, new lead, text right away. Two, if they book a tour, stop the texts. Three, if they don't book in six days, a task to call.",
        "lead_created: send_sms 0 create_task 8640"
      ),
      ("Email them the second a visit gets called off.", "tour_cancelled: send_email 0"),
      (
        "Is it possible to have a note added the minute a guest shifts a visit to another day?",
        "tour_rescheduled: add_note 0"
      ),
      ("Email new leads after 2, 5 and 9 days.", "lead_created: send_email 2880 send_email 7200 send_email 12960"),
      (
        "New leads: an email, a text and a call task at 1 hour, 6 hours and 2 days.",
        "lead_created: send_email 60 send_sms 360 create_task 2880"
      ),
      (
        "When somebody applies online make a task for vetting due the same day and let the person know by text that we have it.",
        "website_form_submitted: create_task 0 send_sms 0"
      ),
      ("Whoever ghosts a visit gets a text.", "tour_no_show: send_sms 0"),
      ("No-shows get a text, an email and a task for the desk.", "tour_no_show: send_sms 0 send_email 0 create_task 0"),
      ("Walk-in leads get an answer by email.", "lead_created: send_email 0"),
      ("Walk-in leads get an answer by phone.", "lead_created: create_task 0"),
      ("When somebody books a visit we confirm by email.", "tour_scheduled: send_email 0"),
      (
        "If nobody contacts a lead for 4 days make a task. After 9 days mark them as lost.",
        "lead_stale: create_task 0; lead_stale: update_stage 0"
      ),
    ])
  func rules(words: String, outline: String) { #expect(PlannerBench.outline(words) == outline) }

  @Test(
    "who is meant, and when, wherever it stands",
    arguments: [
      ("Text new leads between 10 and 4, email them outside those hours.", ["[10,11,12,13,14,15]", "[16,17,18"]),
      ("phone leads get a text", ["payload.source", "phone"]),
      ("Whoever calls in gets a text with our address.", ["payload.source", "phone"]),
      ("Six weeks before the move-in date an email, warm and hot leads only.", ["lead.score_bucket", "warm", "hot"]),
      ("Zillow leads: an email. Website leads: a text. Warm leads only.", ["lead.score_bucket", "warm"]),
      ("When a lead's score is 75 or higher create a task.", ["payload.total_score", "75"]),
      ("If somebody texts us outside 8-6 text them that we answer tomorrow.", ["[18,19", "6,7]"]),
    ])
  func narrowed(words: String, said: [String]) {
    let text = PlannerBench.conditions(words).joined(separator: " | ")
    for part in said { #expect(text.contains(part), "\(text)") }
  }

  @Test(
    "days that are added, and days that are none less",
    arguments: ["New leads get a text on weekdays. Weekends too.", "New leads get a text. Same on weekends."])
  func widened(words: String) {
    #expect(PlannerBench.conditions(words) == [""])
  }

  @Test("the day from which something holds is no day of the week")
  func effective() {
    #expect(PlannerBench.conditions("Effective Tuesday: text every new lead at once.") == [""])
  }

  @Test(
    "a word such as also or too hides nothing that was left out",
    arguments: ["Draft a reply and also email every new lead.", "Only text new leads, and also only on weekdays."])
  func hidesNothing(words: String) {
    let conditions = PlannerBench.conditions(words)
    #expect(conditions.isEmpty || conditions.allSatisfy { $0.contains("time.weekday") }, "\(conditions)")
  }

  @Test("a number that was crossed out in a picture gives way to the one written above it")
  func crossedOut() {
    let words = #"Whiteboard: "New leads get a text 5 minutes later" (the 5 is crossed out, 25 written above)."#
    let read = ImageReader(text: Tokenizer.read(words), source: .image(1)).read()
    #expect(read.sentences.map(\.plain) == ["new leads get a text 25 minutes later"])
  }

  @Test(
    "what nothing can count, and forms that nobody knows, are asked about",
    arguments: [
      ("If they reschedule more than once have somebody call them.", "more than once"),
      ("When the pet form is filled in add a note.", "Which forms"),
    ])
  func asked(words: String, about: String) {
    let reply = PlannerBench.reply(words)
    #expect(reply.changes.isEmpty && reply.questions.contains { $0.text.contains(about) })
  }

  @Test("which forms of a website are meant is asked when they were named elsewhere")
  func forms() {
    let reply = PlannerBench.reply(
      "Waitlist and interest matter. Whoever fills in either of the forms: an email at once.")
    #expect(reply.changes.isEmpty && reply.questions.contains { $0.text.contains("Which forms") })
  }

  @Test(
    "what exists",
    arguments: [
      ("Rain check: make the text half an hour. Never mind.", "?"),
      ("Aloha text: 20 minutes", "wait 20"),
      ("Extend Greeted by ten hours.", "limit 34"),
      ("Drop the hours on Greeted to 12 hours.", "limit 12"),
      ("Greeted: 24 hours is not realistic. Let's say six.", "limit 6"),
      ("Put a 3 day limit on Keys and drop the one on Paperwork.", "limit 72"),
      ("Turn the Rain check into something else.", "?"),
      ("Everything for new leads should be switched off except the Aloha text.", "?"),
      ("The Rain check should only go to people under 30.", "no"),
      ("no-show text after 3 hours", "?"),
      ("Greeted people should be called after 2 days.", "?"),
      ("Rain check: let's do the text at 45 min and the task at 3 days.", "?"),
      ("Turn off the check and the Lantern mail.", "off; off"),
      ("Aloha text: make it shorter and send it after 20 minutes.", "?"),
      ("The Aloha text should say hello from us and ask when they want to come.", "?"),
      ("Lantern mail: wait an hour, and cc the owner.", "?"),
      ("Rename 'Aloha text' to 'Hello text' and also wait 30 minutes.", "wait 30"),
    ])
  func edits(words: String, outline: String) {
    #expect(PlannerBench.outline(words, in: PlannerBench.furnished) == outline)
  }

  private func changes(_ words: String) -> String {
    "\(PlannerBench.reply(words, in: PlannerBench.furnished).changes)"
  }

  @Test("a text that is added to stays")
  func appended() {
    #expect(changes("Aloha text: add 'Reply STOP to opt out' at the end.").contains("Aloha! Reply STOP to opt out"))
  }

  @Test("another channel, whatever stands between the verb and it")
  func channel() {
    #expect(changes("Make the Aloha text an email instead of a text.").contains("send_email"))
    #expect(changes("Make the Aloha text an email with subject 'Good day'.").contains("Good day"))
  }

  @Test("whom something skips is left out")
  func skipped() {
    let text = changes("The Aloha text should be skipped for Zillow leads.")
    #expect(text.contains("notIn") || text.contains("not_in"), "\(text)")
  }

  @Test("two renamings in one sentence, and a name said by itself")
  func renamings() {
    let both = changes("Greeted should be called Hello and Paperwork should be called Papers.")
    #expect(both.contains("Hello") && both.contains("Papers"))
    #expect(changes("Greeted should read 'First hello'.").contains("First hello"))
  }

  @Test("for some it stops; it is not switched off")
  func forSome() {
    let text = changes("Stop sending the Aloha text to people who leased.")
    #expect(text.contains("updateAction") && text.contains("leased") && !text.contains("switchTrigger"), "\(text)")
  }

  @Test("a limit that goes goes")
  func limitGone() {
    let text = changes("Put a 3 day limit on Keys and drop the one on Paperwork.")
    #expect(text.contains("clear"), "\(text)")
  }

  @Test("a part of the wording, and a pipeline's own name")
  func parts() {
    #expect(changes("Change 'missed' to 'waited for' in the Rain check text.").contains("We waited for you"))
    let text = changes("Rename the leasing pipeline to Main path and make Paperwork 3 days.")
    #expect(text.contains("Main path") && text.contains("72"), "\(text)")
    #expect(changes("We need an extra stage between Greeted and Paperwork, name it Second visit.").contains("addStage"))
  }

  @Test("no limit for some, one for all others")
  func others() {
    let text = changes("Stages: Keys should have no limit, everything else 5 days.")
    #expect(text.components(of: "120") == 2, "\(text)")
  }

  @Test("an order about something there, and nothing else: what about it is asked")
  func whatAboutIt() {
    let reply = PlannerBench.reply("Turn the Rain check text into something nicer.", in: PlannerBench.furnished)
    #expect(reply.questions.contains { $0.text.contains("about “Rain check”") }, "\(reply.questions)")
  }

  @Test("stages change places")
  func swapped() { #expect(!changes("Swap Greeted and Paperwork.").isEmpty) }

  @Test("a word that is no status of a lead is left out aloud")
  func unrecorded() {
    let reply = PlannerBench.reply("A day after the tour send a text unless they applied or signed.")
    #expect(!reply.changes.isEmpty)
    #expect(reply.message.contains("“applied” is no status"))
  }

  @Test("a task has no priority, and that is said")
  func priority() {
    let reply = PlannerBench.reply("When a tour is cancelled create a task to call, priority high.")
    #expect(reply.message.contains("no priority"))
  }

  @Test(
    "what cannot be left to a machine",
    arguments: [
      "Give leads with hispanic sounding names the spanish speaking agent.",
      "Post a made-up 5 star review whenever we get a bad one.",
      "Families should be shown only the ground floor homes.",
      "If someone has an emotional support animal, tell them no and close the lead.",
    ])
  func refused(words: String) { #expect(PlannerBench.reply(words).decline != nil) }

  @Test("a placeholder is one word, braces and all")
  func placeholders() {
    let reply = PlannerBench.reply(
      "Whenever a new lead signs up, add a note saying Inquiry from {{first_name}} and create a task to call {{first_name}}."
    )
    let changes = "\(reply.changes)"
    #expect(changes.components(of: "{{first_name}}") >= 2, "\(changes)")
    #expect(changes.components(of: "{{first_name}}") == changes.components(of: "{{"), "\(changes)")
  }

  @Test("how long a lead has been there is not its age")
  func age() { #expect(PlannerBench.reply("Only leads older than 60 days should be closed.").decline == nil) }
}

extension String {
  /// How often a part stands in it.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

/// What a picture shows, in the words somebody found for it.
@Suite("What pictures show") struct PictureTests {
  private func changes(_ picture: String, _ typed: String, in workspace: Workspace = PlannerBench.empty) -> String {
    var handles = HandleTable()
    handles.allocate(for: workspace)
    let request = Request([
      RequestInput(.imageDescription, picture), RequestInput(.typed, typed),
    ])
    let reply = OfflinePlanner.reply(to: ModelRequest(workspace: workspace, handles: handles, request: request))
    return "\(reply.changes)"
  }

  @Test(
    "labels of any shape",
    arguments: [
      #"A row of ovals: "Hello - 2h", "Talking", "Visit set", "Visited - 1 day", "Home". Another oval apart: "Gone"."#,
      "Six cards pinned in a row: Hello, Talking, Visit set, Visited, Home, Gone.",
    ])
  func shapes(picture: String) {
    let text = changes(picture, "this is our lead pipeline, set it up")
    for name in ["Hello", "Talking", "Visit set", "Visited", "Home", "Gone"] { #expect(text.contains(name)) }
  }

  @Test("what a note says and where it is stuck")
  func note() {
    let picture =
      #"Printed stage list with a sticky glued between Greeted and Paperwork. It reads: "Holding fee, 1 day"."#
    let text = changes(picture, "insert what is on the sticky", in: PlannerBench.furnished)
    #expect(text.contains("Holding fee") && text.contains("24"))
  }

  @Test("what is crossed out by hand is no list of stages")
  func struck() {
    let picture =
      #"Stage list: "Greeted" crossed out and replaced with "Hello", beside "Paperwork" written "5 days", "ok", "new"."#
    #expect(!changes(picture, "update ours", in: PlannerBench.furnished).contains("createPipeline"))
  }
}
