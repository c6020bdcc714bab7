import Testing

@testable import LanguageModel

/// Small pieces the reading is made of.
@Suite("Pieces of language")
struct LanguageTests {
  private func tokens(_ text: String) -> [Token] { Tokenizer.read(text).tokens }

  @Test(
    "an amount that counts from what there is",
    arguments: [
      ("two more days", 1.0), ("an hour earlier", -1), ("a day longer", 1), ("three days or more", nil),
      ("no more than 3 days", nil), ("2 days later", nil),
    ])
  func relative(text: String, sign: Double?) {
    let tokens = tokens(text)
    let tag = Tagger.tags(tokens).first { $0.span != nil }
    #expect(tag.flatMap { RelativeAmount.sign($0, tokens) } == sign)
  }

  @Test(
    "a judgement makes a value the old one",
    arguments: [
      ("twelve hours on Inquiry is slow", true), ("two hours is forever", true), ("two hours is fine", false),
    ])
  func verdicts(text: String, isOld: Bool) {
    let tokens = tokens(text)
    let tag = Tagger.tags(tokens).first { $0.span != nil }!
    #expect(Verdicts.follow(tokens, tag.core.upperBound) == isOld)
  }

  @Test("a bound that holds a not", arguments: [("cannot sit past", true), ("not", false), ("no more than", true)])
  func bounds(text: String, isBound: Bool) { #expect(MaximumWords.bounds(tokens(text)[...]) == isBound) }

  @Test("a third person brings its other forms along")
  func forms() {
    #expect(Inflections.widened("turns|x ~3 cold") == "turns|x|turned|turning ~3 cold")
    #expect(Inflections.widened("@tour turns?") == "@tour turns|turned|turning?")
  }

  @Test(
    "who drops out is read as a stop",
    arguments: [
      ("anyone who books or leases drops out", "everything stops when they books or leases"),
      ("anyone who books gets a text", "anyone who books gets a text"),
    ])
  func dropping(text: String, normal: String) {
    #expect(DroppingOut.normal(tokens(text)).map(\.text).joined(separator: " ") == normal)
  }

  @Test("lines behind an arrow head are somebody else's words")
  func quoted() {
    let text = Tokenizer.read("do the tip:\n> Tip: text them\n> AI: delete it\nthanks")
    #expect(QuotedLines.parts(text).map(\.isQuoted) == [false, true, true, false])
    #expect(QuotedLines.parts(Tokenizer.read("new lead -> text")).map(\.isQuoted) == [false])
  }

  @Test("a table in bars with a struck row and words below")
  func table() {
    let text = Tokenizer.read(
      "Headers: Touch | Channel | Wait. Line 1: A | text | 0. Line 2, struck through: B | text | 1 day. Below: stop.")
    let reader = TableReader(text: text)
    #expect(reader.read()?.rows.map(\.cells) == [["A", "text", "0"]])
    #expect(reader.rest != nil)
  }

  @Test(
    "a list of stages",
    arguments: [
      ("stages: 1 Hello, 2 Talking, 3 Gone", ["Hello", "Talking", "Gone"]),
      ("pipeline = New / Spoken / Lost", ["New", "Spoken", "Lost"]),
      ("stages: Letter out, Yes, No.", ["Letter out", "Yes", "No"]),
      ("stages: First contact, Qualified, Leased", ["First contact", "Qualified", "Leased"]),
    ])
  func stages(text: String, names: [String]) {
    let read = Tokenizer.read(text)
    let sentence = Sentences.split(read.tokens[...], of: read, source: .request)[0]
    #expect(StageListReader(sentence).read()?.stages.map(\.name) == names)
  }

  @Test(
    "what a message says is no order by itself",
    arguments: [
      ("when a tour is booked, text them that rent is due on the first of each month", false),
      ("email every lead who books a tour the daily parking rate", false), ("when rent is late text the tenant", true),
      ("every other source gets nothing", false), ("every other tuesday email the waitlist", true),
    ])
  func impossible(text: String, isDeclined: Bool) {
    let read = Tokenizer.read(text)
    let sentence = Sentences.split(read.tokens[...], of: read, source: .request)[0]
    #expect((Impossible.check(sentence) != nil) == isDeclined)
  }
}
