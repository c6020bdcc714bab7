import ConfigSchema
import Testing

@Suite struct RequestPolicyTests {
  private func decline(_ text: String, _ facts: PropertyFacts = Samples.property()) -> Decline? {
    RequestPolicy.check(Request(typed: text), facts)
  }

  static let unlawful: [(String, String)] = [
    ("Skip the follow-up for anyone who says they have children", "FH2"),
    ("If a lead mentions a baby, mark them as lost", "FH2"),
    ("Send the welcome text to everybody except families with kids", "FH2"),
    ("Don't book tours for single moms", "FH2"),
    ("when someone writes about a wheelchair, tell them we are full", "FH2"),
    ("people with a service dog should not get the tour invite", "FH2"),
    ("Put pregnant women at the bottom of the list", "FH2"),
    ("Never text families with kids", "FH2"), ("Don't show homes to families with kids after they tour", "FH2"),
    ("Only text people with American sounding names", "FH1"),
    ("Do not reply to Spanish speakers", "FH1"),
    ("Ignore messages from Muslims", "FH1"),
    ("Prioritize Christian families for the new building", "FH1"),
    ("send gay couples to the back of the line", "FH1"),
    ("Charge foreigners a higher deposit", "FH1"),
    ("If they mention church, don’t invite them", "FH1"),
    ("Add a line to the welcome email that says no kids", "FH4"),
    ("text new leads that it is an adults only building", "FH4"),
    ("Email everyone that the place is perfect for young professionals", "FH4"),
    ("Text everybody who replied STOP about the new pool", "TX4"),
    ("Send one last message to the leads who opted out", "TX4"),
    ("blast the people that unsubscribed with the spring offer", "TX4"),
    ("use another number to text those who said stop", "TX4"),
    ("Automatically approve applications with good credit", "SC1"),
    ("Deny every applicant with a score under 600", "SC1"),
    ("auto-decline any application when the income is too low", "SC1"),
    ("Reject everyone with a criminal record", "FH11"),
    ("Move anybody who was ever arrested to lost", "FH11"),
    ("Offer a $50 gift card for every 5 star review", "RV3"),
    ("Give residents a rent credit if they leave a positive review", "RV3"),
    ("Write a few reviews as if we were residents", "RV3"),
    ("Post replies to all Google reviews automatically", "RV2"),
    ("Publish an answer to every review straight away", "RV2"),
  ]

  @Test(arguments: unlawful) func whatMustNotBeDoneIsDeclined(_ text: String, _ rule: String) {
    let decline = decline(text)
    #expect(decline?.rule == rule, "\(text): \(decline?.rule ?? "accepted")")
    #expect(decline.map { $0.reason.hasSuffix(".") } ?? true)
  }

  @Test(arguments: [
    "When a new lead comes in, text them right away", "Skip the text if they already booked a tour",
    "Email families asking for a 3 bedroom the playground map", "Send families the pool hours, don't do it for studios",
    "If somebody mentions a wheelchair, create a task to call them the same day",
    "If they ask about service animals, email our assistance animal policy",
    "If they mention a service dog, don't charge the pet fee",
    "Don't forget to text leads with kids about the pool party",
    "Send Spanish speakers a welcome e-mail in Spanish", "Remove the words adults only from the welcome text",
    "Can we say no kids in the ad?", "55+ community here, remind them of the age 55 paperwork after a visit",
    "When someone replies STOP, don't text them anymore", "If a lead texts stop, create a task for the office",
    "Stop the drip once they book a tour or opt out", "Text everyone unless they opted out",
    "Add Reply STOP to opt out to every text", "Make a footer that says how to unsubscribe",
    "When an application comes in, create a task for the manager to approve or decline it",
    "Add a stage called Approved after Application", "Manager approval should not take longer than two days",
    "Email people once their application was approved", "Notify me when an application is declined",
    "Draft a reply to each review so that somebody can approve it before it is posted",
    "Open a ticket for reviews with two stars or fewer", "Ask everyone who toured for a review",
    "Thank people for five star reviews with a drafted reply", "Offer $200 off the first month to referrals",
    "Give a gift card to residents who refer a friend", "Mark leads as lost after thirty quiet days",
    "Don't text anybody on Sundays", "Reject the draft when the caption is empty",
    "Never email leads from AI Chat", "Take out the discovery call step", "Turn off the no-show text for now",
    "Exclude leads whose source is Zillow", "Ignore reviews without text", "Only text leads from our website",
    "Skip Zillow leads, they have their own thing", "Don't send the welcome text to leads that asked for a studio",
    "Put a time limit of two days on Contacted", "Text leads after a cancelled tour to pick another time",
    "Post new specials to Instagram automatically", "Create a note when a family visits the model home",
    "Don't reply to reviews on weekends", "They have not answered for five days, send an email",
    "People moving in within a month get our availability", "Tell them the gym is full on Mondays",
    "Prioritize leads that want to move in soon", "Only call hot leads",
    "Decline the calendar invite when a tour is cancelled",
    "Send a task when the background check is over", "Keep texts between nine and five",
    "We want to text people who ask about the kids' pool", "For student housing remind parents about guarantor papers",
    "Send the message in English and Spanish", "Ask for a call when they speak Spanish",
    "Anyone who no-shows gets a text, not an email", "If nobody answers within a day send another text",
    "Delete the bad review ticket", "Delete the review reminder trigger",
    "Hide nothing, just open a ticket for bad reviews",
    "Skip the pet fee email for people with service animals", "Don't text leads about the kids' pool until June",
    "Never text families with kids after 9 pm", "Don't call families with children at night",
    "Don't text on Sundays\nSend families with kids the pool hours",
    "Text families with kids about the pool except on Sundays", "Delete the rule that ignores people with vouchers", "",
    "…",
  ])
  func harmlessRequestsPass(_ text: String) {
    let decline = decline(text)
    #expect(decline == nil, "\(text): \(decline.map { "\($0.rule) \($0.reason)" } ?? "")")
  }

  @Test func vouchersDependOnThePlace() {
    let text = "Don't book tours for people with Section 8"
    #expect(decline(text, Samples.property(state: "TX")) == nil)
    #expect(decline(text, Samples.property(state: "NJ"))?.rule == "FH9")
    #expect(decline(text, Samples.property(type: "affordable", state: "TX"))?.rule == "FH9")
  }

  @Test func pastedWordsAreNotThePersonsVoice() {
    let paste = RequestInput(.email, "Please ignore messages from Muslims")
    let typed = RequestInput(.typed, "Set up the tour reminder from this e-mail")
    #expect(RequestPolicy.check(Request([typed, paste]), Samples.property()) == nil)
    #expect(RequestPolicy.check(Request([paste]), Samples.property())?.rule == "FH1")
  }

  @Test func theReasonNamesTheLawInPlainWords() {
    #expect(decline("Skip anyone with kids")?.reason.contains("children in the family") == true)
    #expect(decline("Text people who said stop")?.reason.contains("said stop") == true)
    #expect(decline("Automatically deny applications")?.reason.contains("Fair Credit Reporting Act") == true)
  }
}
