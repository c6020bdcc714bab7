/// How one asking ended. Only `reply` carries text that may be read; nothing is repaired or guessed.
public enum ModelOutcome: Hashable, Sendable {
  /// The model finished by itself, without an error, and said something.
  case reply(text: String, usage: Usage)
  /// The model would not answer. The text is its own, possibly empty.
  case refused(String)
  /// The reply stopped before its end.
  case cutOff(CutOff)
  /// The vendor withheld the reply (or the request) by its content rules. The text is the vendor's, possibly empty.
  case filtered(String)
  /// The model finished without saying anything.
  case empty
  case failed(ModelFailure)
  /// The person cancelled.
  case cancelled

  /// Why a reply has no end.
  public enum CutOff: String, Hashable, Sendable, Codable {
    /// The limit on the length of a reply.
    case length
    /// The limit on request and reply together.
    case contextWindow
    /// The connection ended before the finish marker.
    case connection
  }
}

extension ModelOutcome {
  /// One or two plain sentences for the person: what happened and what to do. Nil for a reply.
  public var sentence: String? {
    switch self {
    case .reply: nil
    case .refused(let text):
      text.isEmpty ? "The model declined to answer." : "The model declined to answer: \(text)"
    case .cutOff(.length):
      "The reply was too long and was cut off, so none of it was used. Ask for less at a time."
    case .cutOff(.contextWindow):
      "Request and reply together are too long for this model, so nothing was used. Ask for less, or choose a model "
        + "with a larger context."
    case .cutOff(.connection):
      "The connection ended in the middle of the reply, so none of it was used. Try again."
    case .filtered(let text):
      "The model's provider withheld the reply under its content rules."
        + (text.isEmpty ? " Say it in other words." : " It says: \(text)")
    case .empty: "The model answered with nothing. Try again, or say it in other words."
    case .failed(let failure): failure.sentence
    case .cancelled: "Cancelled. Nothing was changed and your words are kept."
    }
  }
}
