import LanguageModel
import Store

extension StoredTurn {
  /// What a model is told of it; the program's own remarks are not part of the conversation.
  var turn: Turn? {
    switch speaker {
    case .person: Turn(.person, text)
    case .model: Turn(.model, text)
    case .program: nil
    }
  }
}
