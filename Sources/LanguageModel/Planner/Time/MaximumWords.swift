/// Ways of naming the longest time something may take that hold a "not": "cannot sit past five days".
enum MaximumWords {
  private static let beyond: Set<String> = [
    "past", "over", "exceed", "beyond", "more", "longer", "outlast", "surpass", "top", "above",
  ]

  /// Whether the "not" in front of an amount bounds it instead of denying it.
  static func bounds(_ before: ArraySlice<Token>) -> Bool {
    guard let not = before.lastIndex(where: { ["not", "never", "no"].contains($0.text) }) else { return false }
    return before[not...].contains { beyond.contains($0.text) }
  }
}

/// Judgements that make a value the old one: "twelve hours on Inquiry is slow".
enum Verdicts {
  private static let links: Set<String> = [
    "is", "are", "was", "feels", "seems", "looks", "sounds", "s", "takes", "drags", "has",
  ]
  private static let judgements: Set<String> = [
    "slow", "long", "short", "tight", "generous", "excessive", "overkill", "silly", "ridiculous", "crazy", "wrong",
    "forever", "early", "late", "soon", "quick", "fast", "stingy", "harsh", "lax", "loose", "steep", "lazy", "nuts",
    "unrealistic", "realistic", "noise", "nothing", "outdated", "insane", "tough", "rushed", "pushy", "aggressive",
    "nonsense",
  ]

  /// Whether the words behind an amount, up to the end of the clause, judge it.
  static func follow(_ tokens: [Token], _ end: Int) -> Bool {
    let start = tokens[safe: end]?.isMark("%") == true ? end + 1 : end
    let clause = tokens[min(start, tokens.count)...].prefix(7).prefix { !$0.isMark && $0.kind != .number }
    guard let link = clause.firstIndex(where: { links.contains($0.text) }) else { return false }
    return clause[link...].prefix(4).contains { judgements.contains($0.text) }
  }
}
