/// An operation that repeats marked words follows them, whatever words it says it rests on.
struct EchoOfMarkedWords: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    for (material, words) in scene.marked {
      guard let echo = echo(of: operation.operation, in: words, scene) else { continue }
      let suspicion = material.suspicion(of: Prose(echo)) ?? .addressesMachine
      return "It follows words in \(material.source) that \(suspicion.reason): \(Escape.quoted(echo.excerpt))."
    }
    return nil
  }

  private func echo(of operation: Operation, in marked: WordRuns, _ scene: SelectionScene) -> String? {
    if let name = name(of: operation, scene) {
      let words = Prose(name).words.map(\.hash)
      if marked.hold(words), !scene.requested.hold(words) { return name }
    }
    return operation.texts.lazy.compactMap { phrase(of: $0, in: marked, scene) }.first
  }

  private func phrase(of text: String, in marked: WordRuns, _ scene: SelectionScene) -> String? {
    let prose = Prose(text)
    guard prose.words.count >= WordRuns.telling else { return nil }
    let hashes = prose.words.map(\.hash)
    let start = (0...(hashes.count - WordRuns.telling)).first { start in
      let run = hashes[start..<start + WordRuns.telling]
      return marked.holdPhrase(run) && !scene.requested.holdPhrase(run)
    }
    return start.map { prose.text($0..<$0 + WordRuns.telling) }
  }

  /// The name of the existing item it is about.
  private func name(of operation: Operation, _ scene: SelectionScene) -> String? {
    guard let entry = operation.subject.flatMap({ scene.handles[$0.text] }),
      let configuration = scene.workspace[entry.property]?.configuration
    else { return nil }
    let owner = entry.parent ?? entry.item
    let pipeline = configuration.pipelines.first { $0.id == owner }
    switch entry.kind {
    case .stage: return pipeline?.stages.first { $0.id == entry.item }?.name
    case .pipeline: return pipeline?.name
    case .trigger, .action: return configuration.triggers.first { $0.id == owner }?.name
    case .property: return nil
    }
  }
}
