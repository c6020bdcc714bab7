import ConfigSchema

/// Parts of a sentence that each change something else: "turn the hello text off, delete the brochure mail and leave …".
struct EditClauses {
  let finder: TriggerFinder
  let properties: Set<ItemID>

  /// The sentence in parts; the sentence alone when it is about one thing.
  /// - Parameter stages: names of the stages there are.
  static func split(_ sentence: Sentence, finder: TriggerFinder, scope: PropertyScope, stages: [String]) -> [Sentence] {
    let clauses = EditClauses(finder: finder, properties: Set(scope.targets))
    if let parts = clauses.byStage(sentence, stages) { return parts }
    if let parts = clauses.behindName(sentence) ?? clauses.byVerb(sentence) ?? clauses.byName(sentence)
      ?? clauses.byOther(sentence)
    {
      return parts
    }
    return clauses.byNewName(sentence) ?? [sentence]
  }

  // MARK: A stage and an automation

  /// "put Application at 7 days, and turn the Zillow note off": one part is about a stage, the other about an automation.
  private func byStage(_ sentence: Sentence, _ stages: [String]) -> [Sentence]? {
    let tokens = sentence.tokens
    guard !stages.isEmpty, !names(in: sentence).isEmpty else { return nil }
    let cuts = tokens.indices.filter { $0 > 1 && tokens[$0 - 1].text == "and" && $0 < tokens.count - 1 }
    for cut in cuts {
      let parts = Self.cut(sentence, at: [cut])
      let named = parts.map { !names(in: $0).isEmpty && saysSomething($0) }
      guard named.filter({ $0 }).count == 1, let other = zip(parts, named).first(where: { !$0.1 })?.0 else { continue }
      let mentions = StageMentions(other.tokens, names: stages).mentions
      let isAboutStage =
        mentions.contains { $0.range.count >= Names.words(stages[$0.stage]).count }
        && Tagger.tags(other.tokens).contains { $0.span != nil }
      if isAboutStage { return parts }
    }
    return nil
  }

  // MARK: A verb each

  private func byVerb(_ sentence: Sentence) -> [Sentence]? {
    let tokens = sentence.tokens
    let verbs = EditLexicon.verbs(tokens, outside: []).filter {
      [.delete, .off, .on, .change, .keep, .rename].contains($0.verb)
    }
    guard Set(verbs.map(\.verb)).count > 1 else { return nil }
    let cuts = verbs.map(\.range.lowerBound).filter {
      $0 > 0 && (tokens[$0 - 1].isMark(",") || tokens[$0 - 1].text == "and")
    }
    guard !cuts.isEmpty else { return nil }
    let parts = Self.cut(sentence, at: cuts)
    let known = parts.compactMap { names(in: $0).first?.item.name }
    return known.count == parts.count && Set(known).count == known.count ? parts : nil
  }

  /// "turn on the two hour one, and change the one for 24 hours to an e-mail": the second verb has an object of its own.
  private func byOther(_ sentence: Sentence) -> [Sentence]? {
    let tokens = sentence.tokens
    let verbs = EditLexicon.verbs(tokens, outside: []).filter { [.delete, .off, .on, .change].contains($0.verb) }
    let cuts = verbs.map(\.range.lowerBound).filter { at in
      at > 1 && tokens[at - 1].text == "and"
        && ["the one", "the other"].contains(
          [tokens[safe: at + 1], tokens[safe: at + 2]].map { $0?.text ?? "" }.joined(separator: " "))
    }
    guard cuts.count == 1, verbs.contains(where: { $0.range.upperBound <= cuts[0] }) else { return nil }
    return Self.cut(sentence, at: cuts)
  }

  // MARK: A name and a value each

