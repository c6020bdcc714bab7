import Testing

@testable import LanguageModel

@Suite("Slips of the keyboard")
struct SpellingTests {
  private func words(_ text: String, names: Set<String> = []) -> String {
    Tokenizer.read(text, spelling: Spelling(names: names)).tokens.map(\.text).joined(separator: " ")
  }

  @Test(
    "a slip becomes the word that was meant",
    arguments: [
      ("remindr", "reminder"), ("emial", "email"), ("appointmnet", "appointment"), ("canceld", "canceled"),
      ("prospct", "prospect"), ("scheduld", "scheduled"), ("reveiw", "review"),
    ])
  func corrected(slip: String, meant: String) { #expect(words("send the \(slip) soon").contains(meant)) }

  @Test(
    "everyday words stay what they are",
    arguments: ["style", "print", "specialist", "sticky", "drawn", "directions", "intro", "lunch", "handwritten"])
  func kept(word: String) { #expect(words("the \(word) here") == "the \(word) here") }

  @Test("a name is only corrected to a name of the workspace")
  func names() {
    #expect(words("ask Remy about it") == "ask remy about it")
    #expect(words("pause the Marigld text", names: ["marigold"]).contains("marigold"))
  }
}

@Suite("Dictation and shorthand")
struct DictationTests {
  private func words(_ text: String) -> String { Tokenizer.read(text).tokens.map(\.text).joined(separator: " ") }

  @Test(
    "spoken and short forms are written out",
    arguments: [
      ("alpha comma beta period", "alpha , beta ."), ("the v i p list", "the vip list"),
      ("lunch w/ them", "lunch with them"), ("fees w/o surprises", "fees without surprises"),
      ("a to-do for me", "a todo for me"), ("my to do list", "my todo"), ("text em n wait", "text them and wait"),
      ("we'd like it on wed", "we would like it on wed"),
    ])
  func written(spoken: String, written: String) { #expect(words(spoken) == written) }

  @Test("a period of time is no full stop")
  func period() { #expect(words("after a period of rest") == "after a period of rest") }
}
