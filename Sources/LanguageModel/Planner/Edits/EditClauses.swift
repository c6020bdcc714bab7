/// Parts of a sentence that each change something else: "turn the hello text off, delete the brochure mail and leave …".
enum EditClauses {
  /// The sentence in parts, each with a verb of its own at its beginning; the sentence alone when it is about one thing.
  static func split(_ sentence: Sentence, finder: TriggerFinder, scope: PropertyScope) -> [Sentence] {
    let tokens = sentence.tokens
    let verbs = EditLexicon.verbs(tokens, outside: []).filter {
      [.delete, .off, .on, .change, .keep, .rename].contains($0.verb)
    }
    guard Set(verbs.map(\.verb)).count > 1 else { return [sentence] }
    let cuts = verbs.map(\.range.lowerBound).filter {
      $0 > 0 && (tokens[$0 - 1].isMark(",") || tokens[$0 - 1].text == "and")
    }
    guard !cuts.isEmpty else { return [sentence] }
    let bounds = [0] + cuts + [tokens.count]
    let parts = zip(bounds, bounds.dropFirst()).map { from, to -> Sentence in
      var part = sentence
      part.tokens = Array(tokens[from..<to])
      while let last = part.tokens.last, last.isMark(",") || last.text == "and" { part.tokens.removeLast() }
      return part
    }
    let properties = Set(scope.targets)
    let names = parts.map { part in
      finder.matches(part.tokens, tags: [], properties: properties).first {
        $0.coverage >= 0.99 && $0.item.words.count >= 2
      }?
      .item.name
    }
    let known = names.compactMap { $0 }
    return known.count == parts.count && Set(known).count == known.count ? parts : [sentence]
  }
}
