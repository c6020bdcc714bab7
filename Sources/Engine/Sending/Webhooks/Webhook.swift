import ConfigSchema
import Store
import Transfer

/// A web address that an action calls: somebody else's server, named by the configuration.
struct Webhook: HTTPProvider {
  let secret: Secret
  /// Tests put their own in the place of these; nothing outside the code can.
  var limits = Self.limits
  var connection = ConnectionRules(allows: AddressPolicy.isPublic)
  let channel = Channel.webhooks
  var secrets: [Secret] { [secret] }

  static let limits = HTTPLimits(connect: .seconds(5), idle: .seconds(15), total: .seconds(15))
  /// Of the request's body.
  static let bodyBytes = 256 << 10
  private static let methods: Set = ["POST", "PUT", "PATCH", "GET"]

  /// The host alone: the rest of such an address is often as good as a key.
  func name(for outgoing: Outgoing) -> String {
    guard case .webhook(let url, _, _, _) = outgoing else { return "the web address" }
    return WebAddress.host(of: url).map { Escape.visible($0) } ?? "the web address"
  }

  func request(_ outgoing: Outgoing, key: ItemID, at: Timestamp) throws(Unsendable) -> HTTPRequest {
    guard case .webhook(let url, let verb, let custom, let text) = outgoing else {
      throw Unsendable("this is not a webhook")
    }
    if let problem = WebAddress.problem(in: url) { throw Unsendable("data cannot be sent there: \(problem.sentence)") }
    let method = verb.uppercased()
    guard Self.methods.contains(method) else {
      throw Unsendable("a webhook cannot use the method \(Escape.quoted(String(verb.prefix(20))))")
    }
    let body = Array(text.utf8)
    guard body.count <= Self.bodyBytes else {
      throw Unsendable("the webhook's body is larger than \(Self.bodyBytes >> 10) KiB")
    }
    var headers = try WebhookHeaders.checked(custom)
    func add(unlessNamed header: HTTPHeader) {
      if !headers.contains(where: { $0.name.lowercased() == header.name.lowercased() }) { headers.append(header) }
    }
    if !body.isEmpty { add(unlessNamed: HTTPHeader("Content-Type", "application/json")) }
    add(unlessNamed: .userAgent)
    headers.append(.idempotencyKey(key))
    headers.append(HTTPHeader(WebhookSignature.header, WebhookSignature.value(body, secret: secret, at: at)))
    return HTTPRequest(
      method: method, url: url, headers: headers, body: body, limits: limits, connection: connection)
  }

  func externalID(_ body: JSON) -> String? { nil }

  /// A stranger's answer may echo what it was sent, so only its status is recorded.
  func complaint(_ body: JSON) -> Complaint? { nil }
}
