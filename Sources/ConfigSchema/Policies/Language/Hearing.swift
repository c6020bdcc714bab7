/// What the policies hear in texts. Remembered, because the texts, values and facts of a set-up repeat: reading each once
/// is what keeps the check of a large set-up short. Lives for one check, on one thread.
final class Hearing {
  /// A text as words, with what was heard in it.
  struct Heard {
    let words: Words
    let hits: [PhraseBook<Theme>.Hit]

    init(_ text: String) {
      words = Words(text)
      hits = FairHousingWords.book.hits(in: words)
    }
  }

  /// A fact's name, `payload.hasKids`.
  struct FactName {
    /// What was heard in it, read as words: "has kids".
    let hits: [PhraseBook<Theme>.Hit]
    /// Its parts between dots and underscores, folded.
    let parts: Set<String>

    init(_ path: String) {
      hits = Heard(Self.words(path)).hits
      parts = Set(path.split { $0 == "." || $0 == "_" }.map { TextFolding.caseless(String($0)) })
    }

    /// `payload.hasKids_now` as "has kids now".
    private static func words(_ path: String) -> String {
      var words = ""
      for character in path.drop(while: { $0 != "." }) {
        if character.isUppercase { words.append(" ") }
        words.append(character == "_" || character == "." ? " " : character)
      }
      return words
    }
  }

  private var texts: [String: Heard] = [:]
  private var facts: [String: FactName] = [:]

  func text(_ text: String) -> Heard { Self.remembered(text, in: &texts, Heard.init) }

  func fact(_ path: String) -> FactName { Self.remembered(path, in: &facts, FactName.init) }

  private static func remembered<Value>(
    _ key: String, in known: inout [String: Value], _ make: (String) -> Value
  ) -> Value {
    if let value = known[key] { return value }
    let value = make(key)
    known[key] = value
    return value
  }
}
