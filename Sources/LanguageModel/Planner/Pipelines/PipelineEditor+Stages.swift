import ConfigSchema

/// Adding, removing, moving, naming and limiting stages.
extension PipelineEditor {
  mutating func add(_ new: NewStage, _ sentence: Sentence) {
    var stage = Stage(id: temporary(), name: new.stage.name, slaHours: new.stage.slaHours)
    if edit.pipeline.type == .lead, let status = new.stage.status,
      !edit.pipeline.stages.contains(where: { $0.leadStatus == status })
    {
      stage.leadStatus = status
    }
    let index = min(new.index ?? defaultPlace(), edit.pipeline.stages.count)
    edit.pipeline.stages.insert(stage, at: index)
    edit.added.append(stage.id)
    focus = index
    if new.index == nil {
      notes.append("No place was said, so “\(stage.name)” stands before the closing stages (my choice).")
    }
    edit.done.append(
      "a new stage “\(stage.name)”" + (stage.slaHours.map { " with a limit of \(Wording.hours($0))" } ?? ""))
  }

  /// Before the stages in which nothing more happens.
  func defaultPlace() -> Int {
    edit.pipeline.stages.firstIndex { LeadStatus.closed.contains($0.leadStatus ?? "") } ?? edit.pipeline.stages.count
  }

  mutating func remove(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ stage: Int)
    -> Bool
  {
    guard verbs.contains(where: { $0.verb == .delete }),
      !sentence.containsAny(["sla", "limit", "limits", "auto", "automatic", "automatically", "deadline", "transition"]),
      edit.pipeline.stages.count > 1, !setsAmount(sentence, stage)
    else { return false }
    let removed = edit.pipeline.stages.remove(at: stage)
    for i in edit.pipeline.stages.indices where edit.pipeline.stages[i].autoTransition?.toStage == removed.id {
      edit.pipeline.stages[i].autoTransition = nil
      notes.append("“\(edit.pipeline.stages[i].name)” no longer moves on by itself, as its target is gone.")
    }
    edit.done.append("stage “\(removed.name)” removed")
    focus = nil
    return true
  }

  /// "drop the hours on New Lead to 30 minutes": a limit goes down, and no stage goes.
  func setsAmount(_ sentence: Sentence, _ stage: Int) -> Bool {
    let mentions = StageMentions(sentence.tokens, names: names).mentions
    return Tagger.tags(sentence.tokens).contains { tag in
      tag.span != nil
        && sentence.tokens[max(0, tag.start - 2)...tag.start].contains { $0.text == "to" || $0.text == "at" }
        && !mentions.contains { $0.range.overlaps(tag.core) }
    }
  }

