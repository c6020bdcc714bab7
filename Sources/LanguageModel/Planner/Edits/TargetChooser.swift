import ConfigSchema

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
    if let several = several(matches, context) ?? listed(context, properties) { return several }
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
  func saysAll(of rivals: [TriggerFinder.Match], _ context: Context) -> Bool {
    let deeds = Set(context.verbs.map(\.verb).filter { [.delete, .off, .on].contains($0) })
    return deeds.count == 1 && context.sentence.contains("both") && rivals.count == 2
  }

  /// "switch off the hello text and the price sheet": several names for one deed.
  func several(_ matches: [TriggerFinder.Match], _ context: Context) -> TriggerTarget? {
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

  /// "turn off the nudge and the Zillow note": a list of things for one deed, each by some of its words.
  func listed(_ context: Context, _ properties: Set<ItemID>) -> TriggerTarget? {
    let deeds = context.verbs.filter { [.delete, .off, .on, .keep].contains($0.verb) }
    guard deeds.count == 1, let deed = deeds.first, deed.verb != .keep, deed.range.lowerBound <= 3 else { return nil }
    let tokens = context.sentence.tokens
    let parts = tokens[deed.range.upperBound...].split { $0.isMark || ["and", "plus", "off", "on"].contains($0.text) }
    guard parts.count > 1, parts.allSatisfy({ $0.count <= 6 && ["the", "our", "that"].contains($0.first?.text ?? "") })
    else { return nil }
    let found = parts.map { part in
      let tokens = Array(part)
      let matches = finder.matches(tokens, tags: Tagger.tags(tokens), properties: properties)
      return matches.first.map { best in rivals(of: best, matches, context).map(\.item) } ?? []
    }
    let items = found.flatMap(\.self)
    guard found.allSatisfy({ Set($0.map(\.name)).count == 1 }), Set(items.map(\.name)).count == parts.count else {
      return items.isEmpty ? nil : .ambiguous(items)
    }
    return .found(items, range: parts[0].startIndex..<parts[parts.count - 1].endIndex)
  }

  // MARK: Rivals and pronouns

  func rivals(of best: TriggerFinder.Match, _ matches: [TriggerFinder.Match], _ context: Context)
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
  func pronounLeads(_ tokens: [Token], before name: Int) -> Bool {
    guard let at = tokens.prefix(4).firstIndex(where: { ["it", "them"].contains($0.text) }), at >= 1 else {
      return false
    }
    return at + 2 < name && !EditLexicon.verbs(Array(tokens[...at]), outside: []).isEmpty
  }

  func pronoun(_ tokens: [Token]) -> Bool {
    tokens.contains { ["it", "that", "this", "them", "its"].contains($0.text) }
  }

  static let links: Set<String> = [
    "only", "just", "not", "also", "and", "except", "but", "make", "from", "to", "with", "due", "at", "unless", "until",
    "then",
    "plus", "right", "yes", "yeah", "ok", "okay",
  ]

  /// Whether a sentence without a verb of changing still speaks of what was named before.
  func goesOn(_ context: Context) -> Bool {
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

  func onFocus(_ context: Context) -> TriggerTarget {
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
