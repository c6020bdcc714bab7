import ConfigSchema

/// Which properties a request is about.
struct PropertyScope: Sendable {
  /// In the order of the workspace; the current one when nothing was said.
  var targets: [ItemID]
  /// Whether the person said where.
  var isExplicit = false
  /// "wherever it exists": only where the thing exists.
  var isEverywhere = false
  /// Named as where something is taken from ("from Oak Court").
  var source: ItemID?
  /// A name that fits several properties.
  var question: Question?
}

/// Names of properties as their words.
enum PropertyNameWords {
  static func of(_ name: String) -> [String] { Tokenizer.read(name).tokens.filter { !$0.isMark }.map(\.text) }

  static func end(_ tokens: [Token], _ start: Int, _ words: [String]) -> Int? {
    guard !words.isEmpty else { return nil }
    for (n, word) in words.enumerated() {
      guard let token = tokens[safe: start + n],
        token.text == word || (n == words.count - 1 && token.text == word + "s")
      else { return nil }
    }
    return start + words.count
  }

  static func isFirst(_ word: String, _ workspace: Workspace) -> Bool {
    workspace.properties.contains { of($0.facts.name).first == word }
  }

  /// A word that does not occur in ordinary requests.
  static func isRare(_ word: String) -> Bool { !CommonWords.all.contains(word) }
}

/// Words of copying something from one property to another.
enum CopyWords {
  private static let verbs: Set<String> = [
    "copy", "copies", "clone", "duplicate", "replicate", "mirror", "port", "same", "identical", "reuse", "transfer",
    "bring", "take", "roll", "push", "copied", "match", "like",
  ]

  static func isCopy(_ tokens: [Token]) -> Bool { tokens.contains { verbs.contains($0.text) && $0.kind == .word } }
  static func targetFollows(_ tokens: [Token], _ from: Int) -> Bool {
    tokens[from...].contains { ["to", "at", "onto", "into"].contains($0.text) }
  }
}
