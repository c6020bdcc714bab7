import ConfigSchema

/// What sentences say about the stages of a pipeline that was asked for.
extension PipelineReader {
  /// - Returns: whether the sentence spoke of stages of the pipeline just described.
  mutating func direct(_ sentence: Sentence, isNew: Bool = false) -> Bool {
    guard let index = drafts.indices.last else { return false }
    let names = drafts[index].stages.map(\.name)
    let directives = StageDirectiveReader(names: names, focus: focus).read(sentence)
    for directive in directives { apply(directive, index) }
    if let words = StageAmounts.unused(sentence, names: names, directives) {
      questions.append(StageAmounts.question(words))
    }
    if let mention = StageMentions(sentence.tokens, names: names).mentions.last { focus = mention.stage }
    if directives.isEmpty, inserts(sentence, isAsked: isNew) { return true }
    return !directives.isEmpty || isAboutLimits(sentence)
  }

  /// "Also Lost at the end", "with an extra stage Papers after Toured".
  mutating func inserts(_ sentence: Sentence, isAsked: Bool = false) -> Bool {
    let index = drafts.count - 1
    let verbs = EditLexicon.verbs(sentence.tokens, outside: [])
    guard
      let new = NewStage.read(
        sentence, names: drafts[index].stages.map(\.name), verbs: verbs, isAsked: isAsked)
    else { return false }
    // Between stages that nobody can find is not at the end.
    if isAsked, new.index == nil, sentence.containsAny(Self.placeWords) { return false }
    var stage = new.stage
    if drafts[index].type != .lead { stage.status = nil }
    let place = min(new.index ?? drafts[index].stages.count, drafts[index].stages.count)
    drafts[index].stages.insert(stage, at: place)
    for i in drafts[index].stages.indices {
      if let to = drafts[index].stages[i].autoTo, i != place, to >= place { drafts[index].stages[i].autoTo = to + 1 }
    }
    return true
  }

  func isAboutLimits(_ sentence: Sentence) -> Bool {
    sentence.tokens.count < 14 && sentence.containsAny(["sla", "slas", "limit", "limits"])
      && sentence.containsAny(["no", "none", "rest", "others"])
  }

  mutating func apply(_ directive: StageDirective, _ index: Int) {
    guard directive.stages.allSatisfy(drafts[index].stages.indices.contains) else { return }
    switch directive {
    case .limit(let stage, let hours): drafts[index].stages[stage].slaHours = hours
    case .move(let from, let event, let after, let to):
      drafts[index].stages[from].autoEvent = event
      drafts[index].stages[from].autoAfterHours = after
      drafts[index].stages[from].autoTo = to
    case .noMove(let from):
      drafts[index].stages[from].autoTo = nil
    }
  }

  /// The stage spoken of last, for "that limit" in a rule that follows.
  var focusedStage: String? {
    drafts.last.flatMap { draft in
      focus.flatMap { draft.stages[safe: $0]?.name } ?? draft.stages.first { $0.slaHours != nil }?.name
    }
  }
}
