import ConfigSchema

/// Collects new pipelines from sentence after sentence and from drawings.
struct PipelineReader {
  let property: PropertyFacts
  let existing: [Pipeline]
  var drafts: [PipelineDraft] = []
  var notes: [String] = []
  /// Amounts of time that were said of no stage that could be found.
  var questions: [Question] = []
  /// The stage spoken of last in the last draft.
  var focus: Int?

  init(property: PropertyFacts, existing: [Pipeline]) { (self.property, self.existing) = (property, existing) }

  // MARK: A new pipeline

  static let nouns: Set<String> = [
    "pipeline", "pipelines", "funnel", "board", "stages", "kanban", "flow", "boards", "columns",
  ]
  static let verbs: Set<String> = [
    "create", "make", "build", "set", "need", "want", "give", "start", "put", "add", "new", "please", "design", "draw",
    "lay", "want", "like", "get", "have", "use", "setup", "own", "separate", "standard", "typical", "usual", "basic",
  ]

  /// Whether a sentence asks for a new pipeline.
  func asksForPipeline(_ sentence: Sentence) -> Bool {
    guard sentence.containsAny(Self.nouns) || listsSteps(sentence), !addsStage(sentence) else { return false }
    let list = StageListReader(sentence).read()
    if let list, list.stages.count >= 3, !mentionsExisting(sentence, list) { return true }
    guard sentence.containsAny(["pipeline", "pipelines", "funnel"]) || announcesBoard(sentence) else { return false }
    if PipelineEditWords.isEdit(sentence), list == nil { return announcesWithMore(sentence) }
    return announcesBoard(sentence) || sentence.containsAny(Self.verbs)
      || sentence.tokens.filter { !$0.isMark }.count <= 4
      || sentence.tokens.first?.text == "pipeline" && sentence.tokens[safe: 1]?.text == "for"
  }

  /// "set up the usual funnel but nobody should sit in Toured longer than two days": a new one, and more about it.
  func announcesWithMore(_ sentence: Sentence) -> Bool {
    guard existing.isEmpty || sentence.containsAny(["new", "own", "separate", "another"]), drafts.isEmpty,
      let more = more(sentence)
    else { return false }
    var head = sentence
    head.tokens = Array(sentence.tokens[..<more])
    return !PipelineEditWords.isEdit(head) && head.containsAny(Self.makers)
  }

  static let makers: Set<String> = [
    "create", "make", "build", "set", "setup", "new", "design", "usual", "standard", "typical", "basic", "need", "want",
  ]

  /// Where a sentence that announces a pipeline goes on to say more about it.
  func more(_ sentence: Sentence) -> Int? {
    let tokens = sentence.tokens
    guard let noun = tokens.firstIndex(where: { ["pipeline", "funnel", "board"].contains($0.text) }),
      let at = tokens[noun...].firstIndex(where: { token in
        token.isMark(",") || token.isMark(";") || token.isMark("-")
          || ["but", "with", "and", "plus", "where"].contains(token.text)
      }), tokens.count - at > 3
    else { return nil }
    return at
  }

  /// "put one more step in the pipeline behind Deposit": a stage of a pipeline there is.
  func addsStage(_ sentence: Sentence) -> Bool {
    guard sentence.containsAny(["step", "stage", "column", "phase"]),
      sentence.containsAny(["after", "before", "between", "behind", "following", "ahead"])
    else { return false }
    return existing.contains { pipeline in
      !StageMentions(sentence.tokens, names: pipeline.stages.map(\.name)).mentions.isEmpty
    }
  }

  /// "five steps for move-outs: …", but not the steps of a series of messages.
  func listsSteps(_ sentence: Sentence) -> Bool {
    sentence.containsAny(["steps", "phases"])
      && !Tagger.tags(sentence.tokens).contains { $0.action != nil && !$0.isNegated && $0.action != .stage }
  }

  /// "Create our leasing stages.", "renewals board for current residents.": the list may follow.
  func announcesBoard(_ sentence: Sentence) -> Bool {
    guard existing.isEmpty || sentence.containsAny(["new", "own", "separate", "another"]),
      sentence.containsAny(["board", "boards", "stages", "flow", "kanban", "columns"]), drafts.isEmpty
    else { return false }
    let tags = Tagger.tags(sentence.tokens)
    return !tags.contains { $0.action != nil && !$0.isNegated } && sentence.tokens.filter { !$0.isMark }.count <= 16
      && (sentence.containsAny(Self.verbs) || sentence.tokens.filter { !$0.isMark }.count <= 8)
  }

  /// "Lead pipeline please. It starts at New, then …": the list that follows takes the place of the usual stages.
  mutating func readList(_ sentence: Sentence) -> Bool {
    guard let index = drafts.indices.last, drafts[index].isStandard,
      let list = StageListReader(sentence).read(alone: true),
      list.stages.count >= 3
    else { return false }
    drafts[index].stages = list.stages
    drafts[index].isStandard = false
    focus = nil
    if drafts[index].type != .lead { for i in list.stages.indices { drafts[index].stages[i].status = nil } }
    notes.removeAll()
    directRest(sentence, list)
    return true
  }

  mutating func directRest(_ sentence: Sentence, _ list: StageListReader.Found) {
    var rest = sentence
    rest.tokens = Array(sentence.tokens[list.range.upperBound...])
    if rest.tokens.count > 3, !direct(rest), !isAboutLimits(rest) { askAbout(rest) }
  }

  func mentionsExisting(_ sentence: Sentence, _ list: StageListReader.Found) -> Bool {
    existing.contains { pipeline in
      let known = Set(pipeline.stages.map { Names.words($0.name) })
      return list.stages.allSatisfy { known.contains(Names.words($0.name)) }
    }
  }

