/// Runs of words that can be asked for phrases.
struct WordRuns {
  /// So many words in a row are no accident.
  static let telling = 4

  private let runs: [ArraySlice<UInt64>]
  private let phrases: Set<UInt64>

  init(_ runs: [ArraySlice<UInt64>]) {
    self.runs = runs
    var phrases: Set<UInt64> = []
    for run in runs where run.count >= Self.telling {
      for start in run.startIndex...(run.endIndex - Self.telling) {
        phrases.insert(Self.phrase(run[start..<start + Self.telling]))
      }
    }
    self.phrases = phrases
  }

  func matches(_ table: PatternTable) -> Bool { runs.contains(where: table.matches) }

  /// The same, looking past phrases in which the words mean something else.
  func matches(_ table: PatternTable, lookingPast harmless: PatternTable) -> Bool {
    runs.contains { harmless.cut(from: $0).contains(where: table.matches) }
  }

  /// Whether these ``telling`` words stand in a row.
  func holdPhrase(_ words: ArraySlice<UInt64>) -> Bool { phrases.contains(Self.phrase(words)) }

  /// Whether all these words stand in a row.
  func hold(_ wanted: [UInt64]) -> Bool {
    guard let first = wanted.first else { return false }
    return runs.contains { run in
      guard run.count >= wanted.count else { return false }
      return (run.startIndex...(run.endIndex - wanted.count)).contains { start in
        run[start] == first && wanted.indices.allSatisfy { run[start + $0] == wanted[$0] }
      }
    }
  }

  private static func phrase(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }
}
