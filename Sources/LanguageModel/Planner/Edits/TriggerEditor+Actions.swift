import ConfigSchema

/// Steps that go, and steps that are added.
extension TriggerEditor {
  mutating func removeAction(_ statement: EditStatement) -> String? {
    guard statement.has(.delete) || statement.has(.off), !saysNotDelete(statement), edit.trigger.actions.count > 1,
      !StopEdit.isSaid(statement)
    else { return nil }
    let tagged = statement.tags.filter { tag in tag.action != nil && !isKept(tag, statement) }.compactMap(\.action)
    let kinds = (tagged.isEmpty ? ActionSelection.kinds(statement) : tagged).filter { kind in
      edit.trigger.actions.contains { $0.type == kind.type }
    }
    guard !kinds.isEmpty else { return nil }
    switch ActionSelection.select(edit.trigger.actions, statement, kinds: kinds) {
    case .one(let index):
      let removed = edit.trigger.actions.remove(at: index)
      return "the \(ActionSelection.describe(removed)) removed"
    case .several(let indexes):
      questions.append(
        Question("Which step should go?", choices: indexes.map { ActionSelection.describe(edit.trigger.actions[$0]) }))
      return "a question about which step"
    case .none: return nil
    }
  }

  func isKept(_ tag: Tag, _ statement: EditStatement) -> Bool {
    (max(0, tag.start - 3)..<tag.start).contains { i in
      // "leave a note" makes something, "leave the note" does not.
      ["keep", "leave"].contains(statement.tokens[i].text)
        && !["a", "an"].contains(statement.tokens[safe: i + 1]?.text ?? "")
    }
      || ["stays", "stay", "remains", "remain"].contains(statement.tokens[safe: tag.end]?.text ?? "")
  }

  /// "60 days, and also leave a note": what is said before the step that is added is about the trigger itself.
  func beforeAddition(_ statement: EditStatement) -> EditStatement {
    let first = statement.tags.first { isNewAction($0, statement) }?.start ?? 0
    let adder = statement.tokens[..<first].lastIndex { Self.adders.contains($0.text) || $0.text == "and" } ?? 0
    var tags: [Tag] = []
    let clause = statement.tokens[..<adder]
    if clause.contains(where: { $0.isMark(",") || $0.isMark(":") || $0.text == "and" }) || adder < first - 1 {
      tags = statement.tags.filter { $0.end <= adder && $0.span?.relation != .later }
    }
    if !tags.contains(where: { $0.span != nil }) { tags = [] }
    return EditStatement(statement, tags: tags)
  }

  /// "add an e-mail two days later if they still have not booked": said of what is added alone.
  func stopsAddition(_ statement: EditStatement) -> Bool {
    guard let added = statement.tags.first(where: { isNewAction($0, statement) }) else { return false }
    return statement.tags.contains { $0.isStop && $0.start >= added.end }
  }

  func addsAction(_ statement: EditStatement) -> Bool {
    statement.tags.contains { isNewAction($0, statement) }
  }

  static let adders: Set<String> = [
    "add", "also", "plus", "another", "then", "additionally", "include", "second", "throw", "too", "well", "append",
    "tack", "followed",
  ]

  /// "also a task, please", "add a text": an action word behind a word of adding.
  func isNewAction(_ tag: Tag, _ statement: EditStatement) -> Bool {
    guard tag.action != nil, !tag.isNegated, !statement.isOld(tag), !isKept(tag, statement),
      !ChannelEdit.isTarget(tag, statement.tokens) || statement.says("add", "also", "plus")
    else { return false }
    let before = statement.tokens[max(0, tag.start - 6)..<tag.start]
    // "plus make it an e-mail" changes what there is.
    if before.suffix(3).map(\.text).prefix(2) == ["make", "it"] { return false }
    if before.contains(where: { Self.adders.contains($0.text) }) { return true }
    // "and have it leave a note": another deed of the same automation.
    if before.suffix(4).contains(where: { ["have", "let"].contains($0.text) }),
      before.contains(where: { $0.text == "it" }),
      !edit.trigger.actions.contains(where: { $0.type == tag.action!.type })
    {
      return true
    }
    // "and send a goodbye e-mail": something new, as there is none of the kind.
    let head = statement.tokens[tag.start].text
    if ["send", "create", "make", "open", "give", "drop", "draft", "leave"].contains(head),
      statement.tokens[tag.range].contains(where: { ["a", "an"].contains($0.text) }),
      !edit.trigger.actions.contains(where: { $0.type == tag.action!.type }), !statement.has(.change)
    {
      return true
    }
    return statement.tokens[tag.range].contains { Self.adders.contains($0.text) }
      || (statement.says("too", "well") && !edit.trigger.actions.contains { $0.type == tag.action!.type })
  }

  mutating func addActions(_ statement: EditStatement, stopped: Bool) {
    let tags = statement.tags.filter { isNewAction($0, statement) }
    guard let first = tags.first else { return }
    var unit = Unit(sentence: statement.sentence, tags: statement.tags)
    unit.actions = tags
    let taken = beforeAddition(statement).tags.filter { $0.span != nil }.map(\.start)
    unit.spans = statement.tags.filter { $0.span != nil && $0.start >= first.start - 8 && !taken.contains($0.start) }
    unit.events = statement.tags.filter { $0.event != nil }
    var rule = RuleDraft(event: Self.sense(edit.trigger.eventType))
    rule.conditions = edit.trigger.conditions
    rule.actions = edit.trigger.actions.map { existing($0, statement.sentence) }
    var reader = ActionReader(unit: unit, rule: rule)
    let stops = StopReader.stops(statement.tokens, statement.tags)
    for var draft in reader.actions(tags, stops) {
      // "two days after the hot lead call": where it counts from is no wording.
      let said = Set(Names.words(draft.content))
      if !said.isEmpty, said.isSubset(of: Names.words(edit.trigger.name)) { draft.content = "" }
      append(draft, rule)
    }
    notes += reader.notes
  }

  func existing(_ action: Action, _ sentence: Sentence) -> ActionDraft {
    var draft = ActionDraft(kind: ActionKind.of(type: action.type) ?? .note, sentence: sentence)
    draft.delay = action.delayMinutes
    return draft
  }

  mutating func append(_ draft: ActionDraft, _ rule: RuleDraft) {
    if draft.kind == .webhook, draft.address == nil {
      questions.append(Question("What is the web address (URL) it should be sent to? It begins with https://."))
      return
    }
    var config = MessageWriter(property: property.name).config(for: draft, in: rule, isFirstText: false)
    if draft.kind == .webhook { config = ["url": .string(draft.address ?? ""), "method": "POST"] }
    if draft.kind == .stage {
      config = ["to_status": .string(StageTarget.status(draft.stage ?? "") ?? draft.stage ?? "lost")]
    }
    let id = temporary()
    edit.trigger.actions.append(
      Action(
        id: id, type: draft.kind.type, config: config, onlyIf: StopRules.onlyIf(draft, event: rule.event),
        delayMinutes: draft.delay))
    edit.added.append(id)
    edit.done.append("a new \(draft.kind.noun) after \(Wording.delay(draft.delay))")
  }

  static func sense(_ event: String) -> EventSense {
    EventSense.table.values.first { $0.type == event && $0.conditions.isEmpty && $0.measure == nil }
      ?? EventSense(type: event, title: Catalogue.standard.title(ofEvent: event))
  }
}
