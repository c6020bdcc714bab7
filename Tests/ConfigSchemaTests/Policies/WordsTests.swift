import Testing

@testable import ConfigSchema

@Suite struct WordsTests {
  @Test(arguments: [
    ("Don’t text them, OK? Kids' room", "dont text them , ok . kids room"),
    ("walk-in closet; $1,450.50/mo – 20% off", "walk in closet , $1450.50 mo , 20% off"),
    ("See www.juniper.example. 55+ only!", "see www juniper example . 55+ only ."),
    ("“Señor” 👋 hi\nthere", "señor hi there"), ("", ""), ("...", "."),
    ("No\n\nkids", "no . kids"), ("No:\n- kids\n* dogs\n2. cats", "no , . kids . dogs . 2 . cats"),
    ("ad\u{AD}ul\u{200B}ts on\u{FEFF}ly", "adults only"), ("a\u{2028}b", "a b"),
  ])
  func textIsCutIntoWords(_ text: String, _ words: String) {
    #expect(Words(text).list.joined(separator: " ") == words)
  }

  @Test func linesOfARequestAreSentences() {
    #expect(Words("stop\nthem", endingAtLines: true).list == ["stop", ".", "them"])
  }

  @Test(arguments: [
    ("no small? kids|children", "we allow no children here", "no children"),
    ("no small? kids|children", "no small kids", "no small kids"), ("no small? kids|children", "no pets kids", nil),
    ("no kids", "no. kids welcome", nil), ("mark ~3 lost", "mark them all as lost", "mark them all as lost"),
    ("mark ~3 lost", "mark it. lost again", nil), ("mark ~2 lost", "mark a b c lost", nil),
    ("a b?", "a", "a"),
  ])
  func phrasesAreFound(_ pattern: String, _ text: String, _ expected: String?) {
    let hits = PhraseBook<Bool>([(true, [pattern])]).hits(in: Words(text))
    #expect(hits.first?.text == expected)
  }

  @Test func harmlessPhrasesArePassedOver() {
    let book = PhraseBook<Bool>([(true, ["family"])], harmless: ["family room"])
    #expect(book.hits(in: Words("a family room")).isEmpty)
    #expect(book.hits(in: Words("a family room for the family")).count == 1)
  }

  @Test func aPhraseUsesNoWordOfAHarmlessOne() {
    let book = PhraseBook<Bool>([(true, ["no kids"])], harmless: ["kids pool"])
    #expect(book.hits(in: Words("no kids' pool")).isEmpty)
    #expect(book.hits(in: Words("no kids' pool, no kids")).map(\.text) == ["no kids"])
  }
}
