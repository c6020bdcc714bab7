/// Finds e-mail addresses and telephone numbers. Ranges are ascending and do not overlap.
enum ContactScanner {
  static func emails(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
      var start = at
      while start > (found.last?.upperBound ?? 0), isLocal(bytes[start - 1]) { start -= 1 }
      var end = at + 1
      while end < bytes.count, isDomain(bytes[end]) { end += 1 }
      while end > at + 1, !isWord(bytes[end - 1]) { end -= 1 }
      if start < at, bytes[(at + 1)..<end].contains(UInt8(ascii: ".")) { found.append(start..<end) }
    }
    return found
  }

  /// North American numbers however they are grouped, and international ones with a plus.
  static func phones(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      guard isStart(bytes, at) else {
        at += 1
        continue
      }
      let (end, groups) = run(bytes, from: at)
      if isPhone(groups, first: bytes[at]), end == bytes.count || !isWord(bytes[end]) {
        found.append(at..<end)
        at = end
      } else {
        // The number may begin with the next group.
        at += 1
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
      }
    }
    return found
  }

  private static func isStart(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "(") else { return false }
    return at == 0 || !isWord(bytes[at - 1])
  }

  /// Digits and what stands between groups of them: the end after the last digit, and the lengths of the groups.
  private static func run(_ bytes: [UInt8], from start: Int) -> (end: Int, groups: [Int]) {
    var (at, end, groups, between) = (start, start, [Int](), 2)
    // No number has more groups than this.
    while at < bytes.count, groups.count < 8 {
      if isDigit(bytes[at]) {
        if between > 0 { groups.append(0) }
        groups[groups.count - 1] += 1
        (between, end) = (0, at + 1)
      } else if " -.()+".utf8.contains(bytes[at]), between < 3 {
        between += 1
      } else {
        break
      }
      at += 1
    }
    return (max(end, start), groups)
  }

  private static func isPhone(_ groups: [Int], first: UInt8) -> Bool {
    let total = groups.reduce(0, +)
    if first == UInt8(ascii: "+") { return (8...15).contains(total) }
    if groups == [1, 3, 3, 4] { return first == UInt8(ascii: "1") }
    return [[3, 3, 4], [10], [3, 7], [6, 4]].contains(groups)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 128
  }
  private static func isLocal(_ byte: UInt8) -> Bool { isWord(byte) || "._%+-".utf8.contains(byte) }
  private static func isDomain(_ byte: UInt8) -> Bool { isWord(byte) || ".-".utf8.contains(byte) }
}
