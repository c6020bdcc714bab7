#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A real HTTP server on 127.0.0.1 that plays a script: the n-th request gets the n-th answer.
///
/// After the last answer it says 599, so that a request too many is seen.
public final class LoopbackServer: @unchecked Sendable {
  public let port: UInt16
  private let listener: Int32
  private let script: Script

  /// - Throws: ``LoopbackError`` when no socket can be had.
  public init(_ answers: [LoopbackAnswer]) throws {
    listener = try Socket.listen()
    port = try Socket.port(of: listener)
    script = Script(answers)
    let work = Work { [listener, script] in
      // Closed by whoever accepts and nobody else: its number may mean another server's socket a moment later.
      defer { Socket.close(listener) }
      while true {
        let connection = Socket.accept(listener)
        guard connection >= 0 else { return }
        guard script.isOpen else { return Socket.close(connection) }
        Work { script.serve(connection) }.start()
      }
    }
    work.start()
  }

  /// Runs a test against a server that plays these answers and lives until the test is over.
  public static func serving<Result>(
    _ answers: [LoopbackAnswer], _ test: (LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let server = try LoopbackServer(answers)
    let result = try await test(server)
    return withExtendedLifetime(server) { result }
  }

  deinit {
    script.close()
    Socket.shutDown(listener)
  }

  /// Without a slash at the end.
  public var url: String { "http://127.0.0.1:\(port)" }
  /// Everything that was asked so far, in order.
  public var requests: [LoopbackRequest] { script.requests }
}

public struct LoopbackError: Error { public let call: String }

/// The answers still to be played, shared by the server's threads.
private final class Script: @unchecked Sendable {
  private var mutex = pthread_mutex_t()
  private var answers: [LoopbackAnswer]
  private var seen: [LoopbackRequest] = []
  private var open = true

  init(_ answers: [LoopbackAnswer]) {
    self.answers = answers.reversed()
    pthread_mutex_init(&mutex, nil)
  }

  var isOpen: Bool { locked { open } }
  var requests: [LoopbackRequest] { locked { seen } }
  func close() { locked { open = false } }

  private func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    return body()
  }

  func serve(_ connection: Int32) {
    defer { Socket.close(connection) }
    guard let request = Socket.readRequest(connection) else { return }
    let answer = locked { () -> LoopbackAnswer in
      seen.append(request)
      return answers.popLast() ?? LoopbackAnswer(status: 599, body: Array("the script has no more answers".utf8))
    }
    guard answer.isMute || Socket.write(connection, answer.head) else { return }
    for step in answer.steps {
      switch step {
      case .send(let bytes): guard Socket.write(connection, answer.framed(bytes)) else { return }
      case .wait(let signal): signal.block()
      case .tell(let signal): signal.raise()
      case .awaitHangUp: Socket.drain(connection)
      }
    }
    if !answer.isMute { _ = Socket.write(connection, answer.ending) }
    if !answer.isKeptOpen { Socket.finishSending(connection) }
    Socket.drain(connection)
  }
}

/// A thread of its own: what it does may block.
final class Work: @unchecked Sendable {
  private let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func start() {
    let context = Unmanaged.passRetained(self).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      pthread_create(
        &thread, nil,
        {
          Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body()
          return nil
        }, context)
      if let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
          return nil
        }, context)
      pthread_detach(thread)
    #endif
  }
}
