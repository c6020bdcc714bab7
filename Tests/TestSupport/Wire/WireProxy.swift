#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Stands between a program and a PostgreSQL server, understands where one protocol message ends and the next begins, and can cut
/// the connection right after any of them.
public final class WireProxy: Sendable {
  /// Where to cut, counted from 1 since ``arm(_:)``.
  public enum Cut: Sendable, Hashable, CustomStringConvertible {
    /// The server gets the n-th message of the program; the answer to it is lost.
    case afterClient(Int)
    /// The program gets the n-th message of the server and nothing more.
    case afterServer(Int)

    public var description: String {
      switch self {
      case .afterClient(let n): "after the program's message \(n)"
      case .afterServer(let n): "after the server's message \(n)"
      }
    }
  }

  public struct Counts: Sendable, Hashable {
    public var client = 0
    public var server = 0
    /// How often the direction changed from server to program and back: round trips.
    public var turns = 0
  }

  private struct State {
    var counts = Counts()
    var cut: Cut?
    var lastWasClient = false
    var isOpen = true
    /// Whether new connections are turned away once the cut has come.
    var refusesAfterCut = false
    var isRefusing = false
    var isPooler = false
  }

  public let port: UInt16
  private let listener: Int32
  private let state = Guarded(State())

  /// - Parameter serverSocket: the server's socket file, such as `/tmp/x/.s.PGSQL.5432`.
  public init(serverSocket: String) throws {
    listener = try Socket.listen()
    port = try Socket.port(of: listener)
    let work = Work { [listener, state] in
      // Closed by whoever accepts and nobody else: its number may mean another proxy's socket a moment later.
      defer { Socket.close(listener) }
      while true {
        let client = Socket.accept(listener)
        guard client >= 0 else { return }
        guard state.use({ $0.isOpen }) else { return Socket.close(client) }
        guard !state.use({ $0.isRefusing }), let server = try? Socket.connect(path: serverSocket) else {
          Socket.close(client)
          continue
        }
        Link(client: client, server: server, shared: state).run()
      }
    }
    work.start()
  }

  deinit {
    state.use { $0.isOpen = false }
    Socket.shutDown(listener)
  }

  /// Counts from here. After the cut, or with nil, everything passes.
  /// - Parameter refusing: turns new connections away after the cut, until this is called again.
  public func arm(_ cut: Cut?, thenRefusing refusing: Bool = false) {
    state.use { $0 = State(cut: cut, refusesAfterCut: refusing, isPooler: $0.isPooler) }
  }

  /// From now on names a process of its own at log-in, as a connection pooler does.
  public func actAsPooler() { state.use { $0.isPooler = true } }

  public var counts: Counts { state.use(\.counts) }
  /// Whether the cut that was armed has not come yet.
  public var isArmed: Bool { state.use { $0.cut != nil } }

  /// The two directions of one connection.
  private final class Link: Sendable {
    private let client: Int32
    private let server: Int32
    private let shared: Guarded<State>
    private let running = Guarded(2)

    init(client: Int32, server: Int32, shared: Guarded<State>) {
      (self.client, self.server, self.shared) = (client, server, shared)
    }

    func run() {
      Work { self.pump(from: self.client, to: self.server, isClient: true) }.start()
      Work { self.pump(from: self.server, to: self.client, isClient: false) }.start()
    }

    private func pump(from source: Int32, to sink: Int32, isClient: Bool) {
      var messages = MessageSplitter(expectsStartup: isClient)
      while let bytes = Socket.receive(source), !bytes.isEmpty {
        var passing: [UInt8] = []
        var isCut = false
        for message in messages.split(bytes) {
          passing += isClient ? message : renamed(message)
          isCut = count(isClient: isClient)
          if isCut { break }
        }
        guard Socket.write(sink, passing), !isCut else { break }
      }
      hangUp()
    }

    /// The message that names the server's process says another one.
    private func renamed(_ message: [UInt8]) -> [UInt8] {
      guard message.first == UInt8(ascii: "K"), message.count == 13, shared.use({ $0.isPooler }) else { return message }
      var message = message
      message[8] ^= 1
      return message
    }

    /// - Returns: whether this was the last message to pass.
    private func count(isClient: Bool) -> Bool {
      shared.use { state in
        if isClient {
          state.counts.client += 1
          if !state.lastWasClient { state.counts.turns += 1 }
        } else {
          state.counts.server += 1
        }
        state.lastWasClient = isClient
        let reached = isClient ? Cut.afterClient(state.counts.client) : Cut.afterServer(state.counts.server)
        guard state.cut == reached else { return false }
        state.cut = nil
        state.isRefusing = state.refusesAfterCut
        return true
      }
    }

    /// Both sides see the end of the connection; the descriptors go when both directions have noticed.
    private func hangUp() {
      Socket.shutDown(client)
      Socket.shutDown(server)
      let left = running.use { count in
        count -= 1
        return count
      }
      if left == 0 {
        Socket.close(client)
        Socket.close(server)
      }
    }
  }
}
