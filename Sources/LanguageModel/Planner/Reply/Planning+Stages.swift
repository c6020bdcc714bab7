import ConfigSchema

/// What a request says about pipelines that exist.
extension Planning {
  mutating func readStages(_ sentence: Sentence, _ target: TriggerTarget, _ tags: [Tag]) -> Bool {
    guard pipelines.drafts.isEmpty else { return false }
    let hasTrigger = if case .found(_, let range) = target { range != nil } else { false }
    var done = false
    for property in editTargets() {
      guard let state = workspace[property] else { continue }
      let finder = PipelineTarget(state: state, focus: pipelineFocus?.id)
      let (found, question) = finder.find(sentence, hasTriggerTarget: hasTrigger)
      if isRule(tags, sentence) { continue }
      if let question {
        ask(question)
        done = true
        continue
      }
      guard let found else { continue }
      if editPipeline(found, state, sentence) { done = true }
    }
    return done
  }

  /// "that stage", with nothing said before it: which one?
  mutating func asksWhichStage(_ sentence: Sentence) -> Bool {
    let names = home.configuration.pipelines.flatMap(\.stages).map(\.name)
    guard !names.isEmpty, pipelineFocus?.stage == nil, pipelines.drafts.isEmpty,
      sentence.containsAny(["stage", "step", "column"]),
      sentence.containsAny(["that", "this", "the"]), StageMentions(sentence.tokens, names: names).mentions.isEmpty,
      !EditLexicon.verbs(sentence.tokens, outside: []).isEmpty
    else { return false }
    ask(Question("Which stage do you mean?", choices: Array(names.prefix(9))))
    return true
  }

  /// "“Needs talk” is a goofy name.": says which stage the next sentence is about.
  mutating func focusOnStage(_ sentence: Sentence) {
    guard sentence.tokens.filter({ !$0.isMark }).count <= 8 else { return }
    for pipeline in home.configuration.pipelines {
      let mentions = StageMentions(sentence.tokens, names: pipeline.stages.map(\.name)).mentions
      let quoted = mentions.first { mention in
        let next = sentence.tokens[safe: mention.range.upperBound]?.text ?? ""
        return sentence.tokens[mention.range.lowerBound].kind == .quote || mention.range.lowerBound == 0
          || ["stage", "step", "column"].contains(next)
      }
      if let quoted { pipelineFocus = (pipeline.id, quoted.stage) }
    }
  }

  func editTargets() -> [ItemID] { scope.isExplicit ? scope.targets : [home.facts.id] }

  mutating func editPipeline(_ found: PipelineTarget.Found, _ state: PropertyState, _ sentence: Sentence)
    -> Bool
  {
    let known = pipelineEdits.firstIndex { $0.original.id == found.pipeline.id }
    var edit = known.map { pipelineEdits[$0] } ?? PipelineEdit(found.pipeline, state.facts.id, sentence)
    if known != nil { edit.sentences.append(sentence) }
    var editor = PipelineEditor(
      edit: edit, focus: pipelineFocus?.id == found.pipeline.id ? pipelineFocus?.stage : nil, temporary: counter.next)
    let done = editor.apply(sentence, namesPipeline: found.isNamed)
    pipelineFocus = (found.pipeline.id, editor.focus)
    for item in editor.questions { ask(item) }
    notes += editor.notes
    guard done else { return false }
    if editor.questions.isEmpty, sentence.containsAny(["rename", "renaming"]), !editor.edit.isRenamed {
      ask(Question("What should be renamed, and to what? Please say that in a sentence of its own."))
    }
    if let known {
      pipelineEdits[known] = editor.edit
    } else if editor.edit.isChanged {
      pipelineEdits.append(editor.edit)
    }
    focus = []
    return true
  }
}
