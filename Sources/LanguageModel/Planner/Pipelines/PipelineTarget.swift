import ConfigSchema

/// Decides whether a sentence is about an existing pipeline or its stages, and which.
struct PipelineTarget {
  let state: PropertyState
  /// The pipeline spoken of before.
  var focus: ItemID?

  struct Found {
    let pipeline: Pipeline
    /// The sentence names the pipeline itself.
    let isNamed: Bool
  }

  private static let stageNouns: Set<String> = [
    "stage", "step", "column", "phase", "stages", "steps", "box", "sla", "limit", "pipeline", "slas", "columns",
    "deadline", "board", "funnel", "clock", "timer",
  ]

  func find(_ sentence: Sentence, hasTriggerTarget: Bool) -> (found: Found?, question: Question?) {
    let pipelines = state.configuration.pipelines
    guard !pipelines.isEmpty else { return (nil, nil) }
    if let renamed = pipelines.first(where: { isRenamed($0, sentence) }) {
      return (Found(pipeline: renamed, isNamed: true), nil)
    }
    let speaksOfStages = sentence.containsAny(Self.stageNouns)
    let named = pipelines.filter { isNamed($0, sentence) }
    let holding = pipelines.filter { mentionsStage($0, sentence, exactly: !speaksOfStages) }
    let opens = pipelines.contains { opensWithStage($0, sentence) }
    if hasTriggerTarget, !speaksOfStages, !opens { return (nil, nil) }
    if let pipeline = (named.filter { p in holding.contains { $0.id == p.id } } + named).first, speaksOfStages {
      return (Found(pipeline: pipeline, isNamed: true), nil)
    }
    let fits =
      !holding.isEmpty
      && (speaksOfStages || changesLimit(sentence) || isStageEdit(sentence) || limitsStage(sentence, holding))
    guard fits else { return (onFocus(pipelines, sentence, speaksOfStages), nil) }
    if holding.count > 1 { return several(holding) }
    return (Found(pipeline: holding[0], isNamed: false), nil)
  }

  /// "rename Renewals to Lease renewals": the whole name right behind the verb, and no stage is called so.
  private func isRenamed(_ pipeline: Pipeline, _ sentence: Sentence) -> Bool {
    let tokens = sentence.tokens
    guard let verb = tokens.firstIndex(where: { ["rename", "retitle"].contains($0.text) }),
      let end = Names.end(tokens, verb + 1, of: Names.words(pipeline.name)), tokens[safe: end]?.text == "to"
    else { return false }
    return !state.configuration.pipelines.flatMap(\.stages).contains { Names.same($0.name, pipeline.name) }
  }

  private func several(_ holding: [Pipeline]) -> (Found?, Question?) {
    if let focus, let pipeline = holding.first(where: { $0.id == focus }) {
      return (Found(pipeline: pipeline, isNamed: false), nil)
    }
    return (
      nil,
      Question(
        "In which pipeline: \(Wording.list(holding.map { "“\($0.name)”" }, "or"))?", choices: holding.map(\.name))
    )
  }

  private func onFocus(_ pipelines: [Pipeline], _ sentence: Sentence, _ speaksOfStages: Bool) -> Found? {
    if let focus, let pipeline = pipelines.first(where: { $0.id == focus }) {
      return Found(pipeline: pipeline, isNamed: sentence.contains("pipeline"))
    }
    let leads = pipelines.filter { $0.type == .lead }
    let only = pipelines.count == 1 ? pipelines[0] : leads.count == 1 ? leads[0] : nil
    guard let only, speaksOfStages, sentence.containsAny(["pipeline", "stage", "step", "box", "funnel", "column"])
    else { return nil }
    return Found(pipeline: only, isNamed: sentence.contains("pipeline"))
  }