  /// "the chat alert goes off at 5 minutes, and the review chase after a day": each name has something said of it.
  private func byName(_ sentence: Sentence) -> [Sentence]? {
    let tokens = sentence.tokens
    let found = names(in: sentence)
    guard found.count > 1 else { return nil }
    let cuts = found.dropFirst().compactMap { match -> Int? in
      let start = match.range!.lowerBound
      return tokens[..<start].lastIndex { $0.isMark(",") || $0.isMark(";") || ["and", "but"].contains($0.text) }
        .map { $0 + 1 }
    }
    guard cuts.count == found.count - 1, cuts == cuts.sorted(), Set(cuts).count == cuts.count else { return nil }
    let parts = Self.cut(sentence, at: cuts)
    return parts.allSatisfy { names(in: $0).count == 1 && saysSomething($0) } ? parts : nil
  }

  private func saysSomething(_ part: Sentence) -> Bool {
    let name = names(in: part).first?.range ?? 0..<0
    let tags = Tagger.tags(part.tokens).filter { !$0.core.overlaps(name) }
    return tags.contains { $0.span != nil || $0.isCondition || $0.isNumber }
      || EditLexicon.verbs(part.tokens, outside: tags).contains { !name.contains($0.range.lowerBound) }
  }

  /// Whole names in the order in which they stand, none overlapping another.
  private func names(in sentence: Sentence) -> [TriggerFinder.Match] {
    var chosen: [TriggerFinder.Match] = []
    for match in finder.matches(sentence.tokens, tags: [], properties: properties)
    where match.coverage >= 0.99 && match.item.words.count >= 2 {
      guard let range = match.range, range.count <= match.item.words.count + 2 else { continue }
      if chosen.allSatisfy({ !$0.range!.overlaps(range) && $0.item.name != match.item.name }) { chosen.append(match) }
    }
    return chosen.sorted { $0.range!.lowerBound < $1.range!.lowerBound }
  }

  // MARK: A new name

  /// "… go out a day later and rename it Tour follow-up": the name is given by itself.
  private func byNewName(_ sentence: Sentence) -> [Sentence]? {
    let tokens = sentence.tokens
    let verbs = EditLexicon.verbs(tokens, outside: [])
    guard verbs.contains(where: { $0.verb == .change }),
      let rename = verbs.last(where: { $0.verb == .rename }),
      let link = tokens[..<min(rename.range.lowerBound + 1, tokens.count)].lastIndex(where: {
        $0.text == "and" || $0.isMark(",")
      }), rename.range.lowerBound - link <= 2, link > 2
    else { return nil }
    let rest = tokens[rename.range.lowerBound...].prefix(5)
    guard rest.contains(where: { ["it", "that", "this"].contains($0.text) }) else { return nil }
    let parts = Self.cut(sentence, at: [link + 1])
    // The name of a stage is given together with the rest that is said of the stage.
    return parts[0].containsAny(["stage", "step", "column", "pipeline"]) ? nil : parts
  }

  /// "rename “…” to “…” and make it due in two hours".
  private func behindName(_ sentence: Sentence) -> [Sentence]? {
    let tokens = sentence.tokens
    let verbs = EditLexicon.verbs(tokens, outside: [])
    guard let rename = verbs.first(where: { $0.verb == .rename }),
      let and = tokens.indices.first(where: { i in
        i > rename.range.upperBound && tokens[i].text == "and"
          && ["make", "set", "have", "move", "send", "give"].contains(tokens[safe: i + 1]?.text ?? "")
          && ["it", "them"].contains(tokens[safe: i + 2]?.text ?? "")
          || i > rename.range.upperBound && tokens[i].text == "and"
            && ["include", "add", "exclude", "also", "limit", "restrict"].contains(tokens[safe: i + 1]?.text ?? "")
      }), tokens[..<and].contains(where: { $0.kind == .quote })
    else { return nil }
    return Self.cut(sentence, at: [and + 1])
  }

  private static func cut(_ sentence: Sentence, at cuts: [Int]) -> [Sentence] {
    let bounds = [0] + cuts + [sentence.tokens.count]
    return zip(bounds, bounds.dropFirst()).map { from, to -> Sentence in
      var part = sentence
      part.tokens = Array(sentence.tokens[from..<to])
      while let last = part.tokens.last, last.isMark(",") || last.isMark(";") || last.text == "and" {
        part.tokens.removeLast()
      }
      return part
    }
  }
}