  mutating func read(_ sentence: Sentence) {
    let list = StageListReader(sentence).read()
    var head = sentence
    if let list { head.tokens.removeSubrange(list.range) }
    let (type, standard) = kind(head)
    let name = PipelineNaming.quoted(head)
    if let list {
      var draft = PipelineDraft(
        name: name ?? PipelineNaming.usual(type, head, standard), type: type, stages: list.stages,
        sentence: sentence)
      if type != .lead { for i in draft.stages.indices { draft.stages[i].status = nil } }
      draft.joinRepeated()
      drafts.append(draft)
      directRest(sentence, list)
    } else {
      drafts.append(
        PipelineDraft(
          name: name ?? standard.name, type: type, stages: StandardPipelines.drafts(standard), sentence: sentence,
          isStandard: true))
      notes.append("The stages and limits are the usual ones for this kind of property (my choice).")
      readMore(sentence)
    }
  }

  /// What a sentence says about the usual pipeline that it asks for. What is not understood of it is asked about.
  mutating func readMore(_ sentence: Sentence) {
    if sentence.containsAny(["extra", "additional", "plus", "added", "but", "add"]), inserts(sentence) { return }
    guard let start = more(sentence) else { return }
    var rest = sentence
    rest.tokens = Array(sentence.tokens[(start + 1)...])
    if direct(rest, isNew: true) { return }
    askAbout(rest)
  }

  /// Words about stages, limits and moves of which nothing was made.
  mutating func askAbout(_ rest: Sentence) {
    let words = rest.original(rest.tokens.indices)
    guard rest.containsAny(Self.stageWords), !words.isEmpty, !namesOwnStage(rest) else { return }
    questions.append(RuleAccount.question(words))
  }

  /// "add a guarantor stage" where the usual stages have one.
  func namesOwnStage(_ rest: Sentence) -> Bool {
    let mentions = StageMentions(rest.tokens, names: drafts.last?.stages.map(\.name) ?? []).mentions
    return mentions.contains { ["stage", "step"].contains(rest.tokens[safe: $0.range.upperBound]?.text ?? "") }
  }

  static let placeWords: Set<String> = ["between", "after", "before", "behind", "following"]
  static let stageWords: Set<String> = placeWords.union([
    "stage", "step", "column", "phase", "limit", "sla", "automatically", "move", "moves", "longer", "within", "hours",
    "days", "skip", "without",
  ])

  func kind(_ sentence: Sentence) -> (PipelineType, StandardPipelines.Standard) {
    let words = Set(
      sentence.tokens.filter { !$0.isMark }.map(\.text) + (sentence.heading.map { Names.words($0) } ?? []))
    let has: (Set<String>) -> Bool = { !$0.isDisjoint(with: words) }
    if has(["recert", "recertification", "recerts", "certification"]) && !has(["lead", "leasing"]) {
      return (.resident, StandardPipelines.recertification)
    }
    if has(["renewal", "renewals", "renew", "retention"]) { return (.resident, StandardPipelines.renewal) }
    if has(["moveout", "ntv", "notice", "vacate", "turnover", "turns"]) || sentence.plain.contains("move out")
      || sentence.plain.contains("move outs")
    {
      return (.resident, StandardPipelines.moveOut)
    }
    if has(["campaign", "campaigns", "marketing", "content", "social", "ad"]) {
      return (.campaign, StandardPipelines.campaign)
    }
    if has(["maintenance", "repair", "repairs"]) && !has(["lead", "leads", "leasing"]) {
      return (.resident, StandardPipelines.maintenance)
    }
    if has(["resident", "residents"]) && !has(["lead", "leads", "leasing"]) {
      return (.resident, StandardPipelines.renewal)
    }
    return (.lead, StandardPipelines.lead(for: PropertyTypes.mentioned(sentence.tokens) ?? property.propertyType))
  }

  // MARK: Drawings

  mutating func read(_ drawing: Drawing, pointer: Sentence?) {
    var sentence = pointer ?? Sentence(source: drawing.source, tokens: [], start: 0, end: 0, quote: drawing.quote)
    sentence.heading = drawing.title
    let titled = Tokenizer.read(drawing.title ?? "").tokens
    var probe = sentence
    probe.tokens = titled + sentence.tokens
    let (type, standard) = kind(probe)
    let stages = drawing.boxes.compactMap { box -> StageDraft? in
      var stage = StageListReader.parse(box.label)
      if type != .lead { stage?.status = nil }
      return stage
    }
    guard stages.count >= 2 else { return }
    let evidence = Sentence(source: drawing.source, tokens: [], start: 0, end: 0, quote: Self.evidence(drawing))
    drafts.append(
      PipelineDraft(
        name: PipelineNaming.quoted(sentence) ?? PipelineNaming.usual(type, probe, standard), type: type,
        stages: stages, sentence: evidence))
    for (i, box) in drawing.boxes.enumerated() where box.arrow != nil { arrow(box.arrow!, from: i) }
  }

  static func evidence(_ drawing: Drawing) -> String { drawing.boxes.first?.label ?? drawing.quote }

  /// "by itself once booked" over an arrow.
  mutating func arrow(_ words: String, from stage: Int) {
    let index = drafts.count - 1
    guard drafts[index].stages.indices.contains(stage + 1) else { return }
    let tokens = Tokenizer.read(words).tokens
    let tags = Tagger.tags(tokens)
    if let event = tags.compactMap(\.event).first(where: { !$0.isWeak }) {
      drafts[index].stages[stage].autoEvent = event.type
      drafts[index].stages[stage].autoTo = stage + 1
    } else if let span = tags.compactMap(\.span).first {
      drafts[index].stages[stage].autoAfterHours = span.hours
      drafts[index].stages[stage].autoTo = stage + 1
    }
  }
}
