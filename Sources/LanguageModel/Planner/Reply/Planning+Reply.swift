import ConfigSchema

/// What comes of it all.
extension Planning {
  mutating func reply() -> Reply {
    var list = OperationList()
    var pipelineBuilder = PipelineBuilder(configuration: home.configuration)
    pipelineBuilder.build(pipelines.drafts, into: &list)
    var ruleBuilder = RuleBuilder(property: facts(), configuration: home.configuration)
    ruleBuilder.newStages = pipelineBuilder.newStages
    ruleBuilder.build(rules.drafts, into: &list)
    for edit in pipelineEdits where edit.isChanged { edit.operations(handles, into: &list) }
    for edit in triggerEdits where edit.isChanged { edit.operations(handles, into: &list) }
    for (copy, sentence) in copies { CopyReader(workspace: workspace, index: index).build(copy, sentence, into: &list) }
    var composer = ReplyComposer(workspace: workspace, handles: handles)
    composer.done = pipelineBuilder.summary + ruleBuilder.summary + edited() + copied()
    composer.notes = pipelines.notes + rules.notes + ruleBuilder.notes + notes + unchanged()
    // What was asked about a limit is answered once a later sentence has set it.
    for words in RuleAccount(drafts: rules.drafts).missing(rules.accounted) where !rules.drafts.isEmpty {
      ask(RuleAccount.question(words))
    }
    let answered =
      pipelineEdits.flatMap(\.limited).map(PipelineEditor.limitQuestion)
      + (triggerEdits.contains(where: \.isRetimed) ? [TimingEdit.howLong] : [])
    composer.questions =
      rules.questions + pipelines.questions + ruleBuilder.questions + questions.filter { !answered.contains($0) }
    if list.operations.isEmpty, composer.questions.isEmpty { composer.questions = lastResort }
    composer.isSettled = isSettled
    composer.systemNotes = material.systemNotes
    composer.outsiders = material.outsiders
    composer.ignored = ignored
    return composer.reply(list.operations, audience())
  }

  /// With several targets the texts name the community by a placeholder.
  func facts() -> PropertyFacts {
    var facts = home.facts
    if scope.targets.count > 1 { facts.name = "{{property_name}}" }
    return facts
  }

  /// "Put warm in as well. No, hot only.": spoken of, and in the end as it was.
  mutating func unchanged() -> [String] {
    let same = triggerEdits.filter { !$0.isChanged && !$0.done.isEmpty }
    if !same.isEmpty { isSettled = true }
    return same.map { "“\($0.original.name)” stays as it is." }
  }

  func edited() -> [String] {
    pipelineEdits.filter(\.isChanged).map { "“\($0.original.name)”: \(Wording.list($0.done))." }
      + triggerEdits.filter(\.isChanged).map { edit in
        let place = workspace.properties.count > 1 ? " at \(workspace[edit.property]?.facts.name ?? "")" : ""
        return "“\(edit.original.name)”\(place): \(Wording.list(edit.done))."
      }
  }

  func copied() -> [String] {
    copies.map { copy, _ in
      let names = (copy.pipelines.map(\.name) + copy.triggers.map(\.name)).map { "“\($0)”" }
      return "Copied from \(copy.from.name): \(Wording.list(names))."
    }
  }

  func audience() -> Audience {
    let targets = copies.first?.copy.targets ?? scope.targets
    if targets == [workspace.current] { return .current }
    return .listed(targets.compactMap { handles.handle(of: $0).map { Reference($0) } })
  }
}
