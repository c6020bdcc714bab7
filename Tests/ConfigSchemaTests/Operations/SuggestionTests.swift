import ConfigSchema
import Testing

@Suite("A suggestion")
struct SuggestionTests {
  static let words = [
    "lead_created", "lead_updated", "tour_scheduled", "tour_no_show", "send_sms", "send_email", "eq", "neq",
  ]

  @Test(
    "is the closest known word",
    arguments: [
      ("lead_craeted", "lead_created"), ("Lead Created", "lead_created"), ("lead-update", "lead_updated"),
      ("tour_scheduld", "tour_scheduled"), ("tour_noshow", "tour_no_show"), ("sendsms", "send_sms"), ("eqq", "eq"),
      ("send_emial", "send_email"), ("leadcreated", "lead_created"),
    ])
  func finds(_ word: String, _ expected: String) {
    #expect(Suggestion.nearest(word, in: Self.words) == expected)
  }

  @Test(
    "is missing rather than wrong",
    arguments: ["", "invoice_paid", "x", "text", String(repeating: "lead_", count: 1000)])
  func staysSilent(_ word: String) {
    #expect(Suggestion.nearest(word, in: Self.words) == nil)
    #expect(Suggestion.didYouMean(word, in: Self.words) == nil)
  }

  @Test("is the first of two that are equally close, and an exact one above all")
  func ties() {
    #expect(Suggestion.nearest("p3", in: ["p1", "p2"]) == nil)
    #expect(Suggestion.nearest("abcf", in: ["abcd", "abce"]) == "abcd")
    #expect(Suggestion.nearest("abcde", in: ["abcd", "ABCDE"]) == "ABCDE")
  }
}
