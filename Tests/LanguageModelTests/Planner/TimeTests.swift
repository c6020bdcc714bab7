import Testing

@testable import LanguageModel

@Suite("Stretches of time")
struct TimeTests {
  private func span(_ text: String) -> Span? {
    let tokens = Tokenizer.read(text).tokens
    return tokens.indices.lazy.compactMap { Spans.read(tokens, $0)?.span }.first
  }

  @Test(
    "minutes, however they are said",
    arguments: [
      ("a quarter of an hour", 15), ("three quarters of an hour later", 45), ("an hour and a quarter", 75),
      ("half an hr", 30), ("at the hour mark", 60), ("two and a half days", 3600), ("a week", 10080),
      ("a fortnight later", 20160), ("six hrs on,", 360), ("then and there", 0), ("on arrival", 0),
    ])
  func minutes(words: String, minutes: Int) throws { #expect(try #require(span(words)).minutes == Double(minutes)) }

  @Test(
    "how it relates to the rest",
    arguments: [
      ("six hrs on, mail", Span.Relation.later), ("2 hours back", .later), ("ten minutes to act", .due),
      ("one day max", .within), ("48 hours ahead", .before), ("another day", .another), ("day 5", .dayNumber),
    ])
  func relation(words: String, relation: Span.Relation) throws {
    #expect(try #require(span(words)).relation == relation)
  }

  @Test(
    "parts of the day",
    arguments: [
      ("between 8 in the morning and 8 at night", 8, 19), ("after hours", 18, 8), ("9 to 6,", 9, 17),
      ("after 6 pm", 18, 23),
    ])
  func clock(words: String, first: Int, last: Int) throws {
    let tokens = Tokenizer.read(words).tokens
    let hours = try #require(ClockReader.read(tokens, 0)).hours.hours
    #expect(hours.first == first)
    #expect(hours.last == last)
  }
}

@Suite("What a speaker takes back")
struct CorrectionTests {
  private func words(_ text: String) -> String {
    let tokens = Tokenizer.read(text)
    let sentences = Sentences.split(tokens.tokens[...], of: tokens, source: .request)
    return Corrections.answered(Corrections.applied(sentences)).map {
      $0.tokens.filter { !$0.isMark }.map(\.text).joined(separator: " ")
    }.joined(separator: " | ")
  }

  @Test(
    "only the last value stays",
    arguments: [
      ("wait five days, no, three", "wait three days"),
      ("mail them next day, scratch that, two days later", "mail them two days later"),
      ("text in 2 hours and mail in 3 days, sorry, 4 days", "text in 2 hours and mail in 4 days"),
      ("Ping at 3 hours. Too early. One? Too late. Two.", "ping at two hours"),
      ("How long for Keys? A week.", "how long for keys a week"),
    ])
  func corrected(said: String, meant: String) { #expect(words(said) == meant) }
}
