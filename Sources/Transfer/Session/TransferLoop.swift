#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The thread that owns libcurl. Others post commands; results leave through each exchange's continuation.
final class TransferLoop: @unchecked Sendable {
  enum Command {
    case start(Exchange)
    case cancel(Exchange)
    case stop
  }

  private struct Inbox {
    var commands: [Command] = []
    var multi: CurlMulti?
    var isStopped = false
  }

  private let inbox = Mutex(Inbox())
  /// Under way. Touched by the thread only.
  private var active: [ObjectIdentifier: (exchange: Exchange, easy: CurlEasy)] = [:]
  private let clock = ContinuousClock()

  /// Hands a command to the thread, from any thread, and wakes it.
  func post(_ command: Command) {
    let accepted = inbox.withLock { inbox -> Bool in
      if inbox.isStopped { return false }
      if case .stop = command {
        inbox.isStopped = true
        if inbox.multi == nil { return true }
      }
      if inbox.multi == nil {
        guard let multi = CurlMulti(), startThread(multi) else { return false }
        inbox.multi = multi
      }
      inbox.commands.append(command)
      inbox.multi?.wake()
      return true
    }
    if !accepted, case .start(let exchange) = command { exchange.finish(TransferError(.closed)) }
  }

  private func startThread(_ multi: CurlMulti) -> Bool {
    let context = Unmanaged.passRetained(ThreadContext(loop: self, multi: multi)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, nil, threadBody, context)
    guard status == 0 else {
      Unmanaged<ThreadContext>.fromOpaque(context).release()
      return false
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return true
  }

  fileprivate func run(_ multi: CurlMulti) {
    while true {
      for command in takeCommands() where !carryOut(command, multi) { return }
      multi.perform()
      while let (exchange, code) = multi.nextFinished() { finish(exchange, code, multi) }
      endOverdue(multi)
      multi.wait(milliseconds: timeToNextDeadline())
    }
  }

  private func takeCommands() -> [Command] {
    inbox.withLock { inbox in
      defer { inbox.commands = [] }
      return inbox.commands
    }
  }

  /// - Returns: false when the thread has to end.
  private func carryOut(_ command: Command, _ multi: CurlMulti) -> Bool {
    switch command {
    case .start(let exchange): start(exchange, multi)
    case .cancel(let exchange): end(exchange, TransferError(.cancelled), multi)
    case .stop:
      for (exchange, _) in active.values { end(exchange, TransferError(.closed), multi) }
      return false
    }
    return true
  }

  private func start(_ exchange: Exchange, _ multi: CurlMulti) {
    guard let easy = CurlEasy(exchange), multi.add(easy) else {
      exchange.finish(TransferError(.outOfMemory))
      return
    }
    active[ObjectIdentifier(exchange)] = (exchange, easy)
  }

  private func finish(_ exchange: Exchange, _ code: Int32, _ multi: CurlMulti) {
    let detail = active[ObjectIdentifier(exchange)]?.easy.detail ?? ""
    // A peer that resets the connection in the middle of a body has cut it as surely as one that closes it.
    let isReset = TransferError.Code(rawValue: code) == .receiveFailed && exchange.hasBody
    let named = isReset ? TransferError.Code.cutInTheMiddle : TransferError.Code(rawValue: code)
    end(exchange, code == 0 ? nil : TransferError(named, detail: detail), multi)
  }

  private func end(_ exchange: Exchange, _ error: TransferError?, _ multi: CurlMulti) {
    guard let (_, easy) = active.removeValue(forKey: ObjectIdentifier(exchange)) else { return }
    multi.remove(easy)
    exchange.finish(error)
  }

  private func endOverdue(_ multi: CurlMulti) {
    let now = clock.now
    for (exchange, _) in active.values {
      if let error = exchange.overdue(at: now) { end(exchange, error, multi) }
    }
  }

  private func timeToNextDeadline() -> Int32 {
    guard let next = active.values.map(\.exchange.deadline).min() else { return 60_000 }
    return Int32(clamping: min(60_000, (next - clock.now).wholeMilliseconds))
  }
}

private final class ThreadContext {
  let loop: TransferLoop
  let multi: CurlMulti
  init(loop: TransferLoop, multi: CurlMulti) { (self.loop, self.multi) = (loop, multi) }
}

private func body(of context: UnsafeMutableRawPointer) {
  let context = Unmanaged<ThreadContext>.fromOpaque(context).takeRetainedValue()
  context.loop.run(context.multi)
}

#if canImport(Glibc)
  private func threadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { body(of: context) }
    return nil
  }
#else
  private func threadBody(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    body(of: context)
    return nil
  }
#endif
