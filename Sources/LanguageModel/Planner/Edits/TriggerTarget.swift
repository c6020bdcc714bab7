import ConfigSchema

/// What a sentence says it is about.
enum TriggerTarget {
  /// The same thing at one or more properties.
  case found([Item], range: Range<Int>?)
  /// Several fit: which one?
  case ambiguous([Item])
  /// Clearly about something that exists, but nothing fits.
  case missing
  /// Not about something that exists.
  case none
}

/// Decides whether a sentence changes an existing trigger, and which.
struct TargetChooser {
  let finder: TriggerFinder
  let workspace: Workspace

  struct Context {
    var sentence: Sentence
    var tags: [Tag]
    var verbs: [(verb: EditVerb, range: Range<Int>)]
    var scope: PropertyScope
    /// The trigger spoken of before.
    var focus: [Item]
  }

  func choose(_ context: Context) -> TriggerTarget {
    let tokens = context.sentence.tokens
    let properties = Set(context.scope.targets)
    let matches = finder.matches(tokens, tags: context.tags, properties: properties)
    guard let best = matches.first else { return onFocus(context) }
    if !context.focus.isEmpty, pronounLeads(tokens, before: best.range?.lowerBound ?? 0) { return onFocus(context) }
    let strength = strength(best, context)
    if strength == .none { return onFocus(context) }
    if strength == .weak, !context.focus.isEmpty, pronoun(tokens) { return onFocus(context) }
    if let several = several(matches, context) { return several }
    let rivals = rivals(of: best, matches, context)
    if Set(rivals.map(\.item.name)).count > 1 {
      return saysAll(of: rivals, context)
        ? .found(rivals.map(\.item), range: best.range) : .ambiguous(rivals.map(\.item))
    }
    let same = matches.filter { Names.same($0.item.name, best.item.name) && $0.coverage >= best.coverage - 0.01 }
    let items =
      context.scope.isExplicit ? same.map(\.item) : same.map(\.item).filter { $0.property == best.item.property }
    return .found(items.isEmpty ? [best.item] : items, range: best.range)
  }

  /// "turn off both follow-ups": all that the words fit, when it is as many as said and one deed for all.
  private func saysAll(of rivals: [TriggerFinder.Match], _ context: Context) -> Bool {
    let deeds = Set(context.verbs.map(\.verb).filter { [.delete, .off, .on].contains($0) })
    return deeds.count == 1 && context.sentence.contains("both") && rivals.count == 2
  }

  /// "switch off the hello text and the price sheet": several names for one deed.
  private func several(_ matches: [TriggerFinder.Match], _ context: Context) -> TriggerTarget? {
    let verbs = context.verbs.map(\.verb)
    guard
      verbs.contains(where: { [.delete, .off, .on].contains($0) })
        || verbs.contains(.change) && context.sentence.containsAny(["both", "all", "each"])
    else { return nil }
    // Different deeds in one sentence: which belongs to which is not certain.
    let deeds = Set(verbs.filter { [.delete, .off, .on, .keep].contains($0) })
    var chosen: [TriggerFinder.Match] = []
    for match in matches where match.coverage >= 0.99 && match.item.words.count >= 2 {
      guard let range = match.range, range.count <= match.item.words.count + 1 else { continue }
      let isFree = chosen.allSatisfy { Names.same($0.item.name, match.item.name) || !$0.range!.overlaps(range) }
      if isFree { chosen.append(match) }
    }
    guard Set(chosen.map(\.item.name)).count > 1 else { return nil }
    if deeds.count > 1 { return .ambiguous(chosen.map(\.item)) }
    let lower = chosen.map { $0.range!.lowerBound }.min()!
    let upper = chosen.map { $0.range!.upperBound }.max()!
    let between = context.sentence.tokens[lower..<upper]
    guard between.contains(where: { ["and", "&", ",", "plus", "or"].contains($0.text) }) else { return nil }
    let home = chosen[0].item.property
    return .found(
      chosen.map(\.item).filter { context.scope.isExplicit || $0.property == home }, range: lower..<upper)
  }

  // MARK: How sure

  private enum Strength { case none, weak, strong }

