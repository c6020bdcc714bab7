/// Typed words that point at pasted material: "build this", "set up what she asks for".
enum Pointers {
  static func pointsToMaterial(_ sentence: Sentence) -> Bool { index.first(in: sentence.tokens) != nil }

  /// Whether a sentence says by itself when something should be done and what.
  static func asksForSomething(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    let hasEvent = tags.contains { $0.event != nil && $0.event?.isWeak != true }
    let hasAction = tags.contains { $0.action != nil }
    return hasEvent && hasAction && sentence.tokens.count > 6
  }

  /// Whether a sentence wants something made or changed, however short it is: "Make it three hours."
  static func orders(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    return asksForSomething(sentence)
      || !EditLexicon.verbs(sentence.tokens, outside: tags).isEmpty
        && tags.contains { $0.isValue || $0.action != nil }
  }

  private static let index = PatternIndex<Bool>(
    [
      "this", "these", "below", "attached", "attachment", "above", "see",
      "what|whatever|everything|all ~3 asks|ask|asked|asking|wants|want|wanted|says|said|wrote|requests|requested|needs|describes|described|sent|mentioned|listed",
      "the? photo|picture|image|whiteboard|screenshot|drawing|sketch|diagram|table|sheet|spreadsheet|napkin|sop|note|memo|form|page|flyer|poster|scan|chart|list",
      "email|transcript|recording|call|notes|message|thread",
      "the box|boxes|arrow|row|rows|ones|one|items|rules|steps|columns",
      "sop|policy|rule|item|row|step|point|number|section ~1 #",
      "her|his|their|danas ~1 request|ask|asks|requests|list|idea|instructions",
      "enabled|active|checked|highlighted|circled|starred|ticked|underlined", "set it|them up", "do it|that|so",
      "build it|that|them", "make it happen", "as drawn|written|shown|described|requested|asked",
      "same as ~2 picture|photo|image", "go ahead", "first|second|third|last one|row|item|rule",
      "like ~2 picture|photo|drawing", "turn into", "copy ~4 over", "forwarded",
      "from ~2 email|picture|photo|screenshot|whiteboard|notes", "here is", "here", "it",
    ].map { ($0, true) })
}
