import ConfigSchema

/// How sure it is that a sentence speaks of something that exists.
extension TargetChooser {
  enum Strength { case none, weak, strong }

  func strength(_ match: TriggerFinder.Match, _ context: Context) -> Strength {
    let tokens = context.sentence.tokens
    let changes = context.verbs.filter { $0.verb != .keep }
    let edits = !changes.isEmpty
    let creates = createsNew(match, context)
    if creates { return .none }
    let definite = isDefinite(match, tokens)
    let isRule = isRuleLike(context, match) && !turnsInto(tokens)
    if match.coverage >= 0.99, match.item.words.count >= 2 { return edits || !isRule ? .strong : .none }
    if match.coverage >= 0.7, edits || definite, !isRule || definite && edits { return .strong }
    if match.coverage >= 0.45, edits, definite, !isRule || hasStrongVerb(changes) { return .strong }
    if match.coverage >= 0.6, definite, isTopic(match, tokens) { return .strong }
    if match.coverage >= 0.4, definite, isTopic(match, tokens),
      tokens.contains(where: { Self.opinions.contains($0.text) })
    {
      return .strong
    }
    if match.coverage >= 0.45, isSetApart(match, tokens), !isRule { return .strong }
    if match.coverage >= 0.4, isHeading(match, tokens) { return .strong }
    // By what it does: "the e-mail we send after tours".
    if match.score >= 0.62, edits, definite, hasStrongVerb(changes),
      !isRule || context.tags.contains(where: { $0.event?.type == match.item.event })
    {
      return .strong
    }
    if match.coverage >= 0.3, edits, definite, hasStrongVerb(changes), !isRule { return .weak }
    return .none
  }

  /// "turn the hot lead task into a text": what there is becomes something else.
  func turnsInto(_ tokens: [Token]) -> Bool {
    ["turn", "change", "convert", "switch"].contains(tokens.first { !$0.isMark }?.text ?? "")
      && tokens.contains { $0.text == "into" }
  }

  /// "so that missed showing thing.": hardly more than the name.
  func isTopic(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    return tokens.filter { !$0.isMark }.count <= range.count + 4
  }

  /// "the drip e-mail, it is not pulling its weight": named in front, then spoken of.
  func isSetApart(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range, range.lowerBound <= 2, let before = tokens[safe: range.lowerBound - 1],
      Self.determiners.contains(before.text), tokens[safe: range.upperBound]?.isMark(",") == true
    else { return false }
    return tokens[range.upperBound...].prefix(3).contains { ["it", "that", "they", "its"].contains($0.text) }
  }

  /// "I do not like the nudge.": what somebody thinks of it, and then what to do.
  static let opinions: Set<String> = [
    "like", "hate", "annoying", "useless", "about", "dislike", "tired", "stupid",
  ]

  /// "lead poke: 7 days": the name stands before a colon.
  func isHeading(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    if range.lowerBound <= 1, range.count >= 2, tokens[safe: range.upperBound]?.isMark(":") == true { return true }
    return range.lowerBound == 0 && range.count >= 2 && match.coverage >= 0.5
      && ["at", "off", "on", ">", ","].contains(tokens[safe: range.upperBound]?.text ?? "")
  }

  func hasStrongVerb(_ verbs: [(verb: EditVerb, range: Range<Int>)]) -> Bool {
    verbs.contains { [.delete, .off, .on, .rename, .change, .shorter, .longer].contains($0.verb) }
  }

  static let determiners: Set<String> = [
    "the", "that", "our", "my", "this", "existing", "current", "those", "these", "your",
  ]

  /// "the …", a name in quotation marks, or a name that opens the sentence.
  func isDefinite(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return true }
    if tokens.contains(where: { $0.kind == .quote && Names.same($0.content, match.item.name) }) { return true }
    let before = tokens[max(0, range.lowerBound - 4)..<range.lowerBound]
    if before.contains(where: { Self.determiners.contains($0.text) }) { return true }
    let opening = tokens[..<range.lowerBound].filter {
      !$0.isMark
        && ![
          "ok", "okay", "so", "and", "also", "hey", "hi", "now", "then", "next", "for", "on", "in", "about", "re",
          "change", "edit", "update", "delete", "remove", "turn", "off", "on", "pause", "rename", "disable", "enable",
          "stop", "kill", "reactivate", "switch", "shut", "cancel", "copy", "make",
        ].contains($0.text)
    }
    return opening.isEmpty
  }

  /// "add a …", "create a new …", "set up another …".
  func createsNew(_ match: TriggerFinder.Match, _ context: Context) -> Bool {
    let tokens = context.sentence.tokens
    let start = match.range?.lowerBound ?? 0
    let before = tokens[max(0, start - 4)..<start].map(\.text)
    let hasArticle =
      before.contains { ["a", "an", "another", "new"].contains($0) }
      && !before.contains { Self.determiners.contains($0) }
    let opener =
      tokens.first {
        !$0.isMark
          && ![
            "can", "could", "you", "we", "i", "and", "also", "ok", "please", "hey", "hi", "so", "let", "us", "want",
            "to", "need", "would", "like", "now",
          ].contains($0.text)
      }?.text ?? ""
    let isCreateVerb = [
      "add", "create", "build", "set", "make", "start", "send", "schedule", "put", "new", "whenever", "when", "if",
      "after",
    ].contains(opener)
    return hasArticle && isCreateVerb && match.coverage < 1.01 && !intoTarget(match, tokens) && !turnsInto(tokens)
  }

  /// "add a text to the welcome series".
  func intoTarget(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    let before = tokens[max(0, range.lowerBound - 3)..<range.lowerBound].map(\.text)
    return before.contains { ["to", "in", "into", "on", "onto"].contains($0) }
      && before.contains { Self.determiners.contains($0) }
  }

  /// A moment with "when", and something to do.
  func isRuleLike(_ context: Context, _ match: TriggerFinder.Match) -> Bool {
    let range = match.range ?? 0..<0
    let hasMoment = context.tags.contains { tag in
      guard let event = tag.event, !event.isWeak, !tag.isNegated, !range.overlaps(tag.core) else { return false }
      return context.tags.contains {
        $0.isWhenClause(context.sentence.tokens) && $0.start < tag.core.upperBound && tag.start - $0.start < 8
      }
    }
    let hasAction = context.tags.contains { $0.action != nil && !$0.isNegated && !range.overlaps($0.core) }
    return hasMoment && hasAction
  }
}
