/// Everything that was handed in, over all turns that led here: the person's own words and the material they gave along.
///
/// Evidence of a reply counts the pastes of its own turn; here all are counted through.
struct Handed {
  let request: Request
  /// The person's own words of all turns.
  let typed: Prose
  /// Whether anything was typed in the turn that is answered now.
  let hasWords: Bool
  private let offset: (pastes: Int, images: Int)
  private let sources: [InputSource: RequestInput]
  private let now: EvidenceCheck
  private let before: EvidenceCheck

  init(_ request: Request, after earlier: Request) {
    self.request = Request(earlier.inputs + request.inputs)
    typed = Prose(self.request.typedWords)
    hasWords = request.inputs.contains { $0.kind == .typed && !$0.text.isEmpty }
    sources = Self.sources(self.request)
    offset = (Self.pastes(earlier), earlier.inputs.count { $0.kind == .imageDescription })
    (now, before) = (EvidenceCheck(request), EvidenceCheck(earlier))
  }

  /// All material, marked. Empty when everything was typed.
  var materials: [InputSource: Material] {
    Dictionary(uniqueKeysWithValues: sources.map { ($0.key, Material($0.value, source: $0.key)) })
  }

  /// The evidence of each operation in the counting of the whole request, with what is wrong with it.
  func evidence(of reply: Reply, numbers: [Int]) -> [(evidence: Evidence, finding: Finding?)] {
    let missing = Dictionary(
      now.findings(for: reply, numbers: Array(reply.changes.indices)).compactMap { f in f.operation.map { ($0, f) } },
      uniquingKeysWith: { first, _ in first })
    // Words of an earlier turn are words of the person too: an answer completes the question before it.
    let unknown = missing.isEmpty ? [] : before.findings(for: reply, numbers: Array(reply.changes.indices))
    let nowhere = Set(unknown.compactMap(\.operation)).intersection(missing.keys)
    return reply.changes.enumerated().map { index, change in
      guard missing[index] != nil else { return (shifted(change.evidence), nil) }
      guard nowhere.contains(index), var finding = missing[index] else { return (change.evidence, nil) }
      finding.operation = numbers[index]
      finding.path = "changes[\(numbers[index])].evidence"
      return (shifted(change.evidence), finding)
    }
  }

  private func shifted(_ evidence: Evidence) -> Evidence {
    switch evidence.source {
    case .request: evidence
    case .paste(let n): Evidence(source: .paste(n + offset.pastes), quote: evidence.quote)
    case .image(let n): Evidence(source: .image(n + offset.images), quote: evidence.quote)
    }
  }

  private static func pastes(_ request: Request) -> Int {
    request.inputs.count { [.transcript, .email, .paste].contains($0.kind) }
  }

  private static func sources(_ request: Request) -> [InputSource: RequestInput] {
    var (pastes, images) = (0, 0)
    var sources: [InputSource: RequestInput] = [:]
    for input in request.inputs {
      switch input.kind {
      case .typed: continue
      case .transcript, .email, .paste:
        pastes += 1
        sources[.paste(pastes)] = input
      case .imageDescription:
        images += 1
        sources[.image(images)] = input
      }
    }
    return sources
  }
}
