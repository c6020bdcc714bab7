import Synchronization

/// Hands on the first of several answers; the later ones come to nothing.
final class FirstAnswer: Sendable {
  private struct State {
    var waiting: CheckedContinuation<ModelOutcome, Never>?
    var given: ModelOutcome?
  }

  private let state = Mutex(State())

  var isOpen: Bool { state.withLock { $0.given == nil } }

  func wait(_ continuation: CheckedContinuation<ModelOutcome, Never>) {
    let given = state.withLock { state -> ModelOutcome? in
      if state.given == nil { state.waiting = continuation }
      return state.given
    }
    if let given { continuation.resume(returning: given) }
  }

  func give(_ outcome: ModelOutcome) {
    let waiting = state.withLock { state -> CheckedContinuation<ModelOutcome, Never>? in
      guard state.given == nil else { return nil }
      state.given = outcome
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: outcome)
  }
}
