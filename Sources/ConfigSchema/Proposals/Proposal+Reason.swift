extension Proposal {
  /// Why this is proposed, as the history will say: the words that were typed, or what the program was asked to do.
  public var reason: String {
    switch origin {
    case .request, .rebase: request.typedWords.isEmpty ? message : request.typedWords
    case .importedFile(let name): "Import of \(name)"
    case .rollback(.item(_, let revision)): "Rollback of one item to revision \(revision)"
    case .rollback(.approval): "Undo of one approval"
    case .rollback(.property(let revision)): "Rollback to revision \(revision)"
    case .driftRepair: "Repair of changes made outside of this program"
    }
  }
}

extension Proposal {
  /// Why an approval of just these changes was given: what was typed for them. Words for changes that were declined, and words
  /// that nobody understood, are no reason for these.
  func reason(accepting accepted: Set<ChangeKey>) -> String {
    guard origin.isAsked else { return reason }
    let quotes = targets.flatMap { target in
      target.changes.filter { accepted.contains(ChangeKey(property: target.property.id, change: $0.change.id)) }
        .flatMap(\.evidence).map(\.quote)
    }.map(FoldedText.init)
    let typed = request.inputs.filter { $0.kind == .typed }.filter { input in
      let text = FoldedText(input.text)
      return quotes.contains { !$0.words.isEmpty && text.contains($0) }
    }
    // Resting on pasted words alone: then what was typed about them is all there is to say.
    return typed.isEmpty ? reason : typed.map(\.text).joined(separator: "\n")
  }
}

extension Proposal.Origin {
  fileprivate var isAsked: Bool {
    switch self {
    case .request, .rebase: true
    case .importedFile, .rollback, .driftRepair: false
    }
  }
}

extension Request {
  /// The person's own words, in order.
  public var typedWords: String {
    inputs.lazy.filter { $0.kind == .typed }.map(\.text).joined(separator: "\n")
  }
}
