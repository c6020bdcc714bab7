import ConfigSchema

/// Carries out what a sentence says about one existing trigger.
struct TriggerEditor {
  let property: PropertyFacts
  var edit: TriggerEdit
  private(set) var questions: [Question] = []
  private(set) var notes: [String] = []
  /// Hands out ids for added actions; they never leave the planner.
  let temporary: () -> ItemID

  init(property: PropertyFacts, edit: TriggerEdit, temporary: @escaping () -> ItemID) {
    (self.property, self.edit, self.temporary) = (property, edit, temporary)
  }

  /// - Returns: whether the sentence changed something or led to a question.
  mutating func apply(_ statement: EditStatement) -> Bool {
    let before = edit.trigger
    let said = edit.done.count
    if let question = vagueOffer(statement) {
      questions.append(question)
      return true
    }
    if whole(statement) { return true }
    if let removed = removeAction(statement) {
      edit.done.append(removed)
      edit.done += ConditionEdit(statement: statement).apply(to: &edit.trigger)
      return true
    }
    if let text = TextEdit.apply(statement, to: &edit.trigger) { edit.done.append(text) }
    if let channel = ChannelEdit.apply(statement, to: &edit.trigger, property: property.name) {
      edit.done.append(channel)
    }
    let adds = addsAction(statement)
    if let hours = HoursEdit.apply(statement, to: &edit.trigger) {
      edit.done.append(hours)
      return true
    }
    if adds { timing(beforeAddition(statement)) } else { timing(statement) }
    let stopped = stopsAddition(statement) ? nil : StopEdit.apply(statement, to: &edit)
    if let stopped {
      edit.done.append(stopped)
      notes += StopReader.unrecorded(statement.sentence, statement.tags).map(StopReader.unrecordedNote)
    }
    edit.done += ConditionEdit(statement: statement).apply(to: &edit.trigger)
    if let text = DetailEdit.apply(statement, to: &edit.trigger) { edit.done.append(text) }
    if adds { addActions(statement, stopped: stopped != nil) }
    // What was asked for may be so already; it was understood all the same.
    return edit.trigger != before || !questions.isEmpty || edit.done.count > said
  }

  /// "mention our special in it": which, and until when?
  private func vagueOffer(_ statement: EditStatement) -> Question? {
    guard !statement.has(.delete), !statement.has(.off), !statement.tokens.contains(where: { $0.kind == .quote }) else {
      return nil
    }
    return UnnamedOffer.question(
      statement.tokens.enumerated().filter { statement.name?.contains($0.offset) != true }.map(\.element))
  }

  // MARK: The trigger as a whole

  private mutating func whole(_ statement: EditStatement) -> Bool {
    if let name = RenameEdit.newName(statement) {
      edit.done.append("renamed to “\(name)”")
      edit.trigger.name = name
      return true
    }
    let kinds = namedActions(statement)
    if !kinds.isEmpty, edit.trigger.actions.count > 1, statement.has(.delete) || statement.has(.off) { return false }
    let isDelete =
      statement.has(.delete) && !saysNotDelete(statement) && !removesValue(statement) && !removesPart(statement)
    let first = statement.verbs.first { [.on, .off].contains($0.verb) }?.verb
    if statement.has(.on), first == .on || statement.sentence.plain.contains("back on") {
      edit.trigger.isActive = true
      edit.done.append("switched on")
      // "turn it on, four hours before": the rest of the sentence counts as well.
      return !statement.tags.contains { ($0.span != nil || $0.isCondition) && !statement.isOld($0) && !$0.isNegated }
    }
    if statement.has(.off), !isDelete, !removesValue(statement), !stopsForSome(statement) {
      edit.trigger.isActive = false
      let isForATime = statement.says(
        "summer", "winter", "spring", "january", "february", "march", "april", "june", "july", "august", "september",
        "october", "november", "december", "season", "during", "until", "month", "week")
      edit.done.append(
        "switched off, nothing deleted" + (isForATime ? " (it stays off until somebody switches it on again)" : ""))
      return true
    }
    guard isDelete, DeletedObject.kind(statement, item: Names.words(edit.original.name)) == .whole else { return false }
    edit.isDeleted = true
    edit.done.append("deleted")
    return true
  }

  /// "stop sending it to people who leased": for them alone.
  private func stopsForSome(_ statement: EditStatement) -> Bool {
    statement.says("stop", "stopping") && !StopReader.stops(statement.tokens, statement.tags).isEmpty
  }

