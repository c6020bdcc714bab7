/// What the loopback server answers to one request.
public struct LoopbackAnswer: Sendable {
  public enum Step: Sendable {
    /// One write to the socket.
    case send([UInt8])
    /// Waits until the test raises the signal.
    case wait(Signal)
    /// Raises the signal: the steps before are done.
    case tell(Signal)
    /// Waits until the client has closed the connection.
    case awaitHangUp
  }
  public enum Framing: Sendable {
    /// `Content-Length` with this many bytes, whatever is sent.
    case length(Int)
    case chunked
    /// The body ends where the connection does.
    case untilClose
  }

  public var status: Int
  public var headers: [(name: String, value: String)]
  public var framing: Framing
  public var steps: [Step]
  /// Leaves out the chunk that ends a chunked body.
  public var isCutShort: Bool
  /// Lets the client keep the connection for its next request, and answers nothing more on it.
  public var isKeptOpen = false
  /// Not even a head: only the steps, which should end with waiting.
  public var isMute = false

  public init(
    status: Int = 200, headers: [(name: String, value: String)] = [], framing: Framing = .chunked, steps: [Step],
    isCutShort: Bool = false
  ) {
    (self.status, self.headers, self.framing) = (status, headers, framing)
    (self.steps, self.isCutShort) = (steps, isCutShort)
  }

  /// Takes the request and says nothing, until the client goes away.
  public static func silence(after taken: Signal? = nil) -> LoopbackAnswer {
    var answer = LoopbackAnswer(steps: (taken.map { [.tell($0)] } ?? []) + [.awaitHangUp])
    answer.isMute = true
    return answer
  }

  /// The whole body in one write.
  public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8]) {
    self.init(status: status, headers: headers, framing: .length(body.count), steps: [.send(body)])
  }

  /// The body in chunks of so many bytes, each in a write of its own.
  public init(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8], pieces size: Int
  ) {
    let starts = stride(from: 0, to: body.count, by: size)
    self.init(
      status: status, headers: headers, steps: starts.map { .send(Array(body[$0..<min($0 + size, body.count)])) })
  }

  var head: [UInt8] {
    var lines = ["HTTP/1.1 \(status) Scripted"]
    if !isKeptOpen { lines.append("Connection: close") }
    for header in headers { lines.append("\(header.name): \(header.value)") }
    switch framing {
    case .length(let count): lines.append("Content-Length: \(count)")
    case .chunked: lines.append("Transfer-Encoding: chunked")
    case .untilClose: break
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// The bytes of one write.
  func framed(_ bytes: [UInt8]) -> [UInt8] {
    guard case .chunked = framing, !bytes.isEmpty else { return bytes }
    return Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10]
  }

  var ending: [UInt8] {
    guard case .chunked = framing, !isCutShort else { return [] }
    return Array("0\r\n\r\n".utf8)
  }
}

/// A request as the server got it.
public struct LoopbackRequest: Sendable {
  public let method: String
  public let path: String
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]

  /// The first header of that name, whatever its case.
  public subscript(header: String) -> String? {
    headers.first { $0.name.lowercased() == header.lowercased() }?.value
  }
  public var text: String { String(decoding: body, as: UTF8.self) }
}
