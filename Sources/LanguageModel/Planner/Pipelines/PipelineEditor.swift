import ConfigSchema

/// Carries out what a sentence says about an existing pipeline and its stages.
struct PipelineEditor {
  var edit: PipelineEdit
  /// The stage spoken of last.
  var focus: Int?
  var questions: [Question] = []
  var notes: [String] = []
  let temporary: () -> ItemID

  init(edit: PipelineEdit, focus: Int?, temporary: @escaping () -> ItemID) {
    (self.edit, self.focus, self.temporary) = (edit, focus, temporary)
  }

  var names: [String] { edit.pipeline.stages.map(\.name) }

  /// - Parameter namesPipeline: the sentence names the pipeline and no stage.
  /// - Returns: whether the sentence changed something or led to a question.
  mutating func apply(_ sentence: Sentence, namesPipeline: Bool) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    let verbs = EditLexicon.verbs(sentence.tokens, outside: [])
    let mentions = StageMentions(sentence.tokens, names: names).mentions
    let before = edit.pipeline
    if let parts = ownName(sentence, verbs) {
      _ = whole(parts.own, EditLexicon.verbs(parts.own.tokens, outside: []))
      if let rest = parts.rest { _ = apply(rest, namesPipeline: false) }
      return edit.pipeline != before || !questions.isEmpty
    }
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
  func renamings(
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
  func furtherStage(_ sentence: Sentence, _ mentions: [StageMentions.Mention]) -> Sentence? {
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

  /// "rename the leasing pipeline to Main funnel and make Toured 1 day": the pipeline's name, and what else is said.
  private func ownName(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)]) -> (
    own: Sentence, rest: Sentence?
  )? {
    let tokens = sentence.tokens
    guard let verb = verbs.first(where: { $0.verb == .rename })?.range,
      let noun = tokens[verb.lowerBound...].prefix(6).firstIndex(where: {
        ["pipeline", "funnel", "board"].contains($0.text)
      }), tokens[safe: noun + 1]?.text == "to"
    else { return nil }
    var (own, rest) = (sentence, sentence)
    guard let and = tokens[(noun + 2)...].firstIndex(where: { $0.text == "and" || $0.isMark(",") }) else {
      return (own, nil)
    }
    own.tokens = Array(tokens[..<and])
    rest.tokens = Array(tokens[(and + 1)...])
    return (own, rest.tokens.count > 2 ? rest : nil)
  }

  mutating func whole(_ sentence: Sentence, _ verbs: [(verb: EditVerb, range: Range<Int>)]) -> Bool {
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
  func takesOut(_ sentence: Sentence) -> Bool {
    guard let at = sentence.tokens.firstIndex(where: { $0.text == "pipeline" }) else { return false }
    return sentence.tokens[max(0, at - 4)..<at].contains { ["from", "of", "in"].contains($0.text) }
  }

  // MARK: Asking

  mutating func askForLimit(
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
