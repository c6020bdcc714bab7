import ConfigSchema

/// Carries one request to a reply: asks, shows what the model needs to see (once), checks, and has failing operations
/// mended (twice at most). There are no tools and no loops beyond that.
public struct Dialogue: Sendable {
  /// How often failing operations are asked for again.
  static let corrections = 2
  /// Tokens for all askings together, beyond which nothing is asked again.
  static let budget = 200_000
  /// How many items a model is shown in full when it asks.
  static let mostShown = 40

  private let client: any ModelClient

  public init(client: any ModelClient) { self.client = client }

  /// Cancelling the surrounding task ends it at once with `.stopped(.cancelled)`.
  /// - Parameters:
  ///   - check: builds from a reply's text and judges it; called after each asking with the whole reply so far.
  ///   - progress: called in order, on any thread.
  public func run<Built: Sendable>(
    _ request: ModelRequest, check: @Sendable (String) -> ReplyCheck<Built>,
    progress: @escaping @Sendable (DialogueProgress) -> Void = { _ in }
  ) async -> DialogueResult<Built> {
    var state = DialogueState<Built>(request)
    while true {
      state.askings += 1
      let outcome = await ask(state, progress)
      guard case .reply(let text, let usage) = outcome else { return state.result(after: outcome) }
      state.add(usage)
      progress(.checking)
      guard let next = state.take(text, check) else { return state.result(after: nil) }
      progress(next)
    }
  }

  /// Only a first reply's message is worth showing while it comes; a correction repeats it.
  private func ask<Built>(
    _ state: DialogueState<Built>, _ progress: @escaping @Sendable (DialogueProgress) -> Void
  ) async -> ModelOutcome {
    progress(.asking(number: state.askings))
    let message = state.request.correction == nil ? MessageSoFar(progress) : nil
    return await client.complete(
      state.request, onWait: { progress(.waiting(seconds: $0.wholeSeconds)) },
      onText: { message?.take($0) })
  }
}

/// Hands on the message as it grows. The pieces of one reply come one after the other.
private final class MessageSoFar: @unchecked Sendable {
  private let progress: @Sendable (DialogueProgress) -> Void
  private var stream = MessageStream()
  private var text = ""

  init(_ progress: @escaping @Sendable (DialogueProgress) -> Void) { self.progress = progress }

  func take(_ piece: String) {
    let new = stream.take(piece)
    if new.isEmpty { return }
    text += new
    progress(.message(text))
  }
}

extension Duration {
  /// Rounded up.
  fileprivate var wholeSeconds: Int { Int(components.seconds) + (components.attoseconds > 0 ? 1 : 0) }
}