  private func isNamed(_ pipeline: Pipeline, _ sentence: Sentence) -> Bool {
    let words = Names.words(pipeline.name).filter { $0 != "pipeline" }
    let said = Set(
      Names.words(of: sentence.tokens)
        + sentence.tokens.filter { $0.kind == .quote }.flatMap { Names.words($0.content) })
    if !words.isEmpty, words.allSatisfy({ said.contains($0) }),
      sentence.contains("pipeline") || sentence.contains("board") || sentence.contains("funnel")
    {
      return true
    }
    guard let at = sentence.tokens.firstIndex(where: { ["pipeline", "funnel", "board"].contains($0.text) }) else {
      return false
    }
    let near = sentence.tokens[max(0, at - 3)..<at].compactMap { Names.normal($0) }
    if near.contains(where: { words.contains($0) && $0.utf8.count > 3 }) { return true }
    switch pipeline.type {
    case .lead:
      return near.contains { ["lead", "leasing", "student", "sale", "senior"].contains($0) }
        && state.configuration.pipelines.filter { $0.type == .lead }.count == 1
    case .resident:
      return near.contains { ["resident", "renewal"].contains($0) }
        && state.configuration.pipelines.filter { $0.type == .resident }.count == 1
    case .campaign:
      return near.contains { ["campaign", "marketing"].contains($0) }
        && state.configuration.pipelines.filter { $0.type == .campaign }.count == 1
    }
  }

  /// "Working should be called …": the whole name of a stage is the subject.
  private func opensWithStage(_ pipeline: Pipeline, _ sentence: Sentence) -> Bool {
    let mentions = StageMentions(sentence.tokens, names: pipeline.stages.map(\.name)).mentions
    guard let first = mentions.first, first.range.lowerBound == 0 else { return false }
    let next = sentence.tokens[safe: first.range.upperBound]?.text ?? ""
    return first.range.count >= Names.words(pipeline.stages[first.stage].name).count
      && ["should", "is", "gets", "needs", "has", "can", "may", "must", "becomes", "goes", "moves"].contains(next)
  }

  private func mentionsStage(_ pipeline: Pipeline, _ sentence: Sentence, exactly: Bool) -> Bool {
    let mentions = StageMentions(sentence.tokens, names: pipeline.stages.map(\.name)).mentions
    guard exactly else { return !mentions.isEmpty }
    return mentions.contains { mention in
      let words = Names.words(pipeline.stages[mention.stage].name)
      guard mention.range.count >= words.count else { return false }
      return words.count > 1 || sentence.tokens[mention.range.lowerBound].isCapital
        || sentence.tokens[mention.range.lowerBound].kind == .quote || mention.range.lowerBound <= 3
    }
  }

  /// "give Toured 48 hours", "bump Application to 6 days".
  private func changesLimit(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    guard tags.contains(where: { $0.span != nil && $0.span?.relation != .later && $0.span?.relation != .before }),
      !tags.contains(where: { $0.action != nil && !$0.isNegated && $0.action != .stage })
    else { return false }
    return sentence.containsAny([
      "give", "bump", "change", "make", "set", "raise", "lower", "extend", "cut", "needs", "gets", "allow", "should",
      "increase", "reduce", "add", "instead", "down", "back", "from", "shorten", "longer", "only", "move", "put",
      "drop", "up",
    ])
  }

  /// "72 hrs on Toured", "less time in Applied": a time or a wish for one, with the stage behind a preposition.
  private func limitsStage(_ sentence: Sentence, _ holding: [Pipeline]) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    let verbs = EditLexicon.verbs(sentence.tokens, outside: [])
    guard !tags.contains(where: { $0.action != nil && !$0.isNegated && $0.action != .stage }),
      tags.contains(where: { $0.span != nil }) || verbs.contains(where: { [.shorter, .longer].contains($0.verb) })
    else { return false }
    return holding.contains { pipeline in
      StageMentions(sentence.tokens, names: pipeline.stages.map(\.name)).mentions.contains { mention in
        ["on", "in", "for", "at"].contains(sentence.tokens[safe: mention.range.lowerBound - 1]?.text ?? "")
          || mention.range.lowerBound == 0
      }
    }
  }

  private func isStageEdit(_ sentence: Sentence) -> Bool {
    if sentence.containsAny(["move", "put", "swap", "place"]),
      sentence.containsAny(["before", "after", "front", "behind", "above", "below", "ahead"])
    {
      return true
    }
    if sentence.contains("take"), sentence.contains("out") { return true }
    if sentence.containsAny(["read", "reads", "say", "says", "now", "becomes"]),
      sentence.tokens.contains(where: { $0.kind == .quote })
    {
      return true
    }
    return sentence.containsAny([
      "swap", "calling", "rename", "renamed", "called", "named", "itself", "automatically", "between", "remove",
      "delete", "call",
      "reorder", "ahead", "following",
    ])
      && !Tagger.tags(sentence.tokens).contains {
        $0.action != nil && $0.action != .stage && !$0.isNegated && !$0.isCall
      }
  }
}
