/// Everything that was handed in, over all turns that led here: the person's own words and the material they gave along.
///
/// The pastes are counted through over all turns, as the prompt does. Evidence that counts only those of its own turn, as
/// the planner's does, is understood where its words do not stand in what the other counting names.
struct Handed {
  let request: Request
  /// The person's own words of all turns.
  let typed: Prose
  /// Whether anything was typed in the turn that is answered now.
  let hasWords: Bool
  private let offset: (pastes: Int, images: Int)
  private let sources: [InputSource: RequestInput]
  private let whole: EvidenceCheck

  init(_ request: Request, after earlier: Request) {
    self.request = Request(earlier.inputs + request.inputs)
    typed = Prose(self.request.typedWords)
    hasWords = request.inputs.contains { $0.kind == .typed && !$0.text.isEmpty }
    sources = Self.sources(self.request)
    offset = (Self.pastes(earlier), earlier.inputs.count { $0.kind == .imageDescription })
    whole = EvidenceCheck(self.request)
  }

  /// All material, marked. Empty when everything was typed.
  var materials: [InputSource: Material] {
    Dictionary(uniqueKeysWithValues: sources.map { ($0.key, Material($0.value, source: $0.key)) })
  }

  /// The evidence of each operation in the counting of the whole request, with what is wrong with it.
  func evidence(of reply: Reply, numbers: [Int]) -> [(evidence: Evidence, finding: Finding?)] {
    let missing = findings(reply, numbers)
    if missing.isEmpty { return reply.changes.map { ($0.evidence, nil) } }
    var moved = reply
    for index in moved.changes.indices { moved.changes[index].evidence = shifted(reply.changes[index].evidence) }
    let stillMissing = findings(moved, numbers)
    return reply.changes.indices.map { index in
      let number = numbers[index]
      guard let finding = missing[number] else { return (reply.changes[index].evidence, nil) }
      if stillMissing[number] == nil { return (moved.changes[index].evidence, nil) }
      return (reply.changes[index].evidence, finding)
    }
  }

  private func findings(_ reply: Reply, _ numbers: [Int]) -> [Int: Finding] {
    Dictionary(
      whole.findings(for: reply, numbers: numbers).compactMap { found in found.operation.map { ($0, found) } },
      uniquingKeysWith: { first, _ in first })
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
