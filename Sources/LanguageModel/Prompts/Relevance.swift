import ConfigSchema

/// How much an item has to do with the words of a request: distinct words in common, its name counting most.
struct Relevance: Sendable {
  private let words: Set<String>
  private let catalogue: Catalogue
  /// Whether the words leave open what they are about: there are none, or some only point.
  let isOpen: Bool

  /// - Parameter typed: the words of this turn, which may point at what was said before.
  init(_ texts: [String], typed: String = "", catalogue: Catalogue = .standard) {
    let words = texts.reduce(into: Set<String>()) { $0.formUnion(Self.words(in: $1)) }
    let pointing = typed.lowercased().split { !$0.isLetter }.contains { Self.pointers.contains(String($0)) }
    (self.words, isOpen, self.catalogue) = (words, words.isEmpty || pointing, catalogue)
  }

  private static let pointers: Set<String> = [
    "it", "its", "that", "this", "them", "these", "those", "they", "everything", "all", "every", "both", "same",
    "there", "what", "setup",
  ]

  func score(_ pipeline: Pipeline) -> Int {
    score(names: [pipeline.name] + pipeline.stages.map(\.name), rest: [pipeline.type.rawValue])
  }

  func score(_ trigger: Trigger) -> Int {
    var rest = [trigger.eventType, catalogue.title(ofEvent: trigger.eventType)]
    for action in trigger.actions {
      rest += [action.type, catalogue.title(ofAction: action.type)] + action.config.members.compactMap(\.value.string)
    }
    return score(names: [trigger.name], rest: rest)
  }

  private func score(names: [String], rest: [String]) -> Int {
    let inNames = names.reduce(into: Set<String>()) { $0.formUnion(Self.words(in: $1)) }.intersection(words)
    let inRest = rest.reduce(into: Set<String>()) { $0.formUnion(Self.words(in: $1)) }.intersection(words)
    return 3 * inNames.count + inRest.subtracting(inNames).count
  }

  /// Lower case, without endings and without the words that say nothing.
  static func words(in text: String) -> Set<String> {
    var words: Set<String> = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      let lower = (65...90).contains(byte) ? byte + 32 : byte
      if (97...122).contains(lower) || (48...57).contains(lower) || lower >= 128 {
        word.append(lower)
      } else {
        add(word, to: &words)
        word = []
      }
    }
    add(word, to: &words)
    return words
  }

  private static func add(_ bytes: [UInt8], to words: inout Set<String>) {
    guard bytes.count > 1 else { return }
    var word = String(decoding: bytes, as: UTF8.self)
    guard !idle.contains(word) else { return }
    for ending in ["ing", "ed", "es", "s", "e"] where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 3
    {
      word.removeLast(ending.count)
      break
    }
    words.insert(word)
  }

  private static let idle: Set<String> = [
    "the", "and", "for", "not", "but", "you", "are", "was", "has", "have", "had", "that", "this", "with", "from",
    "them",
    "they", "their", "when", "then", "than", "please", "can", "could", "would", "should", "want", "need", "make", "it",
    "its", "our", "we", "to", "of", "in", "on", "at", "is", "be", "if", "or", "as", "an", "do", "so", "all", "who",
    "get",
    "just", "like", "lead", "property", "also", "one", "new",
  ]
}
