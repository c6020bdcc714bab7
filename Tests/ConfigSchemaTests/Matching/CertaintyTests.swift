import ConfigSchema
import Testing

@Suite("Conditions on what is not known") struct CertaintyTests {
  private static let facts = Facts(
    payload: ["rating": 2], lead: ["source": "zillow"], localHour: 9, weekday: "mon")

  @Test(
    "known facts decide as always; an unknown one leaves it open, unless another certainly fails",
    arguments: [
      ([Condition("payload.rating", .lte, 3)], Certainty.yes),
      ([Condition("payload.rating", .gt, 3)], .no),
      ([Condition("lead.status", .eq, "new")], .unknown),
      ([Condition("lead.status", .notExists)], .unknown),
      ([Condition("lead.status", .eq, "new"), Condition("lead.source", .eq, "zillow")], .unknown),
      ([Condition("lead.status", .eq, "new"), Condition("lead.source", .eq, "referral")], .no),
      ([Condition("lead.attribution.campaign", .eq, "spring")], .unknown),
      ([], .yes),
    ])
  func certainty(conditions: [Condition], expected: Certainty) {
    let unknown = UnknownFacts(["lead.status", "lead.attribution"])
    #expect(Matcher.certainty(conditions, Self.facts, without: unknown) == expected)
  }

  @Test("a lead of whom nothing is known leaves every question about it open")
  func wholeLead() {
    let unknown = UnknownFacts(["lead"])
    #expect(
      unknown.contains("lead.source") && unknown.contains("lead.attribution.x") && !unknown.contains("payload.lead"))
  }

  @Test("with nothing missing it is the matcher's own answer")
  func same() {
    for conditions in [[Condition("lead.source", .eq, "zillow")], [Condition("lead.status", .eq, "new")]] {
      let matches = Matcher.matches(conditions, Self.facts)
      #expect(Matcher.certainty(conditions, Self.facts, without: .none) == (matches ? .yes : .no))
    }
  }
}
