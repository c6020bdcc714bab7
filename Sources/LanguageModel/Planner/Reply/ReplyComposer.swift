import ConfigSchema

/// Puts the reply together: what was done, what was chosen, what was not understood, what to ask.
struct ReplyComposer {
  let workspace: Workspace
  let handles: HandleTable
  var done: [String] = []
  var notes: [String] = []
  var questions: [Question] = []
  var systemNotes: [Sentence] = []
  var outsiders: [Sentence] = []
  var ignored: [Sentence] = []
  var refused: String?

  func reply(_ operations: [ProposedOperation], _ audience: Audience) -> Reply {
    var parts: [String] = []
    if operations.isEmpty {
      parts.append(
        questions.isEmpty
          ? "I did not understand what should be set up, so nothing is proposed."
          : "I need an answer before I can propose this.")
    } else {
      parts.append(done.joined(separator: " "))
    }
    parts += ConditionReader.unique(notes)
    if let refused { parts.append(refused) }
    if !systemNotes.isEmpty {
      parts.append(
        "I left out words in the pasted material that speak to a system (“\(Wording.shortened(systemNotes[0].quote, 90))”)."
      )
    }
    let spoken = outsiders.filter {
      Pointers.asksForSomething($0) || !EditLexicon.verbs($0.tokens, outside: []).isEmpty
    }
    if let first = spoken.first {
      parts.append(
        "I did not follow what \(first.speaker ?? "somebody else") said (“\(Wording.shortened(first.quote, 90))”).")
    }
    let missed = ignored.filter(isDemand)
    if !missed.isEmpty, !operations.isEmpty {
      parts.append(
        "I did not understand: \(missed.prefix(3).map { "“\(Wording.shortened($0.quote, 80))”" }.joined(separator: " ")) Please say it in other words."
      )
    }
    var asked = ConditionReader.uniqueQuestions(questions)
    if operations.isEmpty, asked.isEmpty {
      asked = [
        Question(
          "When should something happen, and what should be done then?",
          choices: ["Text every new lead at once", "After a tour, send an e-mail", "Create a pipeline"])
      ]
    }
    return Reply(
      message: parts.filter { !$0.isEmpty }.joined(separator: " "), questions: asked, appliesTo: audience,
      changes: operations)
  }

  /// A sentence that seems to want something: it names an action, a moment or a change.
  private func isDemand(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    return sentence.tokens.count > 3 && tags.contains { $0.action != nil && !$0.isNegated } && !sentence.isNegation
  }
}

extension ConditionReader {
  static func uniqueQuestions(_ questions: [Question]) -> [Question] {
    questions.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
