/// Marks the words of pasted material that speak past the person: to a machine, in secret, against rules, in small
/// print or from a footer. A mark reaches to the end of its quotation, paragraph or turn.
struct InjectionDetector {
  let prose: Prose
  let speech: Speech
  let kind: RequestInput.Kind
  private let hashes: [UInt64]
  private let quotations: Quotations

  init(prose: Prose, speech: Speech, kind: RequestInput.Kind) {
    (self.prose, self.speech, self.kind) = (prose, speech, kind)
    hashes = prose.words.map(\.hash)
    quotations = Quotations(prose)
  }

  var marks: [Suspicion?] {
    var marks = [Suspicion?](repeating: nil, count: prose.words.count)
    var covered = 0
    for index in prose.sentences.indices where prose.sentences[index].words.upperBound > covered {
      guard let (start, suspicion) = finding(in: index) else { continue }
      let end = reach(of: index)
      covered = end
      for word in start..<end where marks[word] == nil { marks[word] = suspicion }
    }
    return marks
  }

  /// Where in a sentence the words begin that are no request, and why; the graver reason first.
  private func finding(in index: Int) -> (start: Int, Suspicion)? {
    let sentence = prose.sentences[index]
    let words = hashes[sentence.words]
    if let start = address(in: sentence) { return (start, .addressesMachine) }
    if InjectionPatterns.overriding.matches(words) { return (sentence.words.lowerBound, .overrides) }
    if InjectionPatterns.hiding.matches(words) { return (hiddenStart(index), .hides) }
    if speech.isOutsider[sentence.words.lowerBound], InjectionPatterns.claimedPermission.matches(words) {
      return (sentence.words.lowerBound, .overrides)
    }
    if let match = InjectionPatterns.smallPrint.firstMatch(in: words) { return (match.lowerBound, .smallPrint) }
    if let match = InjectionPatterns.footer.firstMatch(in: words) { return (match.lowerBound, .footer) }
    return nil
  }

  /// In a transcript the manager may well speak to the program; others may not.
  private func address(in sentence: Prose.Sentence) -> Int? {
    if kind == .transcript, !speech.isOutsider[sentence.words.lowerBound] { return nil }
    let vocative = vocative(in: sentence)
    guard let match = InjectionPatterns.address.firstMatch(in: hashes[sentence.words]), !isPerson(after: match) else {
      return vocative
    }
    return min(match.lowerBound, vocative ?? match.lowerBound)
  }

  /// "AI: …", "System, …": a name of a machine where somebody begins to speak, before a colon or comma.
  private func vocative(in sentence: Prose.Sentence) -> Int? {
    sentence.words.first { index in
      let word = prose.words[index]
      let names = speech.isLabel[index] ? InjectionPatterns.machineSpeakers : InjectionPatterns.vocative
      guard names.contains(word.hash), !isPerson(after: index..<index + 1) else { return false }
      guard word.next == UInt8(ascii: ":") || word.next == UInt8(ascii: ",") || word.next == UInt8(ascii: "]") else {
        return false
      }
      return index == sentence.words.lowerBound || Self.opens(prose.words[index - 1], prose, before: word)
    }
  }

  /// Whether something other than a space stands between two words: a quotation mark, a colon, a dash.
  private static func opens(_ previous: Prose.Word, _ prose: Prose, before word: Prose.Word) -> Bool {
    prose.bytes[previous.range.upperBound..<word.range.lowerBound].contains {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",")
    }
  }

  private func isPerson(after match: Range<Int>) -> Bool {
    match.upperBound < hashes.count && InjectionPatterns.people.contains(hashes[match.upperBound])
  }

  /// "Do not mention this" hides the sentence before it as well, when that is said in the same breath.
  private func hiddenStart(_ index: Int) -> Int {
    let own = prose.sentences[index].words.lowerBound
    guard index > 0 else { return own }
    let previous = prose.sentences[index - 1].words.lowerBound
    return speech.turns[previous] == speech.turns[own] ? previous : own
  }

  /// The end of what a mark covers: the quotation it stands in, else the paragraph or turn.
  private func reach(of index: Int) -> Int {
    let turn = speech.turns[prose.sentences[index].words.lowerBound]
    let isQuoted = quotations.isOpenBefore[index] || quotations.counts[index] > 0
    var isOpen = quotations.isOpenBefore[index] != (quotations.counts[index] % 2 == 1)
    var last = index
    while isOpen || !isQuoted, last + 1 < prose.sentences.count,
      speech.turns[prose.sentences[last + 1].words.lowerBound] == turn
    {
      last += 1
      if quotations.counts[last] % 2 == 1 { isOpen.toggle() }
    }
    return prose.sentences[last].words.upperBound
  }
}
