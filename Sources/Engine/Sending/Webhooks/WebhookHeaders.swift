import Transfer

/// The headers that an action may add to its webhook.
enum WebhookHeaders {
  /// What the sender or the protocol decides. An action that names one is refused, not quietly changed.
  private static let reserved: Set = [
    "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade", "expect",
    "idempotency-key", "proxy-authorization", "proxy-connection", "http2-settings", "forwarded", "x-forwarded-for",
    "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
  ]

  /// In the order of their names. The values may be keys of the receiver, so nothing prints them.
  static func checked(_ headers: [String: String]) throws(Unsendable) -> [HTTPHeader] {
    var checked: [HTTPHeader] = []
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      let lower = name.lowercased()
      guard !name.isEmpty, name.utf8.count <= 100, name.utf8.allSatisfy(isTokenByte) else {
        throw Unsendable("a header of the webhook has a name that cannot be sent")
      }
      guard !reserved.contains(lower), !lower.hasPrefix("x-configurator-"), !lower.hasPrefix(":") else {
        throw Unsendable("the webhook may not set the header \(name)")
      }
      guard !checked.contains(where: { $0.name.lowercased() == lower }) else {
        throw Unsendable("the webhook sets the header \(name) twice")
      }
      guard value.utf8.count <= 8192, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 9 }) else {
        throw Unsendable("the webhook's header \(name) holds a line break or another character that cannot be sent")
      }
      checked.append(HTTPHeader(name, value, isSecret: true))
    }
    return checked
  }

  /// RFC 9110, 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
