/// Finds stages by name in a sentence.
struct StageMentions {
  struct Mention: Hashable, Sendable {
    let stage: Int
    let range: Range<Int>
  }
  let mentions: [Mention]

  /// - Parameter names: the stages in order. A longer name wins over a shorter one inside it.
  init(_ tokens: [Token], names: [String]) {
    let words = names.map { Names.words($0) }
    var found: [Mention] = []
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .quote, let stage = names.firstIndex(where: { Names.same($0, tokens[i].content) }) {
        found.append(Mention(stage: stage, range: i..<(i + 1)))
        i += 1
        continue
      }
      var best: Mention?
      for (n, name) in words.enumerated() where !name.isEmpty {
        if let end = Names.end(tokens, i, of: name), end > (best?.range.upperBound ?? i) {
          best = Mention(stage: n, range: i..<end)
        }
      }
      if best == nil, let partial = Self.partial(tokens, i, words) { best = partial }
      if let best {
        found.append(best)
        i = best.range.upperBound
      } else {
        i += 1
      }
    }
    mentions = found
  }

  /// "manager approval" for "Approval by manager", "guarantor step" for "Guarantor docs": a telling word of one stage only.
  private static func partial(_ tokens: [Token], _ i: Int, _ words: [[String]]) -> Mention? {
    guard tokens[i].kind == .word, let word = Names.normal(tokens[i]), word.utf8.count > 3, !plain.contains(word) else {
      return nil
    }
    let matches = words.indices.filter { words[$0].count > 1 && words[$0].contains(word) }
    guard matches.count == 1 else { return nil }
    return Mention(stage: matches[0], range: i..<(i + 1))
  }

  private static let plain: Set<String> = [
    "lead", "tour", "stage", "step", "text", "email", "task", "hour", "days", "week", "call", "list", "sign", "booked",
    "days", "after", "need", "make", "give", "with", "sent", "given", "pending", "review", "manager", "move",
  ]
}
