/// A request that brought no reply, in words for the person and codes for the program. Never holds a key.
public struct ModelFailure: Error, Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The key is missing or wrong (401).
    case unauthorized
    /// The key may not do this (403).
    case forbidden
    /// No such model or address (404).
    case notFound
    /// No credit left: waiting does not help (402, some 429).
    case quota
    /// Too many requests for now (429).
    case rateLimited
    /// The provider has no capacity for now (503, 529).
    case overloaded
    /// An error inside the provider (500 and others), also one sent in the middle of a reply.
    case server
    /// The provider does not accept the request (400, 422).
    case badRequest
    /// The request is too large (413, or longer than the model's context).
    case tooLarge
    /// No connection: no such host, refused, lost before the reply.
    case network
    /// Nothing arrived in time.
    case timedOut
    /// The proxy in between is not there or does not let the request through (407).
    case proxy
    /// The certificate or the encryption is not in order.
    case insecure
    /// The address answered with something that is not this API.
    case notUnderstood
    /// The address points elsewhere (3xx). Not followed, so that the key goes nowhere else.
    case redirected
  }

  public var kind: Kind
  /// What happened, as one plain sentence.
  public var message: String
  /// What to do next, as one plain sentence.
  public var advice: String
  /// HTTP status, when there was one.
  public var status: Int?
  /// The provider's name for this request, for its support.
  public var requestID: String?
  /// What the provider said: printable, at most 300 characters, possibly empty.
  public var detail: String
  /// How often the request was sent in all.
  public var attempts: Int

  public init(
    _ kind: Kind, message: String, advice: String, status: Int? = nil, requestID: String? = nil, detail: String = "",
    attempts: Int = 1
  ) {
    (self.kind, self.message, self.advice, self.status) = (kind, message, advice, status)
    (self.requestID, self.detail, self.attempts) = (requestID, detail, attempts)
  }

  /// Everything for the person in one line.
  public var sentence: String {
    var facts: [String] = []
    if let status { facts.append("status \(status)") }
    if let requestID { facts.append("request \(requestID)") }
    if attempts > 1 { facts.append("\(attempts) attempts") }
    let parts = [
      message, detail.isEmpty ? "" : "It said: \(detail)", advice,
      facts.isEmpty ? "" : "(\(facts.joined(separator: ", ")))",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
