/// How many double quotation marks stand in each sentence, and whether one is open where it begins.
struct Quotations {
  /// Per sentence.
  private(set) var counts: [Int]
  /// Per sentence: whether a quotation of the same paragraph is open before its first word.
  private(set) var isOpenBefore: [Bool]

  init(_ prose: Prose) {
    counts = Array(repeating: 0, count: prose.sentences.count)
    isOpenBefore = Array(repeating: false, count: prose.sentences.count)
    count(prose)
    var isOpen = false
    for index in counts.indices {
      if index == 0 || prose.sentences[index].paragraph != prose.sentences[index - 1].paragraph { isOpen = false }
      isOpenBefore[index] = isOpen
      if counts[index] % 2 == 1 { isOpen.toggle() }
    }
  }

  private mutating func count(_ prose: Prose) {
    var sentence = 0
    var word = 0
    for mark in Self.marks(prose.bytes) {
      while word < prose.words.count, prose.words[word].range.lowerBound < mark.lowerBound { word += 1 }
      // A mark directly before a word opens it; any other belongs to the word before.
      let opens = word < prose.words.count && prose.words[word].range.lowerBound == mark.upperBound
      let owner = opens ? word : word - 1
      guard owner >= 0 else { continue }
      while sentence < counts.count, prose.sentences[sentence].words.upperBound <= owner { sentence += 1 }
      if sentence < counts.count { counts[sentence] += 1 }
    }
  }

  private static func marks(_ bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { index in
      if bytes[index] == UInt8(ascii: "\"") { return index..<index + 1 }
      // “ and ” are E2 80 9C and E2 80 9D.
      guard bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return nil }
      return bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9D ? index..<index + 3 : nil
    }
  }
}