  private func strength(_ match: TriggerFinder.Match, _ context: Context) -> Strength {
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
  private func turnsInto(_ tokens: [Token]) -> Bool {
    ["turn", "change", "convert", "switch"].contains(tokens.first { !$0.isMark }?.text ?? "")
      && tokens.contains { $0.text == "into" }
  }

  /// "so that missed showing thing.": hardly more than the name.
  private func isTopic(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    return tokens.filter { !$0.isMark }.count <= range.count + 4
  }

  /// "the drip e-mail, it is not pulling its weight": named in front, then spoken of.
  private func isSetApart(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range, range.lowerBound <= 2, let before = tokens[safe: range.lowerBound - 1],
      Self.determiners.contains(before.text), tokens[safe: range.upperBound]?.isMark(",") == true
    else { return false }
    return tokens[range.upperBound...].prefix(3).contains { ["it", "that", "they", "its"].contains($0.text) }
  }

  /// "I do not like the nudge.": what somebody thinks of it, and then what to do.
  private static let opinions: Set<String> = [
    "like", "hate", "annoying", "useless", "about", "dislike", "tired", "stupid",
  ]

  /// "lead poke: 7 days": the name stands before a colon.
  private func isHeading(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    return range.lowerBound <= 1 && range.count >= 2 && tokens[safe: range.upperBound]?.isMark(":") == true
  }

  private func hasStrongVerb(_ verbs: [(verb: EditVerb, range: Range<Int>)]) -> Bool {
    verbs.contains { [.delete, .off, .on, .rename, .change, .shorter, .longer].contains($0.verb) }
  }

  private static let determiners: Set<String> = [
    "the", "that", "our", "my", "this", "existing", "current", "those", "these", "your",
  ]

  /// "the …", a name in quotation marks, or a name that opens the sentence.
  private func isDefinite(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
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
  private func createsNew(_ match: TriggerFinder.Match, _ context: Context) -> Bool {
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
  private func intoTarget(_ match: TriggerFinder.Match, _ tokens: [Token]) -> Bool {
    guard let range = match.range else { return false }
    let before = tokens[max(0, range.lowerBound - 3)..<range.lowerBound].map(\.text)
    return before.contains { ["to", "in", "into", "on", "onto"].contains($0) }
      && before.contains { Self.determiners.contains($0) }
  }

  /// A moment with "when", and something to do.
  private func isRuleLike(_ context: Context, _ match: TriggerFinder.Match) -> Bool {
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

  // MARK: Rivals and pronouns

  private func rivals(of best: TriggerFinder.Match, _ matches: [TriggerFinder.Match], _ context: Context)
    -> [TriggerFinder.Match]
  {
    if best.coverage >= 0.99, best.item.words.count >= 2 {
      return matches.filter { $0.coverage >= 0.99 && $0.item.words.count >= best.item.words.count }
    }
    return matches.filter {
      $0.score >= best.score * 0.86 && $0.coverage >= best.coverage - 0.25 && $0.item.property == best.item.property
    }
  }

  /// "Limit it to …, the night owl one covers the rest": the pronoun says what the sentence is about.
  private func pronounLeads(_ tokens: [Token], before name: Int) -> Bool {
    guard let at = tokens.prefix(4).firstIndex(where: { ["it", "them"].contains($0.text) }), at >= 1 else {
      return false
    }
    return at + 2 < name && !EditLexicon.verbs(Array(tokens[...at]), outside: []).isEmpty
  }

  private func pronoun(_ tokens: [Token]) -> Bool {
    tokens.contains { ["it", "that", "this", "them", "its"].contains($0.text) }
  }

  private static let links: Set<String> = [
    "only", "just", "not", "also", "and", "except", "but", "make", "from", "to", "with", "due", "at", "unless", "until",
    "then",
    "plus", "right", "yes", "yeah", "ok", "okay",
  ]

  /// Whether a sentence without a verb of changing still speaks of what was named before.
  private func goesOn(_ context: Context) -> Bool {
    if context.tags.contains(where: \.isStop) || pronoun(context.sentence.tokens) { return true }
    let isShort = context.sentence.tokens.filter { !$0.isMark }.count <= 5
    if isShort,
      !context.tags.contains(where: {
        $0.event.map { event in !event.isWeak && !context.focus.contains { $0.event == event.type } } ?? false
          || $0.isCondition
      })
    {
      return true
    }
    return context.sentence.tokens.first { !$0.isMark }.map { Self.links.contains($0.text) } ?? false
  }

  private func onFocus(_ context: Context) -> TriggerTarget {
    let tokens = context.sentence.tokens
    let startsRule =
      context.tags.contains { $0.isWhenClause(tokens) } && context.tags.contains { $0.event?.isWeak == false }
      && context.tags.contains { $0.action != nil }
    guard !context.focus.isEmpty, !startsRule else { return .none }
    let hasValue = context.tags.contains { tag in
      tag.span != nil || tag.isCondition || tag.isStop || tag.action != nil
        || { if case .number = tag.meaning { true } else { false } }()
        || { if case .priority = tag.meaning { true } else { false } }()
        || { if case .quote = tag.meaning { true } else { false } }()
    }
    guard !context.verbs.isEmpty || hasValue && goesOn(context) else { return .none }
    return .found(context.focus, range: nil)
  }
}
