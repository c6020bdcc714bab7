import ConfigSchema

/// Words the program put into the input line for the person to go on from.
struct Prefill: Hashable, Sendable {
  /// What stood there before.
  var before: Draft
  /// The whole line with them; another one by now means that the person wrote on, and all of it is theirs.
  var line: String
}

extension Model {
  /// Puts words into the input line and hands it the keys. What the person wrote stays before them.
  mutating func prefill(_ words: String) {
    dropPrefill()
    let before = chat.editor.draft
    if !chat.editor.isEmpty { chat.editor.load(Draft(text: before.text + "\n", attachments: before.attachments)) }
    chat.editor.insert(words)
    chat.prefill = Prefill(before: before, line: chat.editor.string)
    screen = .chat
  }

  /// Takes them away when nothing was written after them, so that they are not glued to later words.
  mutating func dropPrefill() {
    guard let prefill = chat.prefill else { return }
    chat.prefill = nil
    if chat.editor.string == prefill.line { chat.editor.load(prefill.before) }
  }
}

extension Change {
  /// What the change is about, for a sentence: `“After a tour”`, `the stage “New” in “Leasing”`.
  var spokenName: String {
    let owner = Self.spoken(ownerName)
    switch kind {
    case .stageAdded(let stage, _), .stageRemoved(let stage, _):
      return "the stage \(Self.spoken(stage.name)) in \(owner)"
    case .stageMoved(_, let name, _, _), .stageRenamed(_, let name, _), .stageSLAChanged(_, let name, _, _),
      .stageStatusChanged(_, let name, _, _), .stageTransitionChanged(_, let name, _, _):
      return "the stage \(Self.spoken(name)) in \(owner)"
    default: return owner
    }
  }

  /// A name between quotation marks, without those of its own: nothing reads quotations inside quotations.
  static func spoken(_ name: String) -> String { "“\(name.filter { !"“”„«»\"".contains($0) })”" }
}
