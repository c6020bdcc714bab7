/// Writes out what several numbers share: "at 1, 3 and 7 days" as "at 1 days, 3 days and 7 days". Offsets of what is there do
/// not move; the unit that is added has no width.
enum SharedUnits {
  static func written(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    for (i, token) in tokens.enumerated() {
      result.append(token)
      guard token.kind == .number, token.value != nil, var unit = unit(after: i, tokens) else { continue }
      (unit.start, unit.end) = (token.end, token.end)
      result.append(unit)
    }
    return result
  }

  /// The unit that stands behind the last number of a list, for one before the last.
  private static func unit(after i: Int, _ tokens: [Token]) -> Token? {
    if tokens[safe: i - 1]?.text == "between" { return nil }
    var (at, numbers, joins) = (i + 1, 1, 0)
    while let token = tokens[safe: at] {
      if token.kind == .number {
        if joins == 0 || token.isJoined { return nil }
        (numbers, joins) = (numbers + 1, 0)
      } else if token.isMark(",") || token.isMark("&") || ["and", "then", "at"].contains(token.text) {
        joins += 1
      } else {
        break
      }
      at += 1
    }
    guard numbers > 1, joins == 0, let token = tokens[safe: at], TimeUnit.named(token.text) != nil else { return nil }
    return token
  }
}
