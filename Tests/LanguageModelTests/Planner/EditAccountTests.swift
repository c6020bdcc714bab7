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
}
