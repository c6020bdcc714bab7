import ConfigSchema

/// Sending a request, and stopping it.
extension Model {
  mutating func send() {
    let draft = chat.editor.draft
    guard !chat.editor.string.trimmed.isEmpty else { return }
    // A backslash at the end of the line continues it, for terminals without Alt-Enter.
    if draft.text.hasSuffix("\\"), chat.editor.cursor == chat.editor.text.count {
      chat.editor.backspace()
      chat.editor.insert("\n" as Character)
      return draftChanged()
    }
    if draft.text.hasPrefix("/"), draft.attachments.isEmpty, runTypedCommand(draft.text) { return }
    guard chat.asking == nil else {
      return say(.info, "Still working on your last request. Esc stops it; what you typed stays here.")
    }
    guard session.property != nil else {
      return say(.warning, "There is no property yet. Press F5 and then n to add one; what you typed stays here.")
    }
    ask(draft)
  }

  private mutating func ask(_ draft: Draft) {
    let request = draft.request
    let turn = SavedTurn(.person, draft.shown, request: request)
    chat.transcript.add(Turn(.person, text: turn.text))
    chat.transcript.follow()
    keep(.saveTurn(turn))
    let effect = emit(.ask(request, amending: reviewed?.proposal.id), awaiting: .ask)
    chat.asking = Chat.Asking(effect: effect, startedAt: now, progress: "Thinking", draft: draft)
    remember(draft)
    chat.choices = []
    (chat.editor, chat.prefill) = (Editor(), nil)
    saveDraft()
  }

  private mutating func remember(_ draft: Draft) {
    (chat.recalled, chat.stash) = (nil, Draft())
    if chat.sent.last != draft { chat.sent.append(draft) }
    if chat.sent.count > 100 { chat.sent.removeFirst() }
  }

  mutating func cancelAsking() {
    guard let asking = chat.asking else { return }
    guard !asking.isCancelling else { return say(.info, "Stopping …") }
    chat.asking?.isCancelling = true
    chat.asking?.progress = "Stopping"
    emit(.cancel(asking.effect))
  }

  /// Puts the request back into the input line when nothing else stands there.
  mutating func bringBack(_ draft: Draft) {
    guard chat.editor.isEmpty else { return }
    chat.editor.load(draft)
    draftChanged()
  }
}
