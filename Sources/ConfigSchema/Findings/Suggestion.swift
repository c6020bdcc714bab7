/// Finds what somebody probably meant: the known word closest to an unknown one.
public enum Suggestion {
  /// Longer words are never compared: no name is that long, and the cost grows with the square of the length.
  private static let longestWord = 64

  /// The closest candidate, or nil when none is close: at most a third of the letters may be wrong, missing, too many or
  /// swapped with their neighbour. Case does not count, nor do spaces and hyphens in the place of underscores.
  public static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longestWord else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard other.count <= longestWord else { continue }
      let limit = (best?.distance ?? max(wanted.count, other.count) / 3 + 1) - 1
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit { best = (candidate, distance) }
      if distance == 0 { break }
    }
    return best?.word
  }

  /// `Did you mean "lead_created"?`, or nil when nothing is close.
  public static func didYouMean(_ word: String, in candidates: some Sequence<String>) -> String? {
    nearest(word, in: candidates).map { "Did you mean \"\($0)\"?" }
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// How many letters must be changed, added, removed or swapped with a neighbour (optimal string alignment).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    // The table's last three rows, each written over when its turn comes again.
    var before = Array(repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    var row = before
    for i in 0..<a.count {
      row[0] = i + 1
      for j in 0..<b.count {
        var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row[j + 1] = cost
      }
      (before, above, row) = (above, row, before)
    }
    return above[b.count]
  }
}
