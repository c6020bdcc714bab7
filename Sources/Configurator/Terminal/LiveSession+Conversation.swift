import ConfigSchema
import FoundationEssentials
import Store
import TUI

extension LiveSession {
  /// The stored conversation about the current property; the first words start one.
  private func conversationID() throws -> ItemID {
    if let conversation { return conversation }
    let started = try store.startConversation(FreshID.next(), property: requireProperty().id)
    conversation = started.id
    return started.id
  }

  func save(_ draft: Draft) throws {
    guard property != nil else { return }
    let text = draft.isEmpty ? "" : String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
    try store.saveDraft(text, in: conversationID())
  }

  func save(_ turn: SavedTurn) throws {
    guard property != nil else { return }
    let speaker = StoredTurn.Speaker(rawValue: turn.speaker.rawValue) ?? .program
    let request = speaker == .model && unanswered != nil ? Request.leftOpen : turn.request
    try store.append(StoredTurn(speaker, turn.text, request: request), to: conversationID())
  }

  func loadConversation() throws -> TUI.StoredConversation {
    (conversation, handles, unanswered) = (nil, HandleTable(), nil)
    guard let property, let stored = try store.latestConversation(property: property.id) else {
      return TUI.StoredConversation(turns: [])
    }
    conversation = stored.id
    handles = stored.handles ?? HandleTable()
    unanswered = stored.turns.unanswered
    let turns = stored.turns.map { turn in
      SavedTurn(SavedTurn.Speaker(rawValue: turn.speaker.rawValue) ?? .program, turn.text, request: turn.request)
    }
    let draft = try? JSONDecoder().decode(Draft.self, from: Data(stored.draft.utf8))
    return TUI.StoredConversation(turns: turns, draft: draft ?? Draft())
  }

  /// Starts a new conversation; the old one stays in the database.
  func clearConversation() throws -> Answer {
    conversation = try store.startConversation(FreshID.next(), property: requireProperty().id).id
    (handles, unanswered) = (HandleTable(), nil)
    return .done("")
  }

  /// Handles are kept with the conversation, so that a name never comes to mean something else after a restart.
  func saveHandles() throws { try store.saveHandles(handles, in: conversationID()) }
}
