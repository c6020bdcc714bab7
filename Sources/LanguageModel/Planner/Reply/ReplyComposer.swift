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
  /// What was asked for is so already.
  var isSettled = false

  /// Up to this many items wait together for an answer: what is asked may change what was understood of them.
  private static let heldTogether = 4

  func reply(_ operations: [ProposedOperation], _ audience: Audience) -> Reply {
    var parts: [String] = []
    if operations.isEmpty {
      parts.append(
        isSettled
          ? ""
          : questions.isEmpty
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
    var asked = ConditionReader.uniqueQuestions(questions)
    let missed = ignored.filter { isDemand($0) || restricts($0, operations) }
    if !missed.isEmpty, !operations.isEmpty {
      let words = missed.prefix(3).map { "“\(Wording.shortened($0.quote, 80))”" }.joined(separator: " ")
      parts.append("I did not understand: \(words).")
      asked.append(Question("What should be done about \(words)? Please say it in other words."))
    }
    let isHeld = !operations.isEmpty && !asked.isEmpty && done.count <= Self.heldTogether
    if isHeld { parts.insert("I propose nothing before you have answered. So far I understood:", at: 0) }
    if operations.isEmpty, asked.isEmpty, !isSettled {
      asked = [
        Question(
          "When should something happen, and what should be done then?",
          choices: ["Text every new lead at once", "After a tour, send an e-mail", "Create a pipeline"])
      ]
    }
    return Reply(
      message: parts.filter { !$0.isEmpty }.joined(separator: " "), questions: asked, appliesTo: audience,
      changes: isHeld ? [] : operations)
  }

  /// A sentence that seems to want something: it names an action, a change, or when to stop.
  private func isDemand(_ sentence: Sentence) -> Bool {
    if case .image = sentence.source { return false }
    let tags = Tagger.tags(sentence.tokens)
    guard sentence.tokens.count > 2, !sentence.isQuestion, !sentence.isNegation, !tellsOfUs(sentence, tags) else {
      return false
    }
    // "rest: both": the others, and something for them.
    if ["rest", "others", "everyone", "everybody"].contains(sentence.tokens[0].text), sentence.tokens[1].isMark(":") {
      return true
    }
    let verbs = EditLexicon.verbs(sentence.tokens, outside: tags).map(\.verb)
    if verbs.contains(.keep) { return false }
    if tags.contains(where: { $0.action != nil && !$0.isNegated }) { return true }
    if isRuleLike(sentence, tags) { return true }
    // "Two tries: first after an hour, second after two days."
    if sentence.speaker == nil, tags.filter({ $0.span != nil }).count >= 2 { return true }
    if !StopReader.unknown(sentence, tags).isEmpty { return true }
    // "turn that thing down, will you": talk in the room that names nothing of ours.
    if sentence.speaker != nil, !tags.contains(where: { $0.event != nil || $0.action != nil || $0.span != nil }),
      sentence.containsAny(["thing", "it", "that", "this"]), !sentence.containsAny(Self.ours)
    {
      return false
    }
    return verbs.contains { [.delete, .off, .on].contains($0) } || sentence.containsAny(["rename", "retitle"])
      || verbs.contains(.change) && hasValue(tags)
  }

  /// "after 9pm never text": a restriction that no rule has.
  private func restricts(_ sentence: Sentence, _ operations: [ProposedOperation]) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    // "do not send it to people from a portal": the deed is only a pronoun.
    let holdsBack =
      sentence.containsAny(["not", "never"]) && sentence.containsAny(["send", "go", "goes", "get", "gets"])
    guard sentence.speaker == nil,
      holdsBack || tags.contains(where: { $0.action?.messagesPerson == true && $0.isNegated })
    else { return false }
    let fields = tags.compactMap { tag -> String? in
      switch tag.meaning {
      case .clock: "time.local_hour"
      case .days: "time.weekday"
      case .source: "source"
      case .bedrooms: "bedrooms"
      case .tourType: "tour_type"
      default: nil
      }
    }
    return !fields.isEmpty && !fields.contains { field in operations.contains { $0.limits(field) } }
  }

  private static let ours: Set<String> = [
    "rule", "rules", "trigger", "automation", "automations", "stage", "step", "pipeline", "reminder", "reminders",
    "drip",
    "alert", "alerts", "limit", "one", "sequence",
  ]

  /// A moment or a group of people with something behind it: "four stars: …", "if they went cold, …".
  private func isRuleLike(_ sentence: Sentence, _ tags: [Tag]) -> Bool {
    guard sentence.speaker == nil,
      let first = tags.first(where: { $0.event?.isWeak == false || $0.isCondition }), !first.isNegated
    else { return false }
    let opens = ["if", "when", "whenever", "once", "after"].contains(
      sentence.tokens.first { !$0.isMark && $0.kind != .number }?.text ?? "")
    let parts: Set<String> = opens ? [",", ":", ">", "="] : [":", ">", "="]
    return sentence.tokens.indices.contains { i in
      i > first.start && sentence.tokens[i].kind == .mark && parts.contains(sentence.tokens[i].text)
        && sentence.tokens.count - i > (first.isOthers ? 1 : 3)
    }
  }

  private func hasValue(_ tags: [Tag]) -> Bool {
    tags.contains { $0.span != nil || $0.isCondition || $0.isNumber }
  }

  /// "those we ring ourselves": what people do, not what they want done.
  private func tellsOfUs(_ sentence: Sentence, _ tags: [Tag]) -> Bool {
    guard let action = tags.first(where: { $0.action != nil }) else { return false }
    return sentence.tokens[..<action.start].suffix(3).contains { ["we", "i", "they", "people"].contains($0.text) }
  }
}

extension ConditionReader {
  static func uniqueQuestions(_ questions: [Question]) -> [Question] {
    questions.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension ProposedOperation {
  /// Whether a rule proposed here looks at the field.
  fileprivate func limits(_ field: String) -> Bool {
    switch operation {
    case .createTrigger(let trigger): trigger.conditions.contains { $0.field.hasSuffix(field) }
    case .updateTrigger(let it):
      if case .set(let conditions) = it.conditions { conditions.contains { $0.field.hasSuffix(field) } } else { false }
    default: false
    }
  }
}
