import ConfigSchema

/// Carries out what a sentence says about one existing trigger.
struct TriggerEditor {
  let property: PropertyFacts
  var edit: TriggerEdit
  var questions: [Question] = []
  var notes: [String] = []
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
  func vagueOffer(_ statement: EditStatement) -> Question? {
    guard !statement.has(.delete), !statement.has(.off), !statement.tokens.contains(where: { $0.kind == .quote }) else {
      return nil
    }
    return UnnamedOffer.question(
      statement.tokens.enumerated().filter { statement.name?.contains($0.offset) != true }.map(\.element))
  }

  // MARK: The trigger as a whole

  mutating func whole(_ statement: EditStatement) -> Bool {
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
  func stopsForSome(_ statement: EditStatement) -> Bool {
    statement.says("stop", "stopping") && !StopReader.stops(statement.tokens, statement.tags).isEmpty
  }

  func saysNotDelete(_ statement: EditStatement) -> Bool {
    statement.verbs.contains { verb in
      verb.verb == .delete
        && statement.tokens[max(0, verb.range.lowerBound - 3)..<verb.range.lowerBound].contains { $0.text == "not" }
        && !statement.tokens[verb.range].contains { $0.text == "need" }
    }
  }

  /// "take Zillow off it": a value goes, not the trigger.
  func removesValue(_ statement: EditStatement) -> Bool {
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
  func removesPart(_ statement: EditStatement) -> Bool {
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

  static let wholes: Set<String> = [
    "rule", "trigger", "automation", "thing", "whole", "one", "entire", "lot", "setup", "flow", "workflow", "sequence",
  ]

  func namedActions(_ statement: EditStatement) -> [ActionKind] {
    ActionSelection.kinds(statement).filter { kind in edit.trigger.actions.contains { $0.type == kind.type } }
  }

  // MARK: Times

  mutating func timing(_ statement: EditStatement) {
    switch TimingEdit(statement: statement).apply(to: &edit.trigger) {
    case .done(let text): edit.done.append(text)
    case .ask(let question): questions.append(question)
    case .nothing: break
    }
  }
}
