/// One piece of pasted material, with every word marked that is no request: what it is about is decided once, here.
struct Material {
  let source: InputSource
  let kind: RequestInput.Kind
  let prose: Prose
  /// For each word what speaks against taking it as a request; nil = an ordinary word.
  private(set) var marks: [Suspicion?]
  /// For each word of a transcript whether somebody other than the manager says it.
  private(set) var isOutsider: [Bool]

  init(_ input: RequestInput, source: InputSource) {
    (self.source, kind, prose) = (source, input.kind, Prose(input.text))
    let speech = input.kind == .transcript ? Speech(prose) : Speech(of: prose)
    isOutsider = speech.isOutsider
    marks = InjectionDetector(prose: prose, speech: speech, kind: input.kind).marks
  }

  /// Every place where a quote stands.
  func runs(of quote: Prose) -> [Range<Int>] { prose.runs(of: quote) }

  /// What speaks against a quote: nil when it stands somewhere among ordinary words.
  func suspicion(of quote: Prose) -> Suspicion? {
    let runs = runs(of: quote)
    guard !runs.isEmpty else { return nil }
    let found = runs.map { run in marks[run].lazy.compactMap { $0 }.first }
    return found.contains(nil) ? nil : found[0]
  }

  /// The runs of words that speak for the person: neither marked nor, in a conversation, said by somebody else.
  func voice(withOutsiders: Bool) -> [ArraySlice<UInt64>] {
    runs { marks[$0] == nil && (withOutsiders || !isOutsider[$0]) }
  }

  /// The runs of words that are marked.
  var marked: [ArraySlice<UInt64>] { runs { marks[$0] != nil } }

  var isSuspicious: Bool { marks.contains { $0 != nil } }

  private func runs(where isIn: (Int) -> Bool) -> [ArraySlice<UInt64>] {
    let hashes = prose.words.map(\.hash)
    var found: [ArraySlice<UInt64>] = []
    var start: Int?
    for index in hashes.indices {
      if isIn(index) {
        if start == nil { start = index }
      } else if let from = start {
        found.append(hashes[from..<index])
        start = nil
      }
    }
    if let from = start { found.append(hashes[from...]) }
    return found
  }
}
