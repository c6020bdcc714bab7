/// Gives each stretch of time of a unit to the action it belongs to.
enum TimeAssigner {
  /// - Returns: for each action the index of its span, order kept; spans that no action takes are missing.
  static func assign(_ spans: [Tag], _ actions: [Tag], _ tokens: [Token]) -> [Int?] {
    var result = [Int?](repeating: nil, count: actions.count)
    guard !spans.isEmpty, !actions.isEmpty else { return result }
    if isListed(spans, actions, tokens) { return Array(actions.indices) }
    let (n, m) = (spans.count, actions.count)
    // Least cost of pairing the first i spans with the first j actions; leaving a span out is dear, an action cheap.
    var cost = [[Int]](repeating: [Int](repeating: 0, count: m + 1), count: n + 1)
    for i in 1...n { cost[i][0] = i * skipSpan }
    for i in 1...n {
      for j in 1...m {
        let pair = cost[i - 1][j - 1] + distance(spans[i - 1], actions[j - 1], tokens, actions)
        cost[i][j] = min(pair, cost[i - 1][j] + skipSpan, cost[i][j - 1])
      }
    }
    var (i, j) = (n, m)
    while i > 0, j > 0 {
      if cost[i][j] == cost[i][j - 1] {
        j -= 1
      } else if cost[i][j] == cost[i - 1][j - 1] + distance(spans[i - 1], actions[j - 1], tokens, actions) {
        result[j - 1] = i - 1
        i -= 1
        j -= 1
      } else {
        i -= 1
      }
    }
    return result
  }

  /// "after 1 day, 3 days and 7 days: a text, an e-mail, a task": two lists of the same length, one behind the other.
  private static func isListed(_ spans: [Tag], _ actions: [Tag], _ tokens: [Token]) -> Bool {
    guard spans.count == actions.count, spans.count > 1, let first = spans.first, let last = spans.last,
      last.end <= actions[0].start || actions[actions.count - 1].end <= first.start
    else { return false }
    return isList(spans, tokens, ["and", "then", "at", "after", "on"])
      && isList(actions, tokens, ["and", "then", "a", "an", "call"])
  }

  private static func isList(_ tags: [Tag], _ tokens: [Token], _ glue: Set<String>) -> Bool {
    zip(tags, tags.dropFirst()).allSatisfy { one, next in
      one.end <= next.start && tokens[one.end..<next.start].allSatisfy { $0.isMark || glue.contains($0.text) }
    }
  }

  private static let skipSpan = 60

  private static func distance(_ span: Tag, _ action: Tag, _ tokens: [Token], _ actions: [Tag]) -> Int {
    let isBefore = span.start < action.start
    let gap =
      isBefore
      ? span.core.upperBound..<max(action.start, span.core.upperBound) : action.end..<max(span.start, action.end)
    var cost = gap.count
    for i in gap where i < tokens.count {
      if tokens[i].isMark(",") { cost += 3 }
      if tokens[i].isMark(";") { cost += 8 }
      if tokens[i].text == "then" || tokens[i].text == "and" {
        cost += isBefore ? (tokens[i].text == "and" ? 1 : 4) : 6
      }
    }
    // "wait 20 minutes, then text" looks forward.
    if isBefore, tokens[span.start].text == "wait" || tokens[safe: span.start - 1]?.text == "wait" { cost -= 6 }
    if !isBefore, actions.contains(where: { $0.start > action.end && $0.start < span.start }) { cost += 40 }
    if isBefore, actions.contains(where: { $0.start < action.start && $0.start > span.end }) { cost += 40 }
    return max(cost, 0)
  }
}
