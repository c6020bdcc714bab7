import Testing

@testable import ConfigSchema

/// Sentences as they stand in real messages, half of them unlawful.
@Suite struct FairHousingSentenceTests {
  private static func blocks(_ text: String, _ facts: PropertyFacts = Samples.property(state: "NJ")) -> [String] {
    let trigger = Samples.trigger("Welcome", on: "lead_created", [Samples.email(text)])
    return RuleCase.findings(Configuration(triggers: [trigger]), PropertyState(facts: facts))
      .filter { $0.severity == .block && ($0.rule.hasPrefix("FH") || $0.rule.hasPrefix("SC")) }
      .map { "\($0.rule) \($0.value)" }
  }

  @Test(arguments: [
    "We prefer tenants without children.", "This building is not a good fit for families.", "No pets, kids or smokers.",
    "Sorry, we cannot accept children under 6.", "Families with children must live on the first floor.",
    "Kids are never permitted here.", "Babies are not welcome.", "No one under 18.",
    "Seeking a quiet single woman for the garden unit.", "Whites only.", "White families preferred.",
    "Looking for a mature couple.", "Christian household only.", "Muslims need not apply, no Muslims.",
    "Only English spoken in this house.", "Must be a US citizen, citizens only.", "Ideal for working professionals.",
    "We never rent to immigrants.", "We do not lease to unmarried couples.", "No disabled tenants, please.",
    "Residents must be 55 years or older.", "You must be 62 years of age and older.", "No one under 55.",
    "Nobody under 62 may move in.", "We do not participate in the housing choice voucher program.",
    "We are not accepting Section 8.", "Vouchers are not welcome.", "We do not rent to anyone with a felony.",
    "No evictions or felonies.", "Anyone ever arrested will be rejected.",
    "Your criminal history means automatic denial.",
    "It is a child-free building.", "Straight couples only.", "Able-bodied residents only.",
  ])
  func unlawfulSentencesAreBlocked(_ text: String) {
    let facts = text.contains("citizen") ? Samples.property(state: "CA") : Samples.property(state: "NJ")
    #expect(!Self.blocks(text, facts).isEmpty)
  }

  @Test(arguments: [
    "The kids' splash pad opens in May.", "Family game night is on Friday.", "It comes with a single-car garage.",
    "Quiet hours start at 10 pm.", "All 62 homes are ready.", "There are 55 parking spaces.",
    "Our senior maintenance technician will stop by.", "White quartz counters and black hardware.",
    "The foyer has Spanish tile.", "Christian, our leasing agent, will call you.", "A couple of blocks from the train.",
    "Great for working from home.", "Ideal for hosting friends.", "Section 8 vouchers are welcome.",
    "We accept housing vouchers.", "Service animals are welcome and cost nothing.",
    "Healthy living classes every week.",
    "The children's museum is nearby.", "There is a singles tennis court.", "Women's fitness class at 6.",
    "Children under 12 need an adult at the pool.", "Kids are not allowed in the pool without an adult.",
    "No one under 18 may use the gym alone.", "Bring your kids, they are welcome.", "Applicants must be 18 to sign.",
    "We do not accept cash.", "No parking or smoking here.", "Cabinets come in white only.",
    "Screening follows our written standard.", "Do you have a question about vouchers? Ask us.",
    "Our office is by the church on 5th.", "We don't allow smoking near the playground.",
    "No pets in the pool; assistance animals are welcome everywhere.", "Ask about the age of the roof.",
    "We offer parking vouchers, not gift vouchers.", "Perfect for movie nights.",
  ])
  func harmlessSentencesPass(_ text: String) { #expect(Self.blocks(text) == []) }
}
