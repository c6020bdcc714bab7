import Testing

@testable import LanguageModel

@Suite("Moments")
struct MomentTests {
  private func events(_ text: String) -> [String] {
    let tokens = Tokenizer.read(text).tokens
    return Moments.completed(Tagger.tags(tokens), tokens).compactMap { $0.isNegated ? nil : $0.event }
      .filter { !$0.isWeak }.map(\.type)
  }

  @Test(
    "subject and deed tell the moment in any order",
    arguments: [
      ("once their viewing has been axed, text them", "tour_cancelled"),
      ("if a showing was over and the agent never wrote it up, task for me", "tour_unmarked"),
      ("a review nobody has bothered to acknowledge in 2 days: task for me", "review_unanswered"),
      ("when the budget for ads balloons, task for me", "campaign_spend_spike"),
      ("if their calendar loses its connection, task for me", "calendar_disconnected"),
    ])
  func read(words: String, event: String) { #expect(events(words).contains(event)) }

  @Test("to review something is no review")
  func verb() { #expect(!events("whoever applies online: task to review in 24 hours").contains("review_received")) }
}

@Suite("Stop rules")
struct StopTests {
  private func read(_ text: String) -> (statuses: [String], unknown: [String]) {
    let text = Tokenizer.read(text)
    let sentence = Sentences.split(text.tokens[...], of: text, source: .request)[0]
    let tags = Tagger.tags(sentence.tokens)
    return (StopReader.stops(sentence.tokens, tags).flatMap(\.statuses), StopReader.unknown(sentence, tags))
  }

  @Test(
    "statuses, whatever the words",
    arguments: [
      ("unless they have rented elsewhere", ["lost"]), ("provided they have not rebooked", ["tour_booked"]),
      ("as long as they are neither leased nor lost", ["leased", "lost"]),
      ("quit once they got a tour on the books or gave up", ["tour_booked", "lost"]),
      ("do not send the text if they signed", ["leased"]),
    ])
  func statuses(words: String, statuses: [String]) { #expect(read(words).statuses == statuses) }

  @Test(
    "what is no status is named", arguments: ["mail them, unless they have applied", "mail them until they pay rent"])
  func unknown(words: String) { #expect(read(words).unknown.count == 1) }
}

@Suite("Star ratings")
struct RatingTests {
  private func ratings(_ text: String) -> [String] {
    Tagger.tags(Tokenizer.read(text).tokens).compactMap {
      if case .rating(let rating) = $0.meaning { "\(rating.op.rawValue) \(Int(rating.value))" } else { nil }
    }
  }

  @Test(
    "counts and limits",
    arguments: [
      ("3 star reviews and below", ["lte 3"]), ("3 stars get a ticket; above that a draft", ["eq 3", "gt 3"]),
      ("reviews: fours and fives", ["eq 4"]), ("under 3 stars", ["lt 3"]),
    ])
  func read(words: String, ratings expected: [String]) { #expect(ratings(words) == expected) }
}