  private func saysNotDelete(_ statement: EditStatement) -> Bool {
    statement.verbs.contains { verb in
      verb.verb == .delete
        && statement.tokens[max(0, verb.range.lowerBound - 3)..<verb.range.lowerBound].contains { $0.text == "not" }
        && !statement.tokens[verb.range].contains { $0.text == "need" }
    }
  }

  /// "take Zillow off it": a value goes, not the trigger.
  private func removesValue(_ statement: EditStatement) -> Bool {
    statement.tags.contains { tag in
      switch tag.meaning {
      case .source, .days, .bedrooms, .priority: true
      case .event(let event): event.type == "lead_bucket_changed"
      default: false
      }
    } || statement.says("condition", "filter", "restriction")
      || statement.tags.contains { $0.isStop } && !StopReader.stops(statement.tokens, statement.tags).isEmpty
  }

  /// "drop the call": what goes is named apart from the trigger, so the trigger itself stays.
  private func removesPart(_ statement: EditStatement) -> Bool {
    guard let name = statement.name, let verb = statement.verbs.first(where: { $0.verb == .delete }) else {
      return false
    }
    var at = verb.range.upperBound
    if statement.tokens[safe: at - 1].map({ ["the", "that", "our", "this"].contains($0.text) }) ?? false { at -= 1 }
    guard let article = statement.tokens[safe: at], ["the", "that", "its", "this"].contains(article.text),
      let noun = statement.tokens[safe: at + 1], noun.kind == .word, !name.contains(at + 1)
    else { return false }
    return verb.range.lowerBound >= name.upperBound && !Self.wholes.contains(noun.text)
  }

  private static let wholes: Set<String> = [
    "rule", "trigger", "automation", "thing", "whole", "one", "entire", "lot", "setup", "flow", "workflow", "sequence",
  ]

  private func namedActions(_ statement: EditStatement) -> [ActionKind] {
    ActionSelection.kinds(statement).filter { kind in edit.trigger.actions.contains { $0.type == kind.type } }
  }

  // MARK: Actions

  private mutating func removeAction(_ statement: EditStatement) -> String? {
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

  private func isKept(_ tag: Tag, _ statement: EditStatement) -> Bool {
    (max(0, tag.start - 3)..<tag.start).contains { i in
      // "leave a note" makes something, "leave the note" does not.
      ["keep", "leave"].contains(statement.tokens[i].text)
        && !["a", "an"].contains(statement.tokens[safe: i + 1]?.text ?? "")
    }
      || ["stays", "stay", "remains", "remain"].contains(statement.tokens[safe: tag.end]?.text ?? "")
  }

  /// "60 days, and also leave a note": what is said before the step that is added is about the trigger itself.
  private func beforeAddition(_ statement: EditStatement) -> EditStatement {
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
  private func stopsAddition(_ statement: EditStatement) -> Bool {
    guard let added = statement.tags.first(where: { isNewAction($0, statement) }) else { return false }
    return statement.tags.contains { $0.isStop && $0.start >= added.end }
  }

  private func addsAction(_ statement: EditStatement) -> Bool {
    statement.tags.contains { isNewAction($0, statement) }
  }

  private static let adders: Set<String> = [
    "add", "also", "plus", "another", "then", "additionally", "include", "second", "throw", "too", "well", "append",
    "tack", "followed",
  ]

  /// "also a task, please", "add a text": an action word behind a word of adding.
  private func isNewAction(_ tag: Tag, _ statement: EditStatement) -> Bool {
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

  private mutating func addActions(_ statement: EditStatement, stopped: Bool) {
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

  private func existing(_ action: Action, _ sentence: Sentence) -> ActionDraft {
    var draft = ActionDraft(kind: ActionKind.of(type: action.type) ?? .note, sentence: sentence)
    draft.delay = action.delayMinutes
    return draft
  }

  private mutating func append(_ draft: ActionDraft, _ rule: RuleDraft) {
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

  private static func sense(_ event: String) -> EventSense {
    EventSense.table.values.first { $0.type == event && $0.conditions.isEmpty && $0.measure == nil }
      ?? EventSense(type: event, title: Catalogue.standard.title(ofEvent: event))
  }

  // MARK: Times

  private mutating func timing(_ statement: EditStatement) {
    switch TimingEdit(statement: statement).apply(to: &edit.trigger) {
    case .done(let text): edit.done.append(text)
    case .ask(let question): questions.append(question)
    case .nothing: break
    }
  }
}
