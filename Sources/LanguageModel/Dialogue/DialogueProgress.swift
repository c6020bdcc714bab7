/// What a dialogue is doing, for the screen.
public enum DialogueProgress: Hashable, Sendable {
  /// The model has been asked; the first asking is number 1.
  case asking(number: Int)
  /// The provider is asked again after so many seconds.
  case waiting(seconds: Int)
  /// The reply's message so far.
  case message(String)
  /// The model wants to see these handles in full and is shown them.
  case showing([String])
  /// The reply is there and being checked.
  case checking
  /// So many operations are asked for again; 0 = the whole reply.
  case correcting(operations: Int)
}
