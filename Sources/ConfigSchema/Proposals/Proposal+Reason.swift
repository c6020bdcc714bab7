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

extension Request {
  /// The person's own words, in order.
  public var typedWords: String {
    inputs.lazy.filter { $0.kind == .typed }.map(\.text).joined(separator: "\n")
  }
}
