import Testing

@testable import LanguageModel

/// Words nobody read lead to a question, never to a rule that leaves them out.
@Suite("What a request says is accounted for")
struct CoverageTests {
  @Test(
    "rules whose restrictions went unread are asked about",
    arguments: [
      "leads who wrote about parrots and cages get a task", "whenever gizmos flumox a new lead, text them",
      "no-shows: text in an hour. Two tries: first after an hour, second after two days.",
    ])
  func unread(words: String) { #expect(PlannerBench.outline(words).hasPrefix("?")) }

  @Test(
    "steps that stand in a list are steps, not wording",
    arguments: [
      (
        "move-in date 3 weeks out: email a checklist and make a task for the manager",
        "lead_move_in_approaching: send_email 0 create_task 0"
      ),
      (
        "lead leased: email welcome right away plus a task to prep the unit due in 2 days",
        "lead_status_changed: send_email 0 create_task 0"
      ),
      (
        "lead leased: email now, another email 3 days later about utilities, task for maintenance",
        "lead_status_changed: send_email 0 send_email 4320 create_task 0"
      ),
    ])
  func steps(words: String, outline: String) { #expect(PlannerBench.outline(words) == outline) }

  @Test(
    "moments without a word that announces them",
    arguments: [
      ("anyone whose viewing got scrapped should get a text", "tour_cancelled: send_sms 0"),
      ("a review that nobody has answered for two days becomes a task", "review_unanswered: create_task 0"),
      ("Watch the comps. One of them cuts rent by 6 percent -> task", "competitor_price_changed: create_task 0"),
      ("lead turned cold -> move to lost", "lead_bucket_changed: update_stage 0"),
    ])
  func moments(words: String, outline: String) { #expect(PlannerBench.outline(words) == outline) }

  @Test("whoever drops out triggers nothing")
  func dropping() {
    let words = "nurture for new leads: day 0 text, day 2 email. anyone who books or is lost drops out"
    #expect(PlannerBench.outline(words) == "lead_created: send_sms 0 send_email 2880")
  }

  @Test("where a lead is moved is no moment")
  func targets() {
    let words = "six days no contact: text them. at day ten, close them out as lost"
    #expect(PlannerBench.outline(words) == "lead_stale: send_sms 0; lead_stale: update_stage 0")
  }
}
