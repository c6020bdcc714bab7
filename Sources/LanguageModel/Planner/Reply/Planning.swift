import ConfigSchema

/// One request on its way to a reply: goes through the sentences in order and hands each to whom it concerns.
struct Planning {
  let workspace: Workspace
  let handles: HandleTable
  let material: Material
  let scope: PropertyScope
  let index: ItemIndex
  let home: PropertyState
  var rules = RuleReader()
  var pipelines: PipelineReader
  var triggerEdits: [TriggerEdit] = []
  var pipelineEdits: [PipelineEdit] = []
  var copies: [(copy: CopyReader.Copy, sentence: Sentence)] = []
  var questions: [Question] = []
  var notes: [String] = []
  var ignored: [Sentence] = []
  /// Asked only when nothing at all was understood.
  var lastResort: [Question] = []
  var isSettled = false
  var focus: [Item] = []
  /// Steps of the focus that a question named.
  var focusKinds: [ActionKind] = []
  var pipelineFocus: (id: ItemID, stage: Int?)?
  let counter = TemporaryIDs()

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

  static let unreadable: Set<String> = [
    "unreadable", "illegible", "glare", "smudged", "smudge", "blurry", "blurred", "smeared", "washed", "obscured",
    "torn",
    "unclear", "faded", "indecipherable",
  ]

  /// What a picture does not show is asked for, and so is which of two written values holds.
  mutating func askAboutPicture(_ sentence: Sentence) {
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

  mutating func read(_ drawing: Drawing) {
    if let table = drawing.table {
      for sentence in TableRules.sentences(table, drawing.source) {
        _ = rules.read(sentence, heading: sentence.heading)
      }
      return
    }
    pipelines.read(drawing, pointer: material.pointers.first { $0.source == .request })
  }

  // MARK: Sentences

  mutating func read(_ sentence: Sentence) {
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

  func isRule(_ tags: [Tag], _ sentence: Sentence) -> Bool {
    // "Signed → call it Lease signed": a stage gets another name.
    if sentence.plain.contains("> call it") { return false }
    return tags.contains { $0.action != nil && !$0.isNegated && $0.action != .stage }
      && tags.contains { $0.event != nil && $0.event?.isWeak == false }
  }

  mutating func readCopy(_ sentence: Sentence) -> Bool {
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
  mutating func changed(_ copy: CopyReader.Copy, _ sentence: Sentence) -> CopyReader.Copy {
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

  mutating func readRule(_ sentence: Sentence) -> Bool {
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
  mutating func nameStage(_ index: Int, _ sentence: Sentence, _ spoken: String?) {
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

  // MARK: What was not understood

  /// An order that fits nothing: about something that does not exist, or with its moment or its deed missing.
  mutating func asksForUnknown(
    _ sentence: Sentence, _ tags: [Tag], _ verbs: [(verb: EditVerb, range: Range<Int>)]
  ) -> Bool {
    let hasAction = tags.contains { $0.action != nil && !$0.isNegated }
    if let name = spokenOf(sentence, verbs) {
      lastResort.append(Self.whatChanges(name))
      return false
    }
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

  /// Asked about something whose name was said when nothing tells what is to become of it.
  static func whatChanges(_ name: String) -> Question { Question("What exactly should change about “\(name)”?") }

  /// "turn the no-show text into something nicer": what an order is about, when its name was said and nothing else fits.
  private func spokenOf(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)]) -> String? {
    guard verbs.contains(where: { $0.verb != .keep }) else { return nil }
    let best = TriggerFinder(index: index).matches(sentence.tokens, tags: [], properties: Set(scope.targets)).first
    return best.flatMap { $0.coverage >= 0.5 && $0.range != nil ? $0.item.name : nil }
  }

  mutating func ask(_ question: Question) { if !questions.contains(question) { questions.append(question) } }
}

/// Ids for things that exist only inside the planner.
final class TemporaryIDs: Sendable {
  let count = Counter()
  func next() -> ItemID { ItemID("new-\(count.increment())") }
}
