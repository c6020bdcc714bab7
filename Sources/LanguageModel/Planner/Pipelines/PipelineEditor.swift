import ConfigSchema

/// Carries out what a sentence says about an existing pipeline and its stages.
struct PipelineEditor {
  var edit: PipelineEdit
  /// The stage spoken of last.
  var focus: Int?
  private(set) var questions: [Question] = []
  private(set) var notes: [String] = []
  let temporary: () -> ItemID

  init(edit: PipelineEdit, focus: Int?, temporary: @escaping () -> ItemID) {
    (self.edit, self.focus, self.temporary) = (edit, focus, temporary)
  }

  private var names: [String] { edit.pipeline.stages.map(\.name) }

  /// - Parameter namesPipeline: the sentence names the pipeline and no stage.
  /// - Returns: whether the sentence changed something or led to a question.
  mutating func apply(_ sentence: Sentence, namesPipeline: Bool) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    let verbs = EditLexicon.verbs(sentence.tokens, outside: [])
    let mentions = StageMentions(sentence.tokens, names: names).mentions
    let before = edit.pipeline
    if let parts = renamings(sentence, verbs, mentions) {
      for part in parts { _ = apply(part, namesPipeline: false) }
      return true
    }
    if let new = NewStage.read(sentence, names: names, verbs: verbs) {
      add(new, sentence)
      if let rest = furtherStage(sentence, mentions) { _ = apply(rest, namesPipeline: false) }
      return true
    }
    guard let stage = mentions.first?.stage ?? (namesPipeline ? nil : focus) else {
      return namesPipeline && whole(sentence, verbs)
    }
    if remove(sentence, verbs, stage) || move(sentence, mentions) { return true }
    direct(sentence, stage)
    rename(sentence, verbs, stage)
    status(sentence, stage)
    if edit.pipeline == before, !stopsMoving(sentence, stage) { askForLimit(sentence, stage, verbs, tags) }
    focus = stage
    return edit.pipeline != before || edit.isDeleted || !questions.isEmpty
  }

  /// "Lost should be called Closed and Leased should be called Won": each by itself.
  private func renamings(
    _ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ mentions: [StageMentions.Mention]
  ) -> [Sentence]? {
    let tokens = sentence.tokens
    let renames = verbs.filter { $0.verb == .rename }.map(\.range)
    guard renames.count == 2,
      let second = mentions.first(where: {
        $0.range.lowerBound >= renames[0].upperBound
          && ["and", ","].contains(tokens[safe: $0.range.lowerBound - 1]?.text ?? "")
          && $0.range.upperBound <= renames[1].lowerBound
      })
    else { return nil }
    var (first, rest) = (sentence, sentence)
    first.tokens = Array(tokens[..<(second.range.lowerBound - 1)])
    rest.tokens = Array(tokens[second.range.lowerBound...])
    return [first, rest]
  }

  /// "…, and Approved drops its limit" behind a new stage: another stage is spoken of.
  private func furtherStage(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> Sentence? {
    let tokens = sentence.tokens
    guard let last = mentions.last, mentions.count >= 2, let and = tokens[safe: last.range.lowerBound - 1],
      and.text == "and",
      !tokens[..<last.range.lowerBound].contains(where: { $0.text == "between" }),
      tokens[last.range.upperBound...].filter({ !$0.isMark }).count >= 2
    else { return nil }
    var rest = sentence
    rest.tokens = Array(tokens[last.range.lowerBound...])
    return rest
  }

  // MARK: The pipeline itself

  private mutating func whole(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)]) -> Bool {
    let statement = EditStatement(sentence, [], verbs, name: nil)
    if let name = RenameEdit.newName(statement) {
      edit.pipeline.name = name
      edit.done.append("renamed to “\(name)”")
      return true
    }
    if statement.has(.delete), takesOut(sentence) { return !edit.done.isEmpty }
    if statement.has(.delete) {
      edit.isDeleted = true
      edit.done.append("deleted")
      return true
    }
    if sentence.contains("default") {
      edit.pipeline.isDefault = true
      edit.done.append("now the default")
      return true
    }
    return false
  }

  /// "remove that from the pipeline" is about a stage.
  private func takesOut(_ sentence: Sentence) -> Bool {
    guard let at = sentence.tokens.firstIndex(where: { $0.text == "pipeline" }) else { return false }
    return sentence.tokens[max(0, at - 4)..<at].contains { ["from", "of", "in"].contains($0.text) }
  }

  // MARK: Stages

  private mutating func add(_ new: NewStage, _ sentence: Sentence) {
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
  private func defaultPlace() -> Int {
    edit.pipeline.stages.firstIndex { LeadStatus.closed.contains($0.leadStatus ?? "") } ?? edit.pipeline.stages.count
  }

  private mutating func remove(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ stage: Int)
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
  private func setsAmount(_ sentence: Sentence, _ stage: Int) -> Bool {
    let mentions = StageMentions(sentence.tokens, names: names).mentions
    return Tagger.tags(sentence.tokens).contains { tag in
      tag.span != nil
        && sentence.tokens[max(0, tag.start - 2)...tag.start].contains { $0.text == "to" || $0.text == "at" }
        && !mentions.contains { $0.range.overlaps(tag.core) }
    }
  }

  private mutating func move(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> Bool {
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
  private mutating func swap(_ one: Int, _ other: Int) {
    let (low, high) = (min(one, other), max(one, other))
    edit.done.append("“\(names[low])” and “\(names[high])” change places")
    edit.pipeline.stages.swapAt(low, high)
    edit.moved += Array(edit.pipeline.stages[low...high].map(\.id))
  }

  private mutating func direct(_ sentence: Sentence, _ stage: Int) {
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
  private mutating func relative(_ directive: StageDirective, _ sentence: Sentence) -> StageDirective {
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

  private mutating func apply(_ directive: StageDirective) {
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

  private mutating func rename(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ stage: Int) {
    guard let name = RenameEdit.newName(EditStatement(sentence, [], verbs, name: nil)) ?? reads(sentence),
      name != names[stage]
    else { return }
    edit.done.append("“\(names[stage])” is now called “\(name)”")
    edit.pipeline.stages[stage].name = name
  }

  /// "Appointment should read “Tour booked”".
  private func reads(_ sentence: Sentence) -> String? {
    let tokens = sentence.tokens
    // "we call “Discovery call” “Intro call” now".
    if sentence.containsAny(["call", "calling"]),
      let first = tokens.indices.first(where: { tokens[$0].kind == .quote && tokens[safe: $0 + 1]?.kind == .quote }),
      names.contains(where: { Names.same($0, tokens[first].content) })
    {
      return tokens[first + 1].content.nonEmpty
    }
    guard let quote = tokens.firstIndex(where: { $0.kind == .quote }), quote >= 2,
      ["read", "say", "reads", "says"].contains(tokens[quote - 1].text),
      ["should", "must", "to", "now"].contains(tokens[quote - 2].text)
    else { return nil }
    return tokens[quote].content.nonEmpty
  }

  /// "should not move on by itself any more".
  private mutating func stopsMoving(_ sentence: Sentence, _ stage: Int) -> Bool {
    guard edit.pipeline.stages[stage].autoTransition != nil,
      sentence.containsAny(["automatically", "auto", "itself", "automatic", "transition"]),
      sentence.containsAny(["not", "stop", "remove", "no", "off", "delete", "manual", "manually", "drop"])
    else { return false }
    apply(.noMove(from: stage))
    return true
  }

  /// "Toured should count as toured": which status a stage stands for.
  private mutating func status(_ sentence: Sentence, _ stage: Int) {
    guard sentence.contains("status"), sentence.containsAny(["map", "maps", "tie", "link", "set", "counts", "stands"]),
      let status = StageTarget.read(sentence.tokens, from: 0).flatMap(StageTarget.status)
    else { return }
    edit.pipeline.stages[stage].leadStatus = status
    edit.done.append("“\(names[stage])” stands for status \(status)")
  }

  // MARK: Asking

  private mutating func askForLimit(
    _ sentence: Sentence, _ stage: Int, _ verbs: [(verb: EditVerb, range: Range<Int>)], _ tags: [Tag]
  ) {
    let wantsLimit = sentence.containsAny(["limit", "sla", "deadline", "cap", "clock", "timer", "long", "time"])
    let isVague = verbs.contains { $0.verb == .shorter || $0.verb == .longer }
    guard wantsLimit || isVague, !tags.contains(where: { $0.span != nil }) else { return }
    questions.append(Self.limitQuestion(names[stage]))
  }

  static func limitQuestion(_ stage: String) -> Question {
    Question(
      "How long may a lead stay in “\(stage)”: how many hours or days?", choices: ["24 hours", "48 hours", "72 hours"])
  }
}
