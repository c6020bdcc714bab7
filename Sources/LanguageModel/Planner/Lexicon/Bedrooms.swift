/// Reads the sizes of homes people ask for: "3bd or 4bd+", "two bedroom", "studios".
enum Bedrooms {
  private static let words: Set<String> = [
    "bd", "bds", "br", "brs", "bed", "beds", "bedroom", "bedrooms", "bdrm", "bdrms", "bdr",
  ]

  static func read(_ tokens: [Token], _ start: Int) -> (sizes: [String], end: Int)? {
    var sizes: [String] = []
    var at = start
    var end = start
    var pending: [Int] = []
    while let token = tokens[safe: at] {
      if token.text == "studio" || token.text == "studios" || token.text == "efficiency" {
        sizes.append("studio")
        at += 1
        end = at
      } else if token.kind == .number, let value = token.value, (0...6).contains(value), value == value.rounded() {
        at += 1
        pending.append(Int(value))
        guard let (more, after) = unit(tokens, at) else {
          if !linksOn(tokens, at) { break }
          if tokens[safe: at].map({ !$0.isJoined }) ?? true { at += 1 }
          continue
        }
        sizes += pending.dropLast().map { self.size($0) } + self.sizes(from: pending.last!, orMore: more)
        pending = []
        at = after
        end = at
      } else {
        break
      }
      guard linksOn(tokens, at) else { break }
      at += 1
      while tokens[safe: at].map({ ["or", "and", "a"].contains($0.text) }) ?? false { at += 1 }
    }
    return sizes.isEmpty ? nil : (sizes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, end)
  }

  private static func unit(_ tokens: [Token], _ at: Int) -> (orMore: Bool, end: Int)? {
    var at = at
    var more = false
    if tokens[safe: at]?.isMark("+") == true {
      more = true
      at += 1
    }
    if let word = tokens[safe: at]?.text, ["or", "and"].contains(word), let next = tokens[safe: at + 1]?.text,
      ["more", "bigger", "larger", "up"].contains(next)
    {
      more = true
      at += 2
    }
    guard let word = tokens[safe: at], words.contains(word.text) else { return nil }
    at += 1
    if tokens[safe: at]?.isMark("+") == true {
      more = true
      at += 1
    }
    if let word = tokens[safe: at]?.text, ["or", "and"].contains(word), let next = tokens[safe: at + 1]?.text,
      ["more", "bigger", "larger", "up", "above"].contains(next)
    {
      more = true
      at += 2
    }
    return (more, at)
  }

  private static func linksOn(_ tokens: [Token], _ at: Int) -> Bool {
    guard let token = tokens[safe: at] else { return false }
    if token.kind == .number { return token.isJoined }
    guard ["or", "and"].contains(token.text) || token.isMark(",") || token.isMark("/") || token.isMark("&") else {
      return false
    }
    guard let next = tokens[safe: at + 1] else { return false }
    return next.kind == .number || ["studio", "studios", "or", "and", "a"].contains(next.text)
  }

  private static func size(_ n: Int) -> String { n == 0 ? "studio" : n >= 4 ? "4bd+" : "\(n)bd" }
  private static func sizes(from n: Int, orMore: Bool) -> [String] {
    orMore ? (n...max(n, 4)).map(size) : [size(n)]
  }
}
