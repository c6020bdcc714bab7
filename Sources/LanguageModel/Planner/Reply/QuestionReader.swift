import ConfigSchema

/// Tells a question about the set-up from a request put as a question.
enum QuestionReader {
  private static let openers = PatternIndex<Bool>(
    [
      "what happens|happen|happened|would_happen|will_happen|is|are|do|does|did|goes|triggers|automations|rules|stages|time|sla|gets|messages|texts|emails|kind|comes|else|all",
      "which|how_many|how_long|how_often|how_soon|how_much|how_fast|who|why|where", "how does|do|is|are|did|come",
      "when does|do|is|are|will|did", "do|does|did we|i|you|it|they|any|the|our|that|somebody|leads|anything",
      "is|are there|the|we|our|any|it|that|this|they", "list|show|display|print me|us|all|the|my|our|every|what",
      "tell me what|which|how|about|when|if", "remind me what|which|how|when",
      "can you tell|show|explain|list|remind_me|walk", "could you tell|show|explain|list", "explain", "walk me through",
      "summarize|summarise|describe", "give me a|an|the list|overview|rundown|summary", "what about", "whats",
      "anything", "i_want|want|like|love to know|see what|which|how|if|when", "have we got",
    ].map { ($0, true) })

  /// A polite request: "can you add", "could we get", "would you mind".
  private static let requests = PatternIndex<Bool>(
    [
      "can|could|would|will|may we|you|i|someone|it|they ~2 set|get|add|make|create|have|send|change|move|turn|switch|build|put|delete|remove|rename|remind|invite|thank|welcome|message|forward|escalate|flag|enable|disable|reactivate|swap|alert|call|copy|start|stop|do|text|email|also|please|just|give|mind|pause|fix|bump|push|update|shorten|extend|open|draft|post|shut|set_up|not|be|start|drop|take|write|notify|let|tell_them|remind_them|ping|shoot|mark|close|log|use|keep|use|run|apply|roll",
      "do you mind", "is it possible to", "are we able to", "how about we|you|a|an", "why do_not_we|not",
      "what if we|it|you|they",
    ].map { ($0, true) })

  static func isQuestion(_ sentence: Sentence) -> Bool {
    let opening = Array(
      sentence.tokens.drop {
        $0.isMark
          || [
            "hey", "hi", "ok", "okay", "so", "um", "quick", "question", "also", "and", "just", "wondering", "wait",
            "hello", "curious",
          ].contains($0.text)
      }.prefix(12))
    guard !opening.isEmpty else { return false }
    if requests.longest(opening, at: 0) != nil,
      openers.longest(opening, at: 0) == nil
        || !["tell", "show", "explain", "list", "walk"].contains(where: { word in
          opening.prefix(4).contains { $0.text == word }
        })
    {
      return false
    }
    guard openers.longest(opening, at: 0) != nil else { return false }
    let imperative = [
      "list", "show", "tell", "remind", "explain", "summarize", "summarise", "describe", "walk", "give", "display",
      "print", "can", "could",
    ]
    return sentence.isQuestion
      || ["what", "which", "how", "why", "who", "do", "does", "did", "is", "are", "where", "whats"].contains(
        opening[0].text)
      || imperative.contains(opening[0].text) && !Pointers.asksForSomething(sentence)
  }
}

/// Answers questions from the live configuration. Nothing is changed.
struct QuestionAnswerer {
  let state: PropertyState
  let index: ItemIndex

  func answer(_ sentence: Sentence) -> String {
    let tags = Tagger.tags(sentence.tokens)
    if let text = stage(sentence) ?? stages(sentence) { return text }
    let events = Set(tags.compactMap(\.event).filter { !$0.isWeak }.map(\.type))
    let named = TriggerFinder(index: index).matches(sentence.tokens, tags: tags, properties: [state.facts.id]).filter {
      $0.coverage > 0.7
    }.map(\.item.id)
    var triggers = state.configuration.triggers
    if sentence.containsAny(["off", "inactive", "disabled", "paused"]) {
      return list(triggers.filter { !$0.isActive }, "Switched off at \(state.facts.name)")
    }
    if !events.isEmpty || !named.isEmpty {
      triggers = triggers.filter { events.contains($0.eventType) || named.contains($0.id) }
      if triggers.isEmpty {
        let moments = events.sorted().map { Catalogue.standard.title(ofEvent: $0) }
        return "Nothing is set up at \(state.facts.name) for when \(Wording.list(moments, "or")). Nothing was changed."
      }
      return list(triggers, "At \(state.facts.name)")
    }
    let kinds = Set(tags.compactMap(\.action?.type))
    if !kinds.isEmpty { triggers = triggers.filter { trigger in trigger.actions.contains { kinds.contains($0.type) } } }
    return triggers.isEmpty
      ? "Nothing of the kind is set up at \(state.facts.name). Nothing was changed."
      : list(triggers, "At \(state.facts.name)")
  }

  private func list(_ triggers: [Trigger], _ head: String) -> String {
    triggers.isEmpty
      ? "\(head): nothing. Nothing was changed."
      : "\(head): " + triggers.prefix(30).map(describe).joined(separator: " ") + " Nothing was changed."
  }

  private func describe(_ trigger: Trigger) -> String {
    let steps = trigger.actions.map { action in
      Catalogue.standard.title(ofAction: action.type)
        + (action.delayMinutes > 0 ? " after \(Wording.delay(action.delayMinutes))" : " at once")
        + (action.onlyIf.isEmpty ? "" : " if the lead has not moved on by then")
    }
    return
      "“\(trigger.name)”\(trigger.isActive ? "" : " (switched off)"): when \(Catalogue.standard.title(ofEvent: trigger.eventType)), \(Wording.list(steps))."
  }

  /// "how long can a lead stay in Working?": the limit of the stage that is named.
  private func stage(_ sentence: Sentence) -> String? {
    guard sentence.containsAny(["long", "limit", "time", "stay", "sit", "sla", "allowed", "hours", "days", "much"])
    else {
      return nil
    }
    for pipeline in state.configuration.pipelines {
      let names = pipeline.stages.map(\.name)
      guard let mention = StageMentions(sentence.tokens, names: names).mentions.first else { continue }
      let stage = pipeline.stages[mention.stage]
      let limit = stage.slaHours.map { "has a time limit of \(Wording.hours($0))" } ?? "has no time limit"
      return "“\(stage.name)” in “\(pipeline.name)” \(limit). Nothing was changed."
    }
    return nil
  }

  private func stages(_ sentence: Sentence) -> String? {
    guard sentence.containsAny(["stage", "stages", "pipeline", "pipelines", "sla", "limit", "limits", "slas", "steps"])
    else { return nil }
    let pipelines = state.configuration.pipelines
    if pipelines.isEmpty { return "No pipeline is set up at \(state.facts.name). Nothing was changed." }
    return pipelines.map { pipeline in
      "“\(pipeline.name)”: "
        + pipeline.stages.map { stage in stage.name + (stage.slaHours.map { " (limit \(Wording.hours($0)))" } ?? "") }
        .joined(separator: ", ") + "."
    }.joined(separator: " ") + " Nothing was changed."
  }
}
