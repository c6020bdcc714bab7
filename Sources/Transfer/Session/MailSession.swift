/// Hands mails to servers, each over a connection of its own.
///
/// It has its own thread: at the end of a mail libcurl waits for the server's last word without letting other transfers go on,
/// so nothing else may share the thread with mail.
public final class MailSession: Sendable {
  /// The program's session. Its thread starts with the first mail.
  public static let shared = MailSession()

  private let loop = TransferLoop()

  public init() {}

  deinit { loop.post(.stop) }

  /// Comes back when the server has taken the mail or it is known why not. Cancelling the surrounding task ends it
  /// with ``TransferError/Code/cancelled``; whether the server has the mail is not known then.
  public func send(_ request: MailRequest) async -> MailResult {
    guard ([request.sender] + request.recipients).allSatisfy(Self.isSendable) else {
      return MailResult(reply: nil, error: TransferError(.malformedHeader))
    }
    let pending = PendingMail()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let exchange = MailExchange(request) { continuation.resume(returning: $0) }
        loop.post(.start(exchange))
        if pending.begin(exchange) { loop.post(.cancel(exchange)) }
      }
    } onCancel: {
      if let exchange = pending.cancel() { loop.post(.cancel(exchange)) }
    }
  }
}

extension MailSession {
  /// Whether an address can stand in a command of the protocol without ending it or adding to it.
  private static func isSendable(_ address: String) -> Bool {
    !address.isEmpty && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) }
  }
}

/// Which mail a cancellation means, and whether one came before there was any.
private final class PendingMail: Sendable {
  private let state = Mutex<(exchange: MailExchange?, isCancelled: Bool)>((nil, false))

  /// - Returns: whether it has been cancelled already.
  func begin(_ exchange: MailExchange) -> Bool {
    state.withLock { state in
      state.exchange = exchange
      return state.isCancelled
    }
  }

  func cancel() -> MailExchange? {
    state.withLock { state in
      state.isCancelled = true
      return state.exchange
    }
  }
}
