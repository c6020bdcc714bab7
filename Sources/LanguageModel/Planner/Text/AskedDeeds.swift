/// Deeds that are asked about before anybody orders them: "Remove the call task? – No, leave that."
///
/// A question changes nothing. Answered with yes it becomes an order; answered with no it is taken out, and so is an
/// answer that says nothing else.
enum AskedDeeds {
  static func settled(_ sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    var n = 0
    while n < sentences.count {
      let sentence = sentences[n]
      n += 1
      guard asksForDeed(sentence), let next = sentences[safe: n], next.source == sentence.source else {
        result.append(sentence)
        continue
      }
      switch answer(next, to: sentence) {
      case .yes:
        var order = sentence
        order.isQuestion = false
        result.append(order)
        if saysOnly(next, yes) { n += 1 }
      case .no:
        n += 1
        if let rest = rest(of: next) { result.append(rest) }
      case .none: result.append(sentence)
      }
    }
    return result
  }

  private enum Answer { case yes, no, none }

  private static let yes: Set<String> = [
    "yes", "yeah", "yep", "yup", "sure", "ok", "okay", "right", "correct", "exactly", "absolutely", "definitely",
    "please", "do", "go", "ahead", "that", "it", "fine", "good",
  ]
  private static let no: Set<String> = ["no", "not", "never", "nope", "nah"]
  /// Words that put something else in the place of what was asked.
  private static let instead: Set<String> = ["just", "only", "instead", "rather", "leave", "keep"]
  /// Words of an answer that change nothing.
  private static let idle: Set<String> = [
    "no", "not", "never", "nope", "nah", "leave", "keep", "it", "that", "this", "them", "those", "one", "as", "is",
    "the", "way", "alone", "be", "do", "stays", "stay", "please", "thanks", "fine", "ok", "okay", "we", "need", "in",
    "sorry", "there", "god", "still", "i", "like",
  ]

  /// Whether a question names a deed without asking anybody politely to do it.
  static func asksForDeed(_ sentence: Sentence) -> Bool {
    guard sentence.isQuestion, !QuestionReader.isRequest(sentence) else { return false }
    if changes(sentence) { return true }
    // "The no-show text is at 45, right?" asks for a value.
    let tags = Tagger.tags(sentence.tokens)
    return tags.contains { $0.action != nil } && !tags.contains { $0.isValue }
  }

  /// Whether something that exists would go, stop, start or get another name.
  static func changes(_ sentence: Sentence) -> Bool {
    EditLexicon.verbs(sentence.tokens, outside: []).contains { [.delete, .off, .on, .rename].contains($0.verb) }
  }

  private static func answer(_ next: Sentence, to question: Sentence) -> Answer {
    guard let first = next.tokens.first(where: { !$0.isMark })?.text else { return .none }
    if no.contains(first) {
      // "Shall we text them? – No, e-mail." is about the channel and is read as a choice.
      return changes(question) || saysOnly(next, idle) ? .no : .none
    }
    if instead.contains(first), changes(question) { return .no }
    // "So drop it? – Drop the task, yes.": the answer is the order.
    if changes(question), changes(next), next.speaker != question.speaker { return .no }
    return yes.contains(first) && first != "do" && first != "that" && first != "it" ? .yes : .none
  }

  private static func saysOnly(_ sentence: Sentence, _ words: Set<String>) -> Bool {
    sentence.tokens.allSatisfy { $0.isMark || words.contains($0.text) }
  }

  /// What an answer says beyond its "no"; nil when that is nothing.
  private static func rest(of answer: Sentence) -> Sentence? {
    if saysOnly(answer, idle) { return nil }
    var rest = answer
    while let first = rest.tokens.first, first.isMark || no.contains(first.text) { rest.tokens.removeFirst() }
    return rest.tokens.isEmpty ? nil : rest
  }
}
