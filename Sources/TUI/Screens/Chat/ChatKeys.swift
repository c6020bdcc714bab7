import ConfigSchema

/// What each key does in the chat.
extension Model {
  mutating func handleChat(_ key: Key) {
    if let peek = chat.peek { return handlePeek(key, peek) }
    if handleCompletion(key) { return }
    switch key {
    case .enter: send()
    case .escape: if chat.asking != nil { cancelAsking() }
    case .pageUp: scrollTranscript(by: -max(1, transcriptSize.rows - 2))
    case .pageDown: scrollTranscript(by: max(1, transcriptSize.rows - 2))
    case .wheelUp: scrollTranscript(by: -3)
    case .wheelDown: scrollTranscript(by: 3)
    case .controlUp: scrollTranscript(by: -1)
    case .controlDown: scrollTranscript(by: 1)
    case .tab: if chat.editor.isEmpty || isWide { open(pending.isEmpty ? side : .review) }
    case .control("o"): openPeek()
    case .control("p"): recall(by: -1)
    case .control("n"): recall(by: 1)
    case .control("d") where chat.editor.isEmpty: quit()
    case .control("d"): edit(.delete)
    case .alt(let character) where choose(character): break
    default: edit(key)
    }
  }

  /// The size of the transcript as it is on the screen.
  var transcriptSize: Size {
    let area = ChatLayout(self, in: Panes(self).left).transcript
    return Size(columns: area.columns, rows: area.rows)
  }

  private mutating func scrollTranscript(by rows: Int) {
    let size = transcriptSize
    chat.transcript.scroll(by: rows, columns: size.columns, height: size.rows)
  }

  mutating func edit(_ key: Key) {
    let before = chat.editor.version
    let columns = ChatLayout.editorColumns(in: Panes(self).left)
    if chat.editor.handle(key, columns: columns) {
      guard chat.editor.version != before else { return }
      chat.recalled = nil
      chat.isCompletionHidden = false
      loadPropertiesIfNamed()
      return draftChanged()
    }
    if key == .up { recall(by: -1) }
    if key == .down { recall(by: 1) }
  }

  /// Saves a little later, so that typing does not write once a key; at the latest then, however fast the keys come.
  mutating func draftChanged() { chat.draftDue = chat.draftDue ?? now + 800 }

  mutating func saveDraft() {
    chat.draftDue = nil
    keep(.saveDraft(chat.editor.draft))
  }

  // MARK: Earlier requests

  private mutating func recall(by step: Int) {
    guard !chat.sent.isEmpty else { return }
    let target = (chat.recalled ?? chat.sent.count) + step
    guard target >= 0, target <= chat.sent.count else { return }
    if chat.recalled == nil { chat.stash = chat.editor.draft }
    chat.recalled = target == chat.sent.count ? nil : target
    chat.editor.load(chat.recalled.map { chat.sent[$0] } ?? chat.stash)
    chat.isCompletionHidden = true
  }

  // MARK: Offered answers

  private mutating func choose(_ character: Character) -> Bool {
    guard let number = character.wholeNumberValue, chat.choices.indices.contains(number - 1) else { return false }
    chat.editor.insert(chat.choices[number - 1])
    draftChanged()
    return true
  }

  // MARK: Command completion

  private mutating func handleCompletion(_ key: Key) -> Bool {
    let matches = completions
    guard matches.indices.contains(chat.completion) else { return false }
    let chosen = matches[chat.completion]
    switch key {
    case .tab: chat.editor.load(Draft(text: chosen.text + (chosen.text.contains(" ") ? "" : " ")))
    case .down:
      chat.completion = min(chat.completion + 1, matches.count - 1)
      return true
    case .up:
      chat.completion = max(0, chat.completion - 1)
      return true
    case .escape: chat.isCompletionHidden = true
    case .enter where chosen.isWhole:
      chat.completion = 0
      return runTypedCommand(chosen.text)
    case .enter: chat.editor.load(Draft(text: chosen.text))
    default:
      chat.completion = 0
      return false
    }
    chat.completion = 0
    return true
  }
}
