import ConfigSchema

/// Finds words that narrow an existing trigger down and that nothing was made of: "… only for leads under 21".
struct EditWords {
  let statement: EditStatement
  /// What the sentence is about, and what became of it.
  let before: Trigger
  let after: Trigger
  /// Words of names in the workspace, which need no explanation.
  let known: Set<String>

  /// The first stretch of words that is not accounted for; nil when all are.
  func missing() -> String? {
    let tokens = statement.tokens
    guard !statement.sentence.isNegation, !tokens.contains(where: { $0.kind == .quote }) else { return nil }
    let familiar = familiar
    let unread = Coverage.unread(statement.sentence, statement.tags).filter { i in
      statement.name?.contains(i) != true && !statement.verbs.contains { $0.range.contains(i) }
        && tokens[i].kind == .word && !Coverage.isGlue(tokens[i]) && !known.contains(tokens[i].text)
        && !familiar.contains(Names.normal(tokens[i]) ?? tokens[i].text) && !Self.plain.contains(tokens[i].text)
        && !PersonNames.isName(tokens[i]) && narrows(i)
    }
    guard let first = unread.first, let last = unread.last else { return nil }
    return statement.sentence.original(first..<(last - first < 8 ? last + 1 : first + 1)).nonEmpty
  }

  /// Words of the trigger's own name and texts, as it was and as it is.
  private var familiar: Set<String> {
    var words: Set<String> = []
    for trigger in [before, after] {
      words.formUnion(Names.words(trigger.name))
      words.formUnion(Names.words(trigger.eventType.split(separator: "_").joined(separator: " ")))
      for action in trigger.actions {
        words.formUnion(Names.words(ActionKind.of(type: action.type)?.noun ?? ""))
        for key in action.config.keys { words.formUnion(Names.words(action.config[key]?.string ?? "")) }
      }
    }
    return words
  }

  /// "to people who …", "if they …": the word says for whom or when.
  private func narrows(_ i: Int) -> Bool {
    let tokens = statement.tokens
    guard let at = tokens[..<i].lastIndex(where: { Self.narrowing.contains($0.text) }), i - at <= 5 else {
      return false
    }
    return !tokens[at..<i].contains(where: \.isMark)
  }

  private static let narrowing: Set<String> = [
    "who", "whose", "with", "without", "about", "under", "below", "above", "if", "when", "unless", "except",
  ]

  /// Words people use around a change.
  private static let plain: Set<String> = ["delay", "timing", "priority", "channel", "properties"]
}
