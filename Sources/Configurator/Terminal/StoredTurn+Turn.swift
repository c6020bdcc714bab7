import ConfigSchema
import LanguageModel
import Store

extension [StoredTurn] {
  /// Requests that were answered, with their answers. A request that was stopped, failed or is being asked now is no
  /// earlier wish.
  var answered: [StoredTurn] {
    var kept: [StoredTurn] = []
    for turn in self where turn.speaker != .program {
      if turn.speaker == .person, kept.last?.speaker == .person { kept.removeLast() }
      kept.append(turn)
    }
    if kept.last?.speaker == .person { kept.removeLast() }
    return kept
  }

  /// What was handed in for a request that led to questions and is still open; nil when nothing is.
  var unanswered: Request? {
    var inputs: [RequestInput] = []
    var isOpen = false
    for turn in answered.reversed() {
      if turn.speaker == .model {
        guard turn.request == .leftOpen else { break }
        isOpen = true
      } else {
        inputs = (turn.request?.inputs ?? []) + inputs
      }
    }
    return isOpen ? Request(inputs) : nil
  }
}

extension Request {
  /// Stands with the model's turn when it asked instead of proposing.
  static let leftOpen = Request([])
}

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
