import Dispatch
import Store
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Answers `GET /metrics` on this computer's own address and nothing else.
///
/// One thread, one request at a time, each with a second to ask. It looks into the database over a connection of its own, every five
/// seconds at most, and never keeps the engine waiting.
public final class MetricsServer: Sendable {
  private let listener: Int32
  private let page: @Sendable () -> String
  private let isStopped = Atomic(false)
  /// Where it can be asked.
  public let port: UInt16

  /// - Parameter port: 0 = any that is free.
  /// - Throws: ``StoreError/Kind/unreachable`` when the port is taken.
  public convenience init(
    port: UInt16, watch: EngineWatch, address: ServerAddress, clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    let source = GaugeSource(address, clock)
    try self.init(port: port) { PrometheusText.page(watch.counts, source.latest()) }
  }

  init(port: UInt16, page: @escaping @Sendable () -> String) throws(StoreError) {
    self.page = page
    (listener, self.port) = try Self.open(port)
    DispatchQueue(label: "metrics").async { self.serve() }
  }

  public func stop() {
    isStopped.store(true, ordering: .releasing)
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func serve() {
    while !isStopped.load(ordering: .acquiring) {
      let client = accept(listener, nil, nil)
      guard client >= 0 else {
        // Whatever it is, such as too many open files, it may be over in a moment.
        usleep(100_000)
        continue
      }
      answer(client)
      close(client)
    }
    close(listener)
  }

  private func answer(_ client: Int32) {
    var second = timeval(tv_sec: 1, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, option, &second, socklen_t(MemoryLayout<timeval>.size))
    }
    guard let line = requestLine(client) else { return }
    let words = line.split(separator: " ")
    switch (words.first, words.dropFirst().first) {
    case ("GET", "/metrics"): reply(client, "200 OK", PrometheusText.contentType, page())
    case ("GET", _): reply(client, "404 Not Found", "text/plain", "Only /metrics is here.\n")
    default: reply(client, "405 Method Not Allowed", "text/plain", "Only GET is answered.\n")
    }
  }

  /// The first line of a request whose head is whole; nil when it does not come or is too long.
  private func requestLine(_ client: Int32) -> String? {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while head.count < 8192 {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      head += buffer[..<count]
      let text = String(decoding: head, as: UTF8.self)
      if text.contains("\r\n\r\n") || text.contains("\n\n") {
        return text.split(whereSeparator: \.isNewline).first.map(String.init)
      }
    }
    return nil
  }

  private func reply(_ client: Int32, _ status: String, _ type: String, _ body: String) {
    let head =
      "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
    var rest = Array((head + body).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func open(_ port: UInt16) throws(StoreError) -> (Int32, UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    // 127.0.0.1, and nowhere else.
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(listener, plain, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, plain, &size) == 0
      }
    }
    guard listener >= 0, bound else {
      let reason = String(cString: strerror(errno))
      if listener >= 0 { close(listener) }
      throw StoreError(
        .unreachable, "The metrics port \(port) cannot be opened: \(reason). Nothing was started. Choose another port.")
    }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}

/// The gauges as they were at most five seconds ago.
private final class GaugeSource: Sendable {
  private struct State {
    var connection: Connection?
    var gauges: Gauges?
    var readAt: Timestamp?
  }

  private let address: ServerAddress
  private let clock: @Sendable () -> Timestamp
  private let state = Mutex(State())

  init(_ address: ServerAddress, _ clock: @escaping @Sendable () -> Timestamp) {
    (self.address, self.clock) = (address, clock)
  }

  func latest() -> Gauges? {
    state.withLock { state in
      let now = clock()
      if let readAt = state.readAt, now.seconds - readAt.seconds < 5 { return state.gauges }
      state.readAt = now
      do {
        let connection = try state.connection ?? open()
        state.connection = connection
        try connection.reopenAsEngine()
        state.gauges = try Gauges.read(connection, now: now)
      } catch { state.gauges = nil }
      return state.gauges
    }
  }

  private func open() throws(StoreError) -> Connection {
    let connection = try Connection(address)
    try connection.workAsEngine()
    return connection
  }
}
