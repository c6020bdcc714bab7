import Store

extension StoreError {
  /// Whether it may be over in a moment: the server was away, or two sessions were in each other's way.
  var isPassing: Bool {
    [.connectionLost, .unreachable, .unknownOutcome].contains(kind) || isRetryable || sqlState?.family == "53"
  }
}

extension Connection {
  /// Opens the session anew when it is gone.
  func reopenAsEngine() throws(StoreError) {
    guard !isAlive else { return }
    try reconnect()
    try workAsEngine()
  }
}
