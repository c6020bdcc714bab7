import ConfigSchema

/// What a request says about automations that exist.
extension Planning {
  mutating func edit(
    _ sentence: Sentence, _ tags: [Tag], _ verbs: [(verb: EditVerb, range: Range<Int>)], _ target: TriggerTarget
  ) -> Bool {
    switch target {
    case .none: return false
    case .missing: return false
    // "merge the two": what becomes of them nobody can know.
    case _ where sentence.containsAny(["merge", "combine", "consolidate"]):
      ask(Question("Two automations cannot be joined into one. Which should stay, and what should change about it?"))
      return true
    case .ambiguous(let items):
      let names = ConditionReader.unique(items.prefix(5).map(\.name))
      ask(Question("Which one do you mean: \(Wording.list(names.map { "“\($0)”" }, "or"))?", choices: names))
      return true
    case .found(let items, .some) where copiesHere(sentence):
      ask(
        Question(
          "Should “\(items[0].name)” itself change, or should there be a second automation like it? Please say the second one in full: when, and what then."
        ))
      return true
    case .found(let items, let range?) where isSpared(range, sentence) && !verbs.allSatisfy({ $0.verb == .keep }):
      ask(Question("“\(items[0].name)” should stay as it is. Which automations do you mean, by their names?"))
      return true
    case .found(let items, let range):
      // "the day-before one stays": nothing is to be done.
      if !verbs.isEmpty, verbs.allSatisfy({ $0.verb == .keep }) { return true }
      if sentence.isQuestion, range == nil, verbs.isEmpty, tags.contains(where: { $0.action != nil }) {
        focusKinds = tags.compactMap(\.action)
        return true
      }
      var statement = EditStatement(sentence, tags, verbs, name: range)
      statement.spokenOf = focusKinds
      focusKinds = []
      var done = false
      for item in items { if apply(statement, to: item) { done = true } }
      if done || range != nil && isTopic(sentence, range!) {
        focus = items
        pipelineFocus = nil
        // Asked only when no later sentence tells.
        if !done, verbs.contains(where: { $0.verb != .keep }) { lastResort.append(Self.whatChanges(items[0].name)) }
        return true
      }
      if let range, opensWith(range, sentence, items) || ordersChange(sentence, of: range) {
        focus = items
        let asksForChange = !verbs.isEmpty || tags.contains { $0.span != nil || $0.isNumber || $0.isStop }
        if asksForChange { ask(Self.whatChanges(items[0].name)) }
        return true
      }
      return false
    }
  }

  /// The whole name stands at the beginning, so the sentence is about that thing and makes no new one.
  func opensWith(_ range: Range<Int>, _ sentence: Sentence, _ items: [Item]) -> Bool {
    guard let item = items.first, item.words.count >= 2, range.lowerBound <= 2, range.count <= item.words.count + 1
    else {
      return false
    }
    let said = Set(Names.words(of: Array(sentence.tokens[range])))
    // "Parent email should only …": two of its words, and an order about them.
    if item.words.filter({ said.contains($0) }).count >= 2,
      ["should", "must", "needs", "has", "can", "is"].contains(sentence.tokens[safe: range.upperBound]?.text ?? "")
    {
      return true
    }
    return item.words.allSatisfy { said.contains($0) } && sentence.tokens.count > range.count + 2
  }

  /// "copy the brochure e-mail but for referrals": within the property.
  func copiesHere(_ sentence: Sentence) -> Bool {
    let first = sentence.tokens.first { !$0.isMark && !["please", "can", "you", "could"].contains($0.text) }
    return ["copy", "duplicate", "clone"].contains(first?.text ?? "")
  }

  /// "switch everything off except the welcome text": named to be left alone.
  func isSpared(_ range: Range<Int>, _ sentence: Sentence) -> Bool {
    sentence.tokens[max(0, range.lowerBound - 3)..<range.lowerBound].contains {
      ["except", "besides", "excluding", "but"].contains($0.text)
    } && sentence.containsAny(["everything", "all", "every", "others"])
  }

  /// "turn the hot lead task into …": an order about the thing named right behind the verb, which makes no new one.
  func ordersChange(_ sentence: Sentence, of range: Range<Int>) -> Bool {
    let first = sentence.tokens.firstIndex { !$0.isMark } ?? 0
    return range.lowerBound - first == 2 && ["the", "our", "that"].contains(sentence.tokens[first + 1].text)
      && ["turn", "change", "convert", "switch", "adjust", "update", "move"].contains(sentence.tokens[first].text)
  }

  /// "so, about that brochure mail.": names what the next sentences are about.
  func isTopic(_ sentence: Sentence, _ range: Range<Int>) -> Bool {
    sentence.tokens.filter { !$0.isMark }.count <= range.count + 6
  }

  mutating func apply(_ statement: EditStatement, to item: Item) -> Bool {
    guard let state = workspace[item.property],
      let trigger = state.configuration.triggers.first(where: { $0.id == item.id })
    else { return false }
    let known = triggerEdits.firstIndex { $0.original.id == item.id }
    let statement = TextEdit.withoutWording(statement)
    var edit = known.map { triggerEdits[$0] } ?? TriggerEdit(trigger, item.property, statement.sentence)
    if known != nil { edit.sentences.append(statement.sentence) }
    var editor = TriggerEditor(property: state.facts, edit: edit, temporary: counter.next)
    let before = editor.edit.trigger
    let done = editor.apply(statement)
    for item in editor.questions { ask(item) }
    let isSwitchedOff = before.isActive && !editor.edit.trigger.isActive
    if done, editor.questions.isEmpty, !editor.edit.isDeleted, !isSwitchedOff,
      let words = ValueAccount(statement: statement, before: before, after: editor.edit.trigger).missing()
        ?? EditWords(statement: statement, before: before, after: editor.edit.trigger, known: rules.known).missing()
    {
      ask(ValueAccount.question(words, trigger.name))
    }
    notes += editor.notes
    if let known {
      triggerEdits[known] = editor.edit
    } else if editor.edit.isChanged {
      triggerEdits.append(editor.edit)
    } else if done, editor.questions.isEmpty {
      notes.append("“\(trigger.name)” is that way already.")
      isSettled = true
    }
    return done
  }
}
