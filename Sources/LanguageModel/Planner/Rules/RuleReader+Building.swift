import ConfigSchema

/// Rules from units: a draft for each moment, with its restrictions and deeds.
extension RuleReader {
  mutating func begin(_ unit: Unit, _ stops: [StopReader.Stop], _ heading: String?) {
    let built = EventChooser.choose(unit, fallback: sisterEvent(unit) ?? fallback)
    for variant in built.variants {
      var draft = RuleDraft(event: built.event)
      draft.measure = variant.measure
      draft.conditions = ConditionReader.conditions(
        unit.conditions, for: built.event.type, in: unit.sentence.tokens, sentence: unit.sentence)
      draft.conditions += BucketReader.conditions(unit, event: built.event)
      if let rest = otherHours(unit) {
        draft.conditions = draft.conditions.map { $0.field == "time.local_hour" ? rest : $0 }
      }
      draft.isForOthers = unit.conditions.contains { if case .others = $0.meaning { !$0.isNegated } else { false } }
      draft.name = heading
      draft.unknownMoment = UnknownMoment.words(unit, built.event, known: known)
      draft.statusFilter = StatusFilter.read(unit, stops, event: built.event)
      if draft.event.type == "lead_stale", StatusFilter.isAfterTour(unit) {
        draft.conditions.append(Condition("lead.status", .eq, "toured"))
      }
      if let earlier = unit.earlierSentence { draft.sentences.append(earlier) }
      drafts.append(draft)
      var unit = unit
      unit.spans = unit.spans.filter { span in !built.usedSpans.contains { $0.start == span.start } }
      extend(drafts.count - 1, with: unit, unit.actions.filter { !$0.isNegated }, stops, only: variant.action)
    }
    coordinate(unit, built.event)
    if built.event.type == "website_form_submitted", built.event.conditions.isEmpty, Self.saysWhichForm(unit.sentence) {
      ask(Question("Which forms of the website do you mean by “\(unit.sentence.quote)”?"))
    }
    for item in built.notes { note(item) }
    if let question = built.question { ask(question) }
  }

  /// "… outside those hours": all but the hours of the rule before.
  private func otherHours(_ unit: Unit) -> Condition? {
    guard let tag = unit.conditions.first(where: \.isClock), case .clock(let clock) = tag.meaning, clock.isUsual,
      unit.sentence.tokens[tag.range].contains(where: { ["those", "these", "that"].contains($0.text) }),
      let before = drafts.last?.conditions.last(where: { $0.field == "time.local_hour" })?.value.array
    else { return nil }
    let rest = ClockHours(hours: before.compactMap(\.int)).complement
    return rest.isEmpty
      ? nil : Condition("time.local_hour", .isIn, .array(rest.map { .number(JSONNumber($0)) }))
  }

  /// "either of the forms", "the guarantor form": some of them, and nobody knows which.
  private static func saysWhichForm(_ sentence: Sentence) -> Bool {
    let tokens = sentence.tokens
    if sentence.containsAny(["either", "both", "these", "those"]) { return true }
    return tokens.indices.contains { i in
      guard ["form", "forms"].contains(tokens[i].text), let word = tokens[safe: i - 1], word.kind == .word else {
        return false
      }
      return !plainForms.contains(word.text)
    }
  }

  private static let plainForms: Set<String> = [
    "a", "an", "the", "our", "any", "every", "each", "all", "that", "this", "website", "web", "contact", "online",
    "site",
    "new", "in", "out", "up", "page", "inquiry", "submitted", "sends", "fills", "submits", "one", "of", "other", "or",
    "s",
  ]

  mutating func extend(
    _ index: Int, with unit: Unit, _ actions: [Tag], _ stops: [StopReader.Stop], only: Int? = nil
  ) {
    drafts[index].sentences.append(unit.sentence)
    if !drafts[index].actions.isEmpty, let words = unreadOpening(unit) { drafts[index].unread.append(words) }
    isChained = isChained || Chain.isSaid(unit.sentence)
    var reader = ActionReader(unit: unit, rule: drafts[index])
    reader.isChained = isChained
    let read = reader.actions(actions, stops)
    drafts[index].actions =
      reader.rule.actions + (only.map { n in read.indices.contains(n) ? [read[n]] : read } ?? read)
    for item in reader.notes { note(item) }
    for tag in reader.unused { drafts[index].unread.append(unit.sentence.original(tag.range)) }
    applyGeneral(stops, from: index)
  }

  /// "the series ends when they lease".
  mutating func applyGeneral(_ stops: [StopReader.Stop], from index: Int) {
    let named = stops.filter(\.isGeneral).flatMap(\.statuses)
    guard !named.isEmpty else { return }
    for i in drafts[index].actions.indices {
      drafts[index].actions[i].stops = (drafts[index].actions[i].stops ?? []) + named
    }
  }
}
