/// One request to send. Redirects are never followed, so what a header holds goes to this address and no other.
public struct HTTPRequest: Sendable {
  public var method: String
  /// Absolute, `http` or `https`.
  public var url: String
  public var headers: [HTTPHeader]
  /// Sent with its length when not empty.
  public var body: [UInt8]
  public var limits: HTTPLimits
  public var connection: ConnectionRules

  public init(
    method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8] = [], limits: HTTPLimits = .init(),
    connection: ConnectionRules = .init()
  ) {
    (self.method, self.url, self.headers, self.body) = (method, url, headers, body)
    (self.limits, self.connection) = (limits, connection)
  }
}

/// A header to send. A secret one shows its name only, whoever prints it.
public struct HTTPHeader: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  public let name: String
  public let value: String
  public let isSecret: Bool

  public init(_ name: String, _ value: String, isSecret: Bool = false) {
    (self.name, self.value, self.isSecret) = (name, value, isSecret)
  }

  public var description: String { "\(name): \(isSecret ? "…" : value)" }
  public var customMirror: Mirror { Mirror(self, children: ["header": description]) }

  /// Whether it can stand in a request: a token as name, no line break and no NUL in the value.
  var isSendable: Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
      && value.utf8.allSatisfy { $0 != 0 && $0 != 10 && $0 != 13 }
  }
}

/// How long and how large an exchange may become.
public struct HTTPLimits: Hashable, Sendable {
  /// From the start until the connection stands, name lookup and TLS included.
  public var connect: Duration
  /// The longest silence: no byte came for this long.
  public var idle: Duration
  /// The whole exchange; nil = no limit, as for streams.
  public var total: Duration?
  /// Bytes of the decoded body.
  public var bodyBytes: Int

  public init(
    connect: Duration = .seconds(10), idle: Duration = .seconds(120), total: Duration? = nil,
    bodyBytes: Int = 64 << 20
  ) {
    (self.connect, self.idle, self.total, self.bodyBytes) = (connect, idle, total, bodyBytes)
  }
}
