import ConfigSchema

/// One request on its way to a reply: goes through the sentences in order and hands each to whom it concerns.
struct Planning {
  let workspace: Workspace
  let handles: HandleTable
  let material: Material
  let scope: PropertyScope
  private let index: ItemIndex
  private let home: PropertyState
  private var rules = RuleReader()
  private var pipelines: PipelineReader
  private var triggerEdits: [TriggerEdit] = []
  private var pipelineEdits: [PipelineEdit] = []
  private var copies: [(copy: CopyReader.Copy, sentence: Sentence)] = []
  private var questions: [Question] = []
  private var notes: [String] = []
  private var ignored: [Sentence] = []
  /// Asked only when nothing at all was understood.
  private var lastResort: [Question] = []
  private var isSettled = false
  private var focus: [Item] = []
  /// Steps of the focus that a question named.
  private var focusKinds: [ActionKind] = []
  private var pipelineFocus: (id: ItemID, stage: Int?)?
  private let counter = TemporaryIDs()

  init(_ workspace: Workspace, _ handles: HandleTable, _ material: Material) {
    (self.workspace, self.handles, self.material) = (workspace, handles, material)
    index = ItemIndex(workspace)
    scope = PropertyFinder(workspace: workspace).scope(of: material.pointers + material.request)
    home =
      scope.targets.contains(workspace.current)
      ? workspace.currentProperty! : workspace[scope.targets.first ?? workspace.current] ?? workspace.currentProperty!
    rules.known = WorkspaceWords.of(workspace)
    pipelines = PipelineReader(property: home.facts, existing: home.configuration.pipelines)
  }

  mutating func run() -> Reply {
    if let question = scope.question, scope.targets.isEmpty || !scope.isExplicit {
      return Reply(message: "I need one answer first.", questions: [question])
    }
    for sentence in material.request { askAboutPicture(sentence) }
    for drawing in material.drawings { read(drawing) }
    for sentence in material.pointers where CopyReader(workspace: workspace, index: index).isRelevant(sentence, scope) {
      _ = readCopy(sentence)
    }
    for sentence in material.request { read(sentence) }
    return reply()
  }

  private static let unreadable: Set<String> = [
    "unreadable", "illegible", "glare", "smudged", "smudge", "blurry", "blurred", "smeared", "washed", "obscured",
    "torn",
    "unclear", "faded", "indecipherable",
  ]

  /// What a picture does not show is asked for, and so is which of two written values holds.
  private mutating func askAboutPicture(_ sentence: Sentence) {
    guard case .image = sentence.source else { return }
    if sentence.containsAny(Self.unreadable), !sentence.contains("readable") {
      ask(
        Question("Part of the picture cannot be read (“\(Wording.shortened(sentence.quote, 90))”). What stands there?"))
    }
    let isStruck = sentence.tokens.indices.contains { i in
      ["crossed", "struck", "scratched"].contains(sentence.tokens[i].text)
        && sentence.tokens[max(0, i - 3)..<i].contains { $0.kind == .number }
    }
    if isStruck, !StruckValues.holdsWritten(material.pointers + material.typed),
      sentence.containsAny(["above", "beside", "over", "next", "instead", "written"])
    {
      ask(
        Question("A value in the picture is crossed out (“\(Wording.shortened(sentence.quote, 90))”). Which one holds?")
      )
    }
  }

  // MARK: Drawings

  private mutating func read(_ drawing: Drawing) {
    if let table = drawing.table {
      for sentence in TableRules.sentences(table, drawing.source) {
        _ = rules.read(sentence, heading: sentence.heading)
      }
      return
    }
    pipelines.read(drawing, pointer: material.pointers.first { $0.source == .request })
  }

  // MARK: Sentences

  private mutating func read(_ sentence: Sentence) {
    let parts = EditClauses.split(
      sentence, finder: TriggerFinder(index: index), scope: scope,
      stages: home.configuration.pipelines.flatMap(\.stages).map(\.name))
    if parts.count > 1 {
      for part in parts { read(part) }
      return
    }
    if readCopy(sentence) { return }
    if !sentence.containsAny(["pipeline", "pipelines", "board", "another", "second"]), pipelines.readList(sentence) {
      return
    }
    if pipelines.asksForPipeline(sentence) {
      pipelines.read(sentence)
      return
    }
    if pipelines.readList(sentence) { return }
    let tags = Tagger.tags(sentence.tokens)
    let verbs = EditLexicon.verbs(sentence.tokens, outside: tags)
    let target = TargetChooser(finder: TriggerFinder(index: index), workspace: workspace)
      .choose(TargetChooser.Context(sentence: sentence, tags: tags, verbs: verbs, scope: scope, focus: focus))
    if readStages(sentence, target, tags) { return }
    if edit(sentence, tags, verbs, target) { return }
    if pipelines.drafts.isEmpty == false, !isRule(tags, sentence), pipelines.direct(sentence) { return }
    if readRule(sentence) { return }
    if asksWhichStage(sentence) || asksForUnknown(sentence, tags, verbs) { return }
    focusOnStage(sentence)
    ignored.append(sentence)
  }

