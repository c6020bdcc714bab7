/// Hands mails to servers, each over a connection and on a thread of its own.
///
/// At the end of a mail libcurl waits for the server's last word without letting other transfers go on, so nothing may share
/// its thread.
public struct MailSession: Sendable {
  public init() {}

  /// Comes back when the server has taken the mail or it is known why not. Cancelling the surrounding task ends it at once
  /// with ``TransferError/Code/cancelled``; whether the server has the mail is not known then.
  public func send(_ request: MailRequest) async -> MailResult {
    guard ([request.sender] + request.recipients).allSatisfy(Self.isSendable) else {
      return MailResult(reply: nil, error: TransferError(.malformedHeader))
    }
    let (loop, pending) = (TransferLoop(), PendingMail())
    let exchange = MailExchange(request) { result in
      pending.end(result)
      loop.post(.stop)
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if pending.begin(continuation) { loop.post(.start(exchange)) }
      }
    } onCancel: {
      pending.end(MailResult(reply: nil, error: TransferError(.cancelled)))
      loop.post(.stop)
    }
  }

  /// Whether an address can stand in a command of the protocol without ending it or adding to it.
  private static func isSendable(_ address: String) -> Bool {
    !address.isEmpty && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) }
  }
}

/// Who waits for a mail's end; told once, by whatever comes first.
private final class PendingMail: Sendable {
  private enum State {
    case new
    case waiting(CheckedContinuation<MailResult, Never>)
    case ended(MailResult)
  }

  private let state = Mutex(State.new)

  /// - Returns: false when it has ended before it began.
  func begin(_ continuation: CheckedContinuation<MailResult, Never>) -> Bool {
    let early = state.withLock { state -> MailResult? in
      if case .ended(let result) = state { return result }
      state = .waiting(continuation)
      return nil
    }
    if let early { continuation.resume(returning: early) }
    return early == nil
  }

  func end(_ result: MailResult) {
    let waiting = state.withLock { state -> CheckedContinuation<MailResult, Never>? in
      switch state {
      case .ended: return nil
      case .new:
        state = .ended(result)
        return nil
      case .waiting(let continuation):
        state = .ended(result)
        return continuation
      }
    }
    waiting?.resume(returning: result)
  }
}
