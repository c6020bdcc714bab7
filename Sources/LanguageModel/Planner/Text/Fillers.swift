/// Takes out what people say without meaning it: `uh`, `you know`, `[pause]`. Offsets of what stays do not move.
enum Fillers {
  private static let single: Set<String> = [
    "uh", "uhh", "um", "umm", "uhm", "er", "erm", "ah", "ahh", "eh", "hmm", "hm", "mm", "mhm", "basically", "literally",
    "pls", "plz", "please", "kindly", "yknow", "lol", "haha", "thx", "kinda", "sorta",
  ]
  private static let several: [[String]] = [
    ["you", "know"], ["kind", "of"], ["sort", "of"], ["i", "guess"], ["i", "think"],
    ["i", "believe"], ["lets", "say"], ["let", "us", "say"], ["let", "us", "see"], ["if", "possible"],
    ["if", "you", "can"],
    ["if", "you", "could"], ["what", "was", "it"], ["whats", "it", "called"],
  ]

  static func removed(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      if let length = length(tokens, i) {
        i += length
        // A filler set off by commas leaves one of them.
        if let next = tokens[safe: i], next.isMark(","), result.isEmpty || result.last!.isMark { i += 1 }
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }

  private static func length(_ tokens: [Token], _ i: Int) -> Int? {
    let token = tokens[i]
    if token.isMark("[") { return bracket(tokens, i) }
    guard token.kind == .word else { return nil }
    if single.contains(token.text) { return 1 }
    if token.text == "like", isFillerLike(tokens, i) { return 1 }
    if let length = wondering(tokens, i) ?? firstDay(tokens, i) { return length }
    for phrase in several where phrase[0] == token.text {
      if phrase.indices.allSatisfy({ tokens[safe: i + $0]?.text == phrase[$0] }) { return phrase.count }
    }
    return nil
  }

  /// "what do I call it", "how did they say": the speaker looks for a word.
  private static func wondering(_ tokens: [Token], _ i: Int) -> Int? {
    let shape: [Set<String>] = [
      ["what", "how"], ["do", "did", "does"], ["i", "we", "you", "they", "he", "she"], ["say", "call", "put"],
    ]
    guard shape.indices.allSatisfy({ shape[$0].contains(tokens[safe: i + $0]?.text ?? "") }) else { return nil }
    return ["it", "that", "them"].contains(tokens[safe: i + 4]?.text ?? "") ? 5 : 4
  }

  /// "Effective Monday: …", "effective immediately, …": from when on it holds, which every approval decides for itself.
  private static func firstDay(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "effective", tokens[..<i].allSatisfy(\.isMark), let next = tokens[safe: i + 1],
      Weekdays.named(next.text) != nil
        || ["immediately", "today", "tomorrow", "now", "next", "this"].contains(next.text)
    else { return nil }
    let rest = tokens[(i + 1)...].prefix(5)
    guard let mark = rest.firstIndex(where: { $0.isMark(":") || $0.isMark(",") }) else { return nil }
    return mark + 1 - i
  }

  /// A stage direction such as `[crosstalk]`.
  private static func bracket(_ tokens: [Token], _ i: Int) -> Int? {
    for length in 2...6 where tokens[safe: i + length]?.isMark("]") == true { return length + 1 }
    return nil
  }

  /// `like` between commas, or before a number or "a".
  private static func isFillerLike(_ tokens: [Token], _ i: Int) -> Bool {
    let before = tokens[safe: i - 1]
    let after = tokens[safe: i + 1]
    if after?.isMark(",") == true { return true }
    if after?.kind == .number {
      return !(before.map { ["something", "look", "looks", "sounds"].contains($0.text) } ?? false)
    }
    return before?.isMark(",") == true
  }
}