  private func isRule(_ tags: [Tag], _ sentence: Sentence) -> Bool {
    // "Signed → call it Lease signed": a stage gets another name.
    if sentence.plain.contains("> call it") { return false }
    return tags.contains { $0.action != nil && !$0.isNegated && $0.action != .stage }
      && tags.contains { $0.event != nil && $0.event?.isWeak == false }
  }

  private mutating func readCopy(_ sentence: Sentence) -> Bool {
    switch CopyReader(workspace: workspace, index: index).read(sentence, scope) {
    case .copy(let copy):
      copies.append((changed(copy, sentence), sentence))
      return true
    case .ask(let question):
      ask(question)
      return true
    case .none: return false
    }
  }

  /// "copy … to Oak Court, but with 2 hours there": what is said behind the "but" holds for the copies.
  private mutating func changed(_ copy: CopyReader.Copy, _ sentence: Sentence) -> CopyReader.Copy {
    guard let tail = CopyChange.tail(sentence) else { return copy }
    var copy = copy
    let tags = Tagger.tags(tail.tokens)
    let statement = EditStatement(tail, tags, EditLexicon.verbs(tail.tokens, outside: tags), name: nil)
    for (n, trigger) in copy.triggers.enumerated() {
      var editor = TriggerEditor(
        property: copy.from, edit: TriggerEdit(trigger, copy.from.id, tail), temporary: counter.next)
      let done = editor.apply(statement)
      for item in editor.questions { ask(item) }
      if !done || editor.edit.trigger == trigger {
        ask(ValueAccount.question(tail.plain, trigger.name))
      } else {
        copy.triggers[n] = editor.edit.trigger
        notes.append("“\(trigger.name)” as copied: \(Wording.list(editor.edit.done)).")
      }
    }
    return copy
  }

  private mutating func readRule(_ sentence: Sentence) -> Bool {
    var sentence = sentence
    let stage = pipelines.focusedStage
    for draft in pipelines.drafts { for stage in draft.stages { rules.known.formUnion(Names.spelled(stage.name)) } }
    let before = rules.drafts.count
    guard rules.read(sentence) else { return false }
    sentence.heading = nil
    if rules.drafts.count > before {
      focus = []
      nameStage(rules.drafts.count - 1, sentence, stage)
    }
    return true
  }

  /// "that limit", "in Contacted": which stage an overdue rule is about.
  private mutating func nameStage(_ index: Int, _ sentence: Sentence, _ spoken: String?) {
    guard rules.drafts[index].event.type == "lead_stage_overdue" else { return }
    let existing = home.configuration.pipelines.flatMap(\.stages).map(\.name)
    let names = (pipelines.drafts.last?.stages.map(\.name) ?? []) + existing
    let named = StageMentions(sentence.tokens, names: names).mentions.first.map { names[$0.stage] }
    // "any of those limits": all of them.
    let isAny = named == nil && sentence.containsAny(["any", "every", "each", "all", "those", "these", "limits"])
    guard let stage = named ?? spoken, !isAny else { return }
    rules.edit { $0[index].conditions.append(Condition("payload.stage", .eq, .string(stage))) }
    if spoken == nil || named != nil,
      let limit = home.configuration.pipelines.flatMap(\.stages).first(where: { $0.name == stage }),
      limit.slaHours == nil
    {
      notes.append("“\(stage)” has no time limit yet, so it is never overdue.")
    }
  }

  // MARK: Pipelines that exist

