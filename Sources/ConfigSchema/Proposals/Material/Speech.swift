/// Who says what in a transcript. The manager is whoever speaks first, unless that is plainly a stranger, and everybody
/// whose label says so; a text without labels has one voice.
struct Speech {
  /// For each word the number of the turn it belongs to.
  private(set) var turns: [Int]
  private(set) var isOutsider: [Bool]
  /// For each word whether it belongs to the label of a turn.
  private(set) var isLabel: [Bool]

  /// Text without speakers: every paragraph is a turn.
  init(of prose: Prose) {
    turns = Array(repeating: 0, count: prose.words.count)
    isOutsider = Array(repeating: false, count: prose.words.count)
    isLabel = isOutsider
    for sentence in prose.sentences { for word in sentence.words { turns[word] = sentence.paragraph } }
  }

  init(_ prose: Prose) {
    self.init(of: prose)
    let labels = prose.sentences.map { Self.label(of: $0, in: prose) }
    let first = labels.lazy.compactMap { $0 }.first { !Self.isStranger($0, prose) }.map { Self.key($0, prose) }
    var speaker: (key: [UInt64], isOutsider: Bool)?
    var turn = 0
    for (sentence, label) in zip(prose.sentences, labels) {
      if let label {
        let key = Self.key(label, prose)
        turn += 1
        speaker = (key, key != first && !Self.isManager(label, prose))
        for word in label { isLabel[word] = true }
      }
      for word in sentence.words { (turns[word], isOutsider[word]) = (turn, speaker?.isOutsider ?? false) }
    }
  }

  /// The words of a label at the beginning of a sentence: "Manager:", "SPEAKER 2:", "Caller on speaker:".
  private static func label(of sentence: Prose.Sentence, in prose: Prose) -> Range<Int>? {
    let head = sentence.words.prefix(4)
    guard let first = head.first, let last = head.first(where: { prose.words[$0].next == UInt8(ascii: ":") }) else {
      return nil
    }
    let label = first..<last + 1
    let colon = prose.words[last].range.upperBound
    guard colon + 1 >= prose.bytes.count || prose.bytes[colon + 1] <= 0x20 else { return nil }
    let words = label.map { prose.words[$0] }
    if words.contains(where: { roles.contains($0.hash) }) { return label }
    guard words.count <= 2, words[0].isCapitalized, !openings.contains(words[0].hash) else { return nil }
    return words.allSatisfy { $0.isCapitalized || isNumber($0, prose) } ? label : nil
  }

  private static func isNumber(_ word: Prose.Word, _ prose: Prose) -> Bool {
    prose.bytes[word.range].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func key(_ label: Range<Int>, _ prose: Prose) -> [UInt64] { label.map { prose.words[$0].hash } }

  private static func isManager(_ label: Range<Int>, _ prose: Prose) -> Bool {
    label.contains { managers.contains(prose.words[$0].hash) } && !isStranger(label, prose)
  }

  private static func isStranger(_ label: Range<Int>, _ prose: Prose) -> Bool {
    label.contains { strangers.contains(prose.words[$0].hash) } || isMachine(label, prose)
  }

  /// Nobody of flesh and blood is called "System:" or "AI:". Whoever writes that speaks to a machine, or as one.
  private static func isMachine(_ label: Range<Int>, _ prose: Prose) -> Bool {
    label.contains { InjectionPatterns.machineSpeakers.contains(prose.words[$0].hash) }
      && !label.contains { InjectionPatterns.people.contains(prose.words[$0].hash) }
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Prose.hash(String($0)) })
  }

  private static let managers = hashes("manager gm pm me i supervisor regional owner director")
  private static let strangers = hashes(
    "caller resident prospect guest visitor stranger unknown voicemail radio tv background tenant vendor customer ai bot"
  )
  private static let roles = managers.union(strangers).union(
    hashes("speaker agm agent assistant leasing maintenance woman man person voice host consultant admin"))
  /// Words before a colon that begin a list and not a turn.
  private static let openings = hashes(
    "first second third fourth next then also and but so note notes ok okay well reminder subject re fwd from to cc date sent"
      + " ps question answer option step rule")
}
