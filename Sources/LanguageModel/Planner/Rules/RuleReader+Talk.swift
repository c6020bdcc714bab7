import ConfigSchema

/// What people say around their rules: answers, bare words, things nobody can do.
extension RuleReader {
  /// "E-mail or text? – E-mail.": the answer settles the action before.
  mutating func chooses(_ sentence: Sentence, _ tags: [Tag]) -> Bool {
    let kinds = tags.compactMap(\.action)
    guard let index = drafts.indices.last, let last = drafts[index].actions.indices.last,
      !tags.contains(where: { $0.event != nil || $0.span != nil })
    else { return false }
    if sentence.isQuestion, kinds.count == 2, sentence.contains("or") {
      choice = Set(kinds)
      return true
    }
    defer { choice = [] }
    guard kinds.count == 1, choice.contains(kinds[0]), sentence.tokens.count <= 6 else { return false }
    drafts[index].actions[last].kind = kinds[0]
    return true
  }

  static let small: Set<String> = [
    "thanks", "thank", "thx", "ok", "okay", "yes", "yeah", "no", "yep", "great", "good", "perfect", "hi", "hello",
    "hey",
    "best", "cheers", "regards", "sincerely", "that", "thats", "done", "please", "got", "right", "sure", "correct",
    "so",
    "bye", "hm", "same", "cordially", "warmly", "dear", "team", "all", "the", "whatever", "nothing", "we", "i", "it",
    "they",
  ]

  /// "Parking tag and welcome bag." after "give Rosa a to-do.": bare words say what the step before is about.
  mutating func addsWords(_ sentence: Sentence) -> Bool {
    guard case .image = sentence.source else {
      let words = sentence.tokens.filter { !$0.isMark }
      guard let index = drafts.indices.last, let last = drafts[index].actions.indices.last,
        drafts[index].actions[last].content.isEmpty, drafts[index].actions[last].exact == nil, !sentence.isQuestion,
        !sentence.tokens.contains(where: { $0.isMark(":") }), (2...9).contains(words.count),
        !Self.small.contains(words[0].text), !sentence.isNegation,
        sentence.speaker == nil,
        drafts[index].sentences.last?.end ?? 0 <= sentence.start, !sentence.beginsParagraph
      else { return false }
      drafts[index].actions[last].content = sentence.original(0..<sentence.tokens.count)
      return true
    }
    return false
  }

  /// A word that nobody read may change what was meant, so it is asked for.
  mutating func askAboutUnread(_ sentence: Sentence, _ tags: [Tag], _ draft: RuleDraft) {
    guard draft.unknownMoment == nil, draft.unread.isEmpty, sentence.evidenceQuote == nil,
      tags.contains(where: { $0.action != nil && !$0.isNegated }),
      let words = Coverage.missing(sentence, tags, in: draft, known: known)
    else { return }
    edit { $0[$0.count - 1].unread.append(words) }
  }

  mutating func askAboutStop(_ words: String) {
    ask(
      Question(
        "“\(Wording.shortened(words, 60))” is nothing this platform records. When should it stop instead?",
        choices: ["Once a tour is booked", "When they have toured", "When they lease or are lost"]))
  }

  /// "when …, stop texting and …": no action stops messages; steps have stop rules for that.
  mutating func askWhatStops(_ unit: Unit) {
    guard unit.strongEvent != nil, unit.actions.contains(where: { !$0.isNegated }),
      let stopped = unit.actions.first(where: { $0.isNegated && $0.action?.messagesPerson == true }),
      ["stop", "quit", "cease", "halt"].contains(unit.sentence.tokens[safe: stopped.start - 1]?.text ?? "")
    else { return }
    ask(
      Question(
        "Which messages should stop? A rule cannot stop others; I can give their steps a stop rule or switch them off.")
    )
  }
}