  private mutating func readStages(_ sentence: Sentence, _ target: TriggerTarget, _ tags: [Tag]) -> Bool {
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
  private mutating func asksWhichStage(_ sentence: Sentence) -> Bool {
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
  private mutating func focusOnStage(_ sentence: Sentence) {
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

  private func editTargets() -> [ItemID] { scope.isExplicit ? scope.targets : [home.facts.id] }

  private mutating func editPipeline(_ found: PipelineTarget.Found, _ state: PropertyState, _ sentence: Sentence)
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

  // MARK: Triggers that exist

  private mutating func edit(
    _ sentence: Sentence, _ tags: [Tag], _ verbs: [(verb: EditVerb, range: Range<Int>)], _ target: TriggerTarget
  ) -> Bool {
    switch target {
    case .none: return false
    case .missing: return false
    // "merge the two": what becomes of them nobody can know.
    case _ where sentence.containsAny(["merge", "combine", "consolidate"]):
      ask(Question("Two automations cannot be joined into one. Which should stay, and what should change about it?"))
      return true
    case .ambiguous(let items):
      let names = ConditionReader.unique(items.prefix(5).map(\.name))
      ask(Question("Which one do you mean: \(Wording.list(names.map { "“\($0)”" }, "or"))?", choices: names))
      return true
    case .found(let items, .some) where copiesHere(sentence):
      ask(
        Question(
          "Should “\(items[0].name)” itself change, or should there be a second automation like it? Please say the second one in full: when, and what then."
        ))
      return true
    case .found(let items, let range?) where isSpared(range, sentence) && !verbs.allSatisfy({ $0.verb == .keep }):
      ask(Question("“\(items[0].name)” should stay as it is. Which automations do you mean, by their names?"))
      return true
    case .found(let items, let range):
      // "the day-before one stays": nothing is to be done.
      if !verbs.isEmpty, verbs.allSatisfy({ $0.verb == .keep }) { return true }
      if sentence.isQuestion, range == nil, verbs.isEmpty, tags.contains(where: { $0.action != nil }) {
        focusKinds = tags.compactMap(\.action)
        return true
      }
      var statement = EditStatement(sentence, tags, verbs, name: range)
      statement.spokenOf = focusKinds
      focusKinds = []
      var done = false
      for item in items { if apply(statement, to: item) { done = true } }
      if done || range != nil && isTopic(sentence, range!) {
        focus = items
        pipelineFocus = nil
        return true
      }
      if let range, opensWith(range, sentence, items) || ordersChange(sentence, of: range) {
        focus = items
        let asksForChange = !verbs.isEmpty || tags.contains { $0.span != nil || $0.isNumber || $0.isStop }
        if asksForChange { ask(Question("What exactly should change about “\(items[0].name)”?")) }
        return true
      }
      return false
    }
  }

  /// The whole name stands at the beginning, so the sentence is about that thing and makes no new one.
  private func opensWith(_ range: Range<Int>, _ sentence: Sentence, _ items: [Item]) -> Bool {
    guard let item = items.first, item.words.count >= 2, range.lowerBound <= 2, range.count <= item.words.count + 1
    else {
      return false
    }
    let said = Set(Names.words(of: Array(sentence.tokens[range])))
    // "Parent email should only …": two of its words, and an order about them.
    if item.words.filter({ said.contains($0) }).count >= 2,
      ["should", "must", "needs", "has", "can", "is"].contains(sentence.tokens[safe: range.upperBound]?.text ?? "")
    {
      return true
    }
    return item.words.allSatisfy { said.contains($0) } && sentence.tokens.count > range.count + 2
  }

  /// "copy the brochure e-mail but for referrals": within the property.
  private func copiesHere(_ sentence: Sentence) -> Bool {
    let first = sentence.tokens.first { !$0.isMark && !["please", "can", "you", "could"].contains($0.text) }
    return ["copy", "duplicate", "clone"].contains(first?.text ?? "")
  }

  /// "switch everything off except the welcome text": named to be left alone.
  private func isSpared(_ range: Range<Int>, _ sentence: Sentence) -> Bool {
    sentence.tokens[max(0, range.lowerBound - 3)..<range.lowerBound].contains {
      ["except", "besides", "excluding", "but"].contains($0.text)
    } && sentence.containsAny(["everything", "all", "every", "others"])
  }

  /// "turn the hot lead task into …": an order about the thing named right behind the verb, which makes no new one.
  private func ordersChange(_ sentence: Sentence, of range: Range<Int>) -> Bool {
    let first = sentence.tokens.firstIndex { !$0.isMark } ?? 0
    return range.lowerBound - first == 2 && ["the", "our", "that"].contains(sentence.tokens[first + 1].text)
      && ["turn", "change", "convert", "switch", "adjust", "update", "move"].contains(sentence.tokens[first].text)
  }

  /// "so, about that brochure mail.": names what the next sentences are about.
  private func isTopic(_ sentence: Sentence, _ range: Range<Int>) -> Bool {
    sentence.tokens.filter { !$0.isMark }.count <= range.count + 6
  }

  private mutating func apply(_ statement: EditStatement, to item: Item) -> Bool {
    guard let state = workspace[item.property],
      let trigger = state.configuration.triggers.first(where: { $0.id == item.id })
    else { return false }
    let known = triggerEdits.firstIndex { $0.original.id == item.id }
    let statement = TextEdit.withoutWording(statement)
    var edit = known.map { triggerEdits[$0] } ?? TriggerEdit(trigger, item.property, statement.sentence)
    if known != nil { edit.sentences.append(statement.sentence) }
    var editor = TriggerEditor(property: state.facts, edit: edit, temporary: counter.next)
    let before = editor.edit.trigger
    let done = editor.apply(statement)
    for item in editor.questions { ask(item) }
    let isSwitchedOff = before.isActive && !editor.edit.trigger.isActive
    if done, editor.questions.isEmpty, !editor.edit.isDeleted, !isSwitchedOff,
      let words = ValueAccount(statement: statement, before: before, after: editor.edit.trigger).missing()
        ?? EditWords(statement: statement, before: before, after: editor.edit.trigger, known: rules.known).missing()
    {
      ask(ValueAccount.question(words, trigger.name))
    }
    notes += editor.notes
    if let known {
      triggerEdits[known] = editor.edit
    } else if editor.edit.isChanged {
      triggerEdits.append(editor.edit)
    } else if done, editor.questions.isEmpty {
      notes.append("“\(trigger.name)” is that way already.")
      isSettled = true
    }
    return done
  }

  // MARK: What was not understood

  /// An order that fits nothing: about something that does not exist, or with its moment or its deed missing.
  private mutating func asksForUnknown(
    _ sentence: Sentence, _ tags: [Tag], _ verbs: [(verb: EditVerb, range: Range<Int>)]
  ) -> Bool {
    let hasAction = tags.contains { $0.action != nil && !$0.isNegated }
    let isEdit = verbs.contains { [.delete, .off, .on, .rename, .shorter, .longer].contains($0.verb) }
    guard rules.drafts.isEmpty, triggerEdits.isEmpty, pipelineEdits.isEmpty, pipelines.drafts.isEmpty else {
      return false
    }
    if isEdit {
      lastResort.append(
        Question("Which automation or stage do you mean?", choices: home.configuration.triggers.prefix(6).map(\.name)))
      return false
    }
    if hasAction, tags.contains(where: { $0.action == .webhook }),
      !tags.contains(where: { if case .address = $0.meaning { true } else { false } })
    {
      ask(Question("What is the web address (URL) it should be sent to? It begins with https://."))
      return true
    }
    return false
  }

  private mutating func ask(_ question: Question) { if !questions.contains(question) { questions.append(question) } }

  // MARK: The reply

  private mutating func reply() -> Reply {
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
  private func facts() -> PropertyFacts {
    var facts = home.facts
    if scope.targets.count > 1 { facts.name = "{{property_name}}" }
    return facts
  }

  /// "Put warm in as well. No, hot only.": spoken of, and in the end as it was.
  private mutating func unchanged() -> [String] {
    let same = triggerEdits.filter { !$0.isChanged && !$0.done.isEmpty }
    if !same.isEmpty { isSettled = true }
    return same.map { "“\($0.original.name)” stays as it is." }
  }

  private func edited() -> [String] {
    pipelineEdits.filter(\.isChanged).map { "“\($0.original.name)”: \(Wording.list($0.done))." }
      + triggerEdits.filter(\.isChanged).map { edit in
        let place = workspace.properties.count > 1 ? " at \(workspace[edit.property]?.facts.name ?? "")" : ""
        return "“\(edit.original.name)”\(place): \(Wording.list(edit.done))."
      }
  }

  private func copied() -> [String] {
    copies.map { copy, _ in
      let names = (copy.pipelines.map(\.name) + copy.triggers.map(\.name)).map { "“\($0)”" }
      return "Copied from \(copy.from.name): \(Wording.list(names))."
    }
  }

  private func audience() -> Audience {
    let targets = copies.first?.copy.targets ?? scope.targets
    if targets == [workspace.current] { return .current }
    return .listed(targets.compactMap { handles.handle(of: $0).map { Reference($0) } })
  }
}

/// Ids for things that exist only inside the planner.
final class TemporaryIDs: Sendable {
  private let count = Counter()
  func next() -> ItemID { ItemID("new-\(count.increment())") }
}
