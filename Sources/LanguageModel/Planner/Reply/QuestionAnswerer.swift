import ConfigSchema

/// Answers questions from the live configuration. Nothing is changed.
struct QuestionAnswerer {
  let state: PropertyState
  let index: ItemIndex

  static let unchanged = "Nothing was changed."

  func answer(_ sentences: [Sentence]) -> String {
    let answers = sentences.flatMap(QuestionReader.parts).map(answer)
    return (ConditionReader.unique(answers) + [Self.unchanged]).joined(separator: " ")
  }

  private func answer(_ question: Sentence) -> String {
    var asked = question
    asked.tokens = QuestionReader.topic(question.tokens)
    let tags = Tagger.tags(asked.tokens)
    if let text = stages.answer(asked, tags) { return text }
    let events = Set(tags.compactMap(\.event).filter { !$0.isWeak }.map(\.type))
    let named = TriggerFinder(index: index).matches(asked.tokens, tags: tags, properties: [state.facts.id])
      .filter { $0.coverage > 0.7 }.map(\.item.id)
    let isNamed: (Trigger) -> Bool = { named.contains($0.id) }
    let triggers = state.configuration.triggers
    if let text = standing(question, triggers.filter(isNamed)) { return text }
    if asked.containsAny(["off", "inactive", "disabled", "paused"]) {
      return list(triggers.filter { !$0.isActive }, "Switched off at \(state.facts.name)")
    }
    if !events.isEmpty || !named.isEmpty { return about(events, triggers.filter(isNamed), question) }
    return byDeed(Set(tags.compactMap(\.action?.type)), asked)
  }

  private var stages: StageAnswers { StageAnswers(state: state) }

  /// "is the brochure mail on?"
  private func standing(_ question: Sentence, _ named: [Trigger]) -> String? {
    let first = question.tokens.first { !$0.isMark }?.text ?? ""
    guard ["is", "are", "do", "does", "and"].contains(first), !named.isEmpty,
      question.containsAny(["on", "off", "active", "inactive", "running", "live", "enabled", "disabled", "paused"])
    else { return nil }
    return named.map { "“\($0.name)” is switched \($0.isActive ? "on" : "off")." }.joined(separator: " ")
  }

  /// What is set up for a moment; a rule that is named outright need not be about it.
  private func about(_ events: Set<String>, _ named: [Trigger], _ question: Sentence) -> String {
    let onEvent = state.configuration.triggers.filter { events.contains($0.eventType) }
    let isAboutMoment = question.containsAny(["happens", "happen", "when", "after", "once", "if"]) && !events.isEmpty
    let others = named.filter { trigger in !onEvent.contains { $0.id == trigger.id } }
    let found = isAboutMoment ? onEvent : onEvent + others
    if !found.isEmpty { return list(found, "At \(state.facts.name)") }
    let moments = events.sorted().map { Catalogue.standard.title(ofEvent: $0) }
    return "Nothing is set up at \(state.facts.name) for when \(Wording.list(moments, "or"))."
  }

  private func byDeed(_ types: Set<String>, _ asked: Sentence) -> String {
    var triggers = state.configuration.triggers
    if !types.isEmpty { triggers = triggers.filter { trigger in trigger.actions.contains { types.contains($0.type) } } }
    if triggers.isEmpty { return "Nothing of the kind is set up at \(state.facts.name)." }
    let count = asked.contains("many") ? "\(Wording.count(triggers.count, "automation")) at" : "At"
    return list(triggers, "\(count) \(state.facts.name)")
  }

  private func list(_ triggers: [Trigger], _ head: String) -> String {
    triggers.isEmpty
      ? "\(head): nothing." : "\(head): " + triggers.prefix(30).map(describe).joined(separator: " ")
  }

  /// A rule with everything that restricts it and its steps.
  private func describe(_ trigger: Trigger) -> String {
    let words = Description()
    let limits = words.clause(trigger.conditions, event: trigger.eventType)
    let steps = trigger.actions.map { action in
      let only = words.clause(action.onlyIf, event: trigger.eventType, isLater: action.delayMinutes > 0)
      return Catalogue.standard.title(ofAction: action.type)
        + (action.delayMinutes > 0 ? " after \(Wording.delay(action.delayMinutes))" : " at once")
        + (only.isEmpty ? "" : " (\(only))")
    }
    return
      "“\(trigger.name)”\(trigger.isActive ? "" : " (switched off)"): when \(Catalogue.standard.title(ofEvent: trigger.eventType)), \(limits.isEmpty ? "" : limits + ", ")\(Wording.list(steps))."
  }
}

/// Answers questions about stages and their time limits.
struct StageAnswers {
  let state: PropertyState

  func answer(_ sentence: Sentence, _ tags: [Tag]) -> String? {
    if tags.contains(where: { $0.action?.messagesPerson == true }) { return nil }
    return limit(sentence) ?? all(sentence, tags)
  }

  /// "how long can a lead stay in Working?": the limit of the stage that is named.
  private func limit(_ sentence: Sentence) -> String? {
    guard sentence.containsAny(["long", "limit", "time", "stay", "sit", "sla", "allowed", "hours", "days", "much"])
    else { return nil }
    for pipeline in state.configuration.pipelines {
      let names = pipeline.stages.map(\.name)
      guard let mention = StageMentions(sentence.tokens, names: names).mentions.first else { continue }
      let stage = pipeline.stages[mention.stage]
      let limit = stage.slaHours.map { "has a time limit of \(Wording.hours($0))" } ?? "has no time limit"
      return "“\(stage.name)” in “\(pipeline.name)” \(limit)."
    }
    return nil
  }

  private func all(_ sentence: Sentence, _ tags: [Tag]) -> String? {
    guard
      sentence.containsAny(["stage", "stages", "pipeline", "pipelines", "sla", "limit", "limits", "slas", "steps"]),
      !sentence.contains("steps") || !tags.contains(where: { $0.event?.isWeak == false })
    else { return nil }
    let pipelines = state.configuration.pipelines
    if pipelines.isEmpty { return "No pipeline is set up at \(state.facts.name)." }
    return pipelines.map { pipeline in
      "“\(pipeline.name)”: "
        + pipeline.stages.map { stage in stage.name + (stage.slaHours.map { " (limit \(Wording.hours($0)))" } ?? "") }
        .joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}
