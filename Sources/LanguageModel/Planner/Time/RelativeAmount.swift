/// Amounts that count from what there is: "two more days", "an hour earlier", "a day longer".
enum RelativeAmount {
  private static let more: Set<String> = ["more", "extra", "additional", "longer", "another"]
  private static let less: Set<String> = ["less", "fewer", "shorter", "sooner", "earlier"]
  private static let bounds: Set<String> = ["or", "than", "no", "not", "at"]

  private static let growing: Set<String> = ["extend", "lengthen", "increase", "raise", "prolong", "stretch", "delay"]
  private static let shrinking: Set<String> = ["shorten", "reduce", "decrease", "cut", "trim", "lower"]

  /// "extend it by two days", "cut it by a day".
  private static func by(_ start: Int, _ tokens: [Token]) -> Double? {
    guard tokens[safe: start - 1]?.text == "by" else { return nil }
    let before = tokens[max(0, start - 8)..<start].map(\.text)
    if before.contains(where: growing.contains) { return 1 }
    return before.contains(where: shrinking.contains) ? -1 : nil
  }

  /// +1 for more, -1 for less, nil when the amount stands by itself.
  static func sign(_ tag: Tag, _ tokens: [Token]) -> Double? {
    let (start, end) = (tag.core.lowerBound, tag.core.upperBound)
    for i in tag.core where more.contains(tokens[i].text) { return 1 }
    for i in tag.core where less.contains(tokens[i].text) { return -1 }
    if let sign = by(start, tokens) { return sign }
    // "add 24 hours to Contacted".
    if tokens[safe: start - 1]?.text == "add", tokens[safe: end]?.text == "to" { return 1 }
    guard let word = tokens[safe: end]?.text, !bounds.contains(tokens[safe: end + 1]?.text ?? "") else { return nil }
    if bounds.contains(tokens[safe: start - 1]?.text ?? "") { return nil }
    if more.contains(word), word != "another" { return 1 }
    if less.contains(word) { return -1 }
    let before = tokens[max(0, start - 2)..<start].map(\.text)
    return before.contains("extra") || before.contains("additional") ? 1 : nil
  }
}