  mutating func move(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> Bool {
    guard mentions.count >= 2, sentence.containsAny(["move", "put", "swap", "place", "reorder", "switch"]),
      mentions[0].stage != mentions[1].stage
    else { return false }
    let between = sentence.tokens[mentions[0].range.upperBound..<mentions[1].range.lowerBound].map(\.text)
    if sentence.containsAny(["swap", "switch"]), between.allSatisfy({ ["and", "with", "&", "the"].contains($0) }) {
      swap(mentions[0].stage, mentions[1].stage)
      return true
    }
    guard
      let isAfter = between.contains("after") || between.contains("behind") || between.contains("below")
        ? true
        : between.contains("before") || between.contains("above") || between.contains("front")
          || between.contains("ahead") ? false : nil
    else { return false }
    guard !sentence.containsAny(["automatically", "auto", "when", "once", "if", "itself"]) else { return false }
    let stage = edit.pipeline.stages.remove(at: mentions[0].stage)
    let target = mentions[1].stage > mentions[0].stage ? mentions[1].stage - 1 : mentions[1].stage
    edit.pipeline.stages.insert(stage, at: isAfter ? target + 1 : target)
    edit.moved.append(stage.id)
    edit.done.append("stage “\(stage.name)” moved")
    return true
  }

  /// "swap Application and Guarantor".
  mutating func swap(_ one: Int, _ other: Int) {
    let (low, high) = (min(one, other), max(one, other))
    edit.done.append("“\(names[low])” and “\(names[high])” change places")
    edit.pipeline.stages.swapAt(low, high)
    edit.moved += Array(edit.pipeline.stages[low...high].map(\.id))
  }

  mutating func direct(_ sentence: Sentence, _ stage: Int) {
    var sentence = sentence
    // New names are no stages and no limits.
    let known = names
    sentence.tokens = sentence.tokens.filter { token in
      token.kind != .quote || known.contains { Names.same($0, token.content) }
    }
    let directives = StageDirectiveReader(names: names, focus: focus ?? stage).read(sentence)
    if let words = StageAmounts.unused(sentence, names: names, directives) {
      questions.append(StageAmounts.question(words))
    }
    for directive in directives { apply(relative(directive, sentence)) }
  }

  /// "two more days": on top of the limit there is.
  mutating func relative(_ directive: StageDirective, _ sentence: Sentence) -> StageDirective {
    guard case .limit(let stage, let hours?) = directive,
      let tag = Tagger.tags(sentence.tokens).first(where: { $0.span?.hours == hours }),
      let sign = RelativeAmount.sign(tag, sentence.tokens)
    else { return directive }
    guard let old = edit.pipeline.stages[stage].slaHours, old + sign * hours > 0 else {
      questions.append(
        Question("“\(names[stage])” has no time limit yet that could be changed. How long may a lead stay there?"))
      return .limit(stage: stage, hours: edit.pipeline.stages[stage].slaHours)
    }
    return .limit(stage: stage, hours: old + sign * hours)
  }

  mutating func apply(_ directive: StageDirective) {
    switch directive {
    case .limit(let stage, let hours):
      edit.pipeline.stages[stage].slaHours = hours
      edit.done.append("“\(names[stage])”: \(hours.map { "limit " + Wording.hours($0) } ?? "no limit")")
    case .move(let from, let event, let after, let to):
      edit.pipeline.stages[from].autoTransition = AutoTransition(
        eventType: event, afterHours: after, toStage: edit.pipeline.stages[to].id)
      edit.done.append("“\(names[from])” moves on to “\(names[to])” by itself")
    case .noMove(let from):
      edit.pipeline.stages[from].autoTransition = nil
      edit.done.append("“\(names[from])” no longer moves on by itself")
    }
  }

  mutating func rename(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ stage: Int) {
    guard let name = RenameEdit.newName(EditStatement(sentence, [], verbs, name: nil)) ?? reads(sentence),
      name != names[stage]
    else { return }
    edit.done.append("“\(names[stage])” is now called “\(name)”")
    edit.pipeline.stages[stage].name = name
  }

  /// "Appointment should read “Tour booked”".
  func reads(_ sentence: Sentence) -> String? {
    let tokens = sentence.tokens
    // "we call “Discovery call” “Intro call” now".
    if sentence.containsAny(["call", "calling"]),
      let first = tokens.indices.first(where: { tokens[$0].kind == .quote && tokens[safe: $0 + 1]?.kind == .quote }),
      names.contains(where: { Names.same($0, tokens[first].content) })
    {
      return tokens[first + 1].content.nonEmpty
    }
    // "Guarantor is now “Guarantor and deposit”".
    if let quote = tokens.firstIndex(where: { $0.kind == .quote }), quote >= 1,
      ["now", "becomes"].contains(tokens[quote - 1].text) || tokens[quote - 1].text == "is"
    {
      return tokens[quote].content.nonEmpty
    }
    guard let quote = tokens.firstIndex(where: { $0.kind == .quote }), quote >= 2,
      ["read", "say", "reads", "says"].contains(tokens[quote - 1].text),
      ["should", "must", "to", "now"].contains(tokens[quote - 2].text)
    else { return nil }
    return tokens[quote].content.nonEmpty
  }

  /// "should not move on by itself any more".
  mutating func stopsMoving(_ sentence: Sentence, _ stage: Int) -> Bool {
    guard edit.pipeline.stages[stage].autoTransition != nil,
      sentence.containsAny(["automatically", "auto", "itself", "automatic", "transition"]),
      sentence.containsAny(["not", "stop", "remove", "no", "off", "delete", "manual", "manually", "drop"])
    else { return false }
    apply(.noMove(from: stage))
    return true
  }

  /// "Toured should count as toured": which status a stage stands for.
  mutating func status(_ sentence: Sentence, _ stage: Int) {
    guard sentence.contains("status"), sentence.containsAny(["map", "maps", "tie", "link", "set", "counts", "stands"]),
      let status = StageTarget.read(sentence.tokens, from: 0).flatMap(StageTarget.status)
    else { return }
    edit.pipeline.stages[stage].leadStatus = status
    edit.done.append("“\(names[stage])” stands for status \(status)")
  }
}
