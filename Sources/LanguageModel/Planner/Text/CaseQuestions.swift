/// A case put as a question, and what to do in it: "Still nothing after 72 hours? A task for our manager."
enum CaseQuestions {
  private static let openers: Set<String> = ["still", "nothing", "no", "nobody", "silence", "crickets"]

  /// Joins the case with the order that follows it.
  static func joined(_ sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    var n = 0
    while n < sentences.count {
      let sentence = sentences[n]
      n += 1
      guard let next = sentences[safe: n], isCase(sentence), next.source == sentence.source, isOrder(next) else {
        result.append(sentence)
        continue
      }
      var joined = sentence
      joined.isQuestion = next.isQuestion
      joined.tokens = sentence.tokens.filter { !$0.endsSentence } + comma(behind: sentence) + next.tokens
      result.append(joined)
      n += 1
    }
    return result
  }

  /// "Still nothing after 72 hours?": no moment of its own, but a time.
  private static func isCase(_ sentence: Sentence) -> Bool {
    let words = sentence.tokens.filter { !$0.isMark }
    guard sentence.isQuestion, words.count <= 9, Set(words.prefix(2).map(\.text)).intersection(openers).count > 0 else {
      return false
    }
    let tags = Tagger.tags(sentence.tokens)
    return tags.contains { $0.span != nil } && !tags.contains { $0.action != nil || $0.event?.isWeak == false }
  }

  private static func isOrder(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    return tags.contains { $0.action != nil && !$0.isNegated } && !tags.contains { $0.event?.isWeak == false }
  }

  private static func comma(behind sentence: Sentence) -> [Token] {
    guard var comma = sentence.tokens.last(where: \.endsSentence) else { return [] }
    comma.text = ","
    return [comma]
  }
}
