/// A text cut into words, sentences and paragraphs, for looking at what pasted material says and to whom.
///
/// Words are compared by hashes of their folded bytes, so that a transcript of a hundred thousand lines is read in one
/// pass without making strings. Case, apostrophes and invisible characters do not matter.
struct Prose {
  struct Word {
    let hash: UInt64
    /// Where it stands in `bytes`.
    let range: Range<Int>
    /// The first byte behind it; 0 at the end.
    let next: UInt8
    let isCapitalized: Bool
  }

  struct Sentence {
    /// Into `words`.
    let words: Range<Int>
    let paragraph: Int
  }

  let bytes: [UInt8]
  private(set) var words: [Word] = []
  private(set) var sentences: [Sentence] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var cutter = ProseCutter(bytes: bytes)
    (words, sentences) = cutter.cut()
  }

  /// The words from the first to the last, as they stand there.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(decoding: bytes[words[first].range.lowerBound..<words[last].range.upperBound], as: UTF8.self)
  }

  /// The hash of one word as it would stand in a text.
  static func hash(_ word: String) -> UInt64 { Prose(word).words.first?.hash ?? 0 }

  /// Every place where a run of words stands, whatever the punctuation between them.
  func runs(of quote: Prose) -> [Range<Int>] {
    let wanted = quote.words.map(\.hash)
    guard let first = wanted.first, wanted.count <= words.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(words.count - wanted.count) where words[start].hash == first {
      guard (1..<wanted.count).allSatisfy({ words[start + $0].hash == wanted[$0] }) else { continue }
      found.append(start..<start + wanted.count)
    }
    return found
  }
}

/// Cuts bytes into words and sentences.
private struct ProseCutter {
  let bytes: [UInt8]
  private var words: [Prose.Word] = []
  private var sentences: [Prose.Sentence] = []
  private var sentenceStart = 0
  private var paragraph = 0
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func cut() -> ([Prose.Word], [Prose.Sentence]) {
    words.reserveCapacity(bytes.count / 6)
    while index < bytes.count {
      if Self.isWordByte(bytes[index]) { readWord() } else { readGap() }
    }
    endSentence()
    return (words, sentences)
  }

  private mutating func readWord() {
    let start = index
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty = true
    while index < bytes.count, Self.isWordByte(bytes[index]) || isInnerMark {
      let skipped = invisibleLength
      if skipped > 0 {
        index += skipped
        continue
      }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "'") { continue }
      isEmpty = false
      hash = (hash ^ UInt64(Self.lower(byte))) &* 0x100_0000_01B3
    }
    guard !isEmpty else { return }
    words.append(
      Prose.Word(
        hash: hash, range: start..<index, next: index < bytes.count ? bytes[index] : 0,
        isCapitalized: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[start])))
  }

  private mutating func readGap() {
    switch bytes[index] {
    case UInt8(ascii: "\n"):
      endSentence()
      paragraph += 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      if index + 1 >= bytes.count || !Self.isWordByte(bytes[index + 1]) { endSentence() }
    default: break
    }
    index += 1
  }

  private mutating func endSentence() {
    if sentenceStart < words.count {
      sentences.append(Prose.Sentence(words: sentenceStart..<words.count, paragraph: paragraph))
    }
    sentenceStart = words.count
  }

  /// An apostrophe within a word, straight or curly: `don't` is `dont`.
  private var isInnerMark: Bool {
    bytes[index] == UInt8(ascii: "'") && index + 1 < bytes.count && Self.isWordByte(bytes[index + 1])
  }

  /// The length of a curly apostrophe or an invisible character here, else 0.
  private var invisibleLength: Int {
    guard bytes[index] >= 0xE2, index + 2 < bytes.count else { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0x99), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA9),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || TextFolding.isLetterOrDigit(lower(byte))
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
