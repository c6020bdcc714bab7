/// One mail to hand to a server.
public struct MailRequest: Sendable {
  public enum Encryption: Hashable, Sendable {
    /// From the first byte (`smtps`) or by STARTTLS, before anything of the mail or a password is sent.
    case required
    /// For a server on this machine.
    case none
  }

  /// `smtp://host:port` or `smtps://host:port`.
  public var url: String
  public var encryption: Encryption
  /// nil = without logging in.
  public var login: Login?
  /// The envelope: bare addresses.
  public var sender: String
  public var recipients: [String]
  /// Header and body with CRLF at the end of each line. Lines that start with a dot are as they are.
  public var message: [UInt8]
  public var limits: HTTPLimits
  public var connection: ConnectionRules

  public struct Login: Hashable, Sendable {
    public var user: String
    public var password: Secret
    public init(user: String, password: Secret) { (self.user, self.password) = (user, password) }
  }

  public init(
    url: String, encryption: Encryption = .required, login: Login? = nil, sender: String, recipients: [String],
    message: [UInt8],
    limits: HTTPLimits = HTTPLimits(connect: .seconds(10), idle: .seconds(30), total: .seconds(60)),
    connection: ConnectionRules = ConnectionRules()
  ) {
    (self.url, self.encryption, self.login, self.sender) = (url, encryption, login, sender)
    (self.recipients, self.message, self.limits, self.connection) = (recipients, message, limits, connection)
  }
}

/// How the handing over ended.
public struct MailResult: Hashable, Sendable {
  /// What the server said last about it; nil when it said nothing.
  public var reply: MailReply?
  /// nil = the server has taken the mail.
  public var error: TransferError?

  public init(reply: MailReply?, error: TransferError?) { (self.reply, self.error) = (reply, error) }
}

/// `250 2.0.0 Ok: queued as 4XyZ`
public struct MailReply: Hashable, Sendable {
  public var code: Int
  /// Without the code; lines joined with a blank.
  public var text: String

  public init(code: Int, text: String) { (self.code, self.text) = (code, text) }
}

/// Puts replies together from the lines that the server sends.
struct MailReplyCollector {
  /// The last whole one, apart from farewells.
  private(set) var last: MailReply?
  private var texts: [String] = []

  mutating func take(line bytes: some Collection<UInt8>) {
    let line = String(decoding: bytes.filter { $0 != 10 && $0 != 13 }, as: UTF8.self)
    guard line.utf8.count >= 3, let code = Int(line.utf8.prefix(3).map { String(UnicodeScalar($0)) }.joined()) else {
      return
    }
    texts.append(String(line.unicodeScalars.dropFirst(4).map(Character.init)))
    if line.utf8.dropFirst(3).first == UInt8(ascii: "-") { return }
    // 221 answers our goodbye; it says nothing about the mail.
    if code != 221 { last = MailReply(code: code, text: texts.joined(separator: " ")) }
    texts = []
  }
}
