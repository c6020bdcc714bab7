/// Whatever turns a request into a reply in the wire format: a language model behind HTTP, or the offline planner.
public protocol ModelClient: Sendable {
  /// Shown beside the reply and kept with the proposal: `anthropic:NAME`, `offline`.
  var name: String { get }

  /// Asks once. Never throws: everything that can happen is an outcome.
  ///
  /// Cancelling the surrounding task ends the request at once with ``ModelOutcome/cancelled``.
  /// - Parameter onText: called with each new piece of the reply's text, in order, on any thread. The pieces joined
  ///   are the text of the outcome when that is a reply; with any other outcome they are to be forgotten.
  func complete(_ request: ModelRequest, onText: @escaping @Sendable (String) -> Void) async -> ModelOutcome

  /// The same, telling of each wait before the request is sent again.
  /// - Parameter onWait: called with how long it will be.
  func complete(
    _ request: ModelRequest, onWait: @escaping @Sendable (Duration) -> Void,
    onText: @escaping @Sendable (String) -> Void
  ) async -> ModelOutcome
}

extension ModelClient {
  /// A client that never waits.
  public func complete(
    _ request: ModelRequest, onWait: @escaping @Sendable (Duration) -> Void,
    onText: @escaping @Sendable (String) -> Void
  ) async -> ModelOutcome {
    await complete(request, onText: onText)
  }
}
