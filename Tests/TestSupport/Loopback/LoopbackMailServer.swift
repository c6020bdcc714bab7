/// A real mail server on 127.0.0.1: takes one conversation after another and remembers what was said.
public final class LoopbackMailServer: Sendable {
  /// What it answers when it does not answer as a friendly server would.
  public struct Manners: Sendable {
    /// Lines of the answer to EHLO after the first.
    public var extensions: [String]
    /// Answers by the beginning of the command: `RCPT`, `DATA`, `.` for the end of the mail, `greeting`.
    public var replies: [String: String]
    /// Says nothing more once this command has come.
    public var fallsSilentAt: String?
    /// Raised when it falls silent.
    public var isSilent: Signal?

    public init(
      extensions: [String] = ["AUTH PLAIN LOGIN", "8BITMIME"], replies: [String: String] = [:],
      fallsSilentAt: String? = nil, isSilent: Signal? = nil
    ) {
      (self.extensions, self.replies) = (extensions, replies)
      (self.fallsSilentAt, self.isSilent) = (fallsSilentAt, isSilent)
    }
  }

  /// What the server has heard.
  public struct Heard: Sendable {
    /// Every line outside of mails.
    public var commands: [String] = []
    /// Every mail as it came over the wire, dots doubled.
    public var mails: [String] = []
  }

  public let port: UInt16
  private let listener: Int32
  private let heardSoFar = Guarded(Heard())
  private let open = Guarded(true)

  /// - Throws: ``LoopbackError`` when no socket can be had.
  public init(_ manners: Manners = Manners()) throws {
    listener = try Socket.listen()
    port = try Socket.port(of: listener)
    Work { [listener, heardSoFar, open] in
      defer { Socket.close(listener) }
      while true {
        let connection = Socket.accept(listener)
        guard connection >= 0 else { return }
        guard open.use({ $0 }) else { return Socket.close(connection) }
        MailConversation(connection, manners, heardSoFar).hold()
      }
    }.start()
  }

  deinit {
    open.use { $0 = false }
    Socket.shutDown(listener)
  }

  public var url: String { "smtp://127.0.0.1:\(port)" }
  public var heard: Heard { heardSoFar.use { $0 } }
}

/// One client's conversation.
private struct MailConversation {
  private let connection: Int32
  private let manners: LoopbackMailServer.Manners
  private let heard: Guarded<LoopbackMailServer.Heard>
  private var rest: [UInt8] = []

  init(_ connection: Int32, _ manners: LoopbackMailServer.Manners, _ heard: Guarded<LoopbackMailServer.Heard>) {
    (self.connection, self.manners, self.heard) = (connection, manners, heard)
  }

  func hold() {
    var conversation = self
    conversation.talk()
    Socket.close(connection)
  }

  private mutating func talk() {
    guard say(manners.replies["greeting"] ?? "220 mail.example.test ready") else { return }
    while let line = nextLine() {
      heard.use { $0.commands.append(line) }
      if let silence = manners.fallsSilentAt, line.hasPrefix(silence) { return keepSilent() }
      guard answer(line) else { return }
    }
  }

  private mutating func answer(_ line: String) -> Bool {
    let verb = String(line.prefix { $0 != " " }).uppercased()
    if let reply = manners.replies[verb] { return say(reply) && verb != "QUIT" }
    switch verb {
    case "EHLO": return say(greeting)
    case "AUTH" where line.split(separator: " ").count == 2:
      guard say("334 "), let secret = nextLine() else { return false }
      heard.use { $0.commands.append(secret) }
      return say("235 2.7.0 Authentication successful")
    case "AUTH": return say("235 2.7.0 Authentication successful")
    case "DATA": return say("354 End data with <CR><LF>.<CR><LF>") && takeMail()
    case "QUIT":
      _ = say("221 2.0.0 Bye")
      return false
    default: return say("250 2.1.0 Ok")
    }
  }

  private var greeting: String {
    let lines = ["mail.example.test"] + manners.extensions
    return lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
  }

  private mutating func takeMail() -> Bool {
    var mail = ""
    while let line = nextLine() {
      if line == "." {
        heard.use { $0.mails.append(mail) }
        if manners.fallsSilentAt == "." {
          keepSilent()
          return false
        }
        return say(manners.replies["."] ?? "250 2.0.0 Ok: queued as 4XyZ")
      }
      mail += line + "\r\n"
    }
    return false
  }

  private func keepSilent() {
    manners.isSilent?.raise()
    Socket.drain(connection)
  }

  private func say(_ text: String) -> Bool { Socket.write(connection, Array((text + "\r\n").utf8)) }

  /// Without its CRLF; nil when the client is gone.
  private mutating func nextLine() -> String? {
    while true {
      if let end = rest.firstIndex(of: 10) {
        let line = rest[..<end].filter { $0 != 13 }
        rest.removeSubrange(...end)
        return String(decoding: line, as: UTF8.self)
      }
      guard let piece = Socket.read(connection), !piece.isEmpty else { return nil }
      rest += piece
    }
  }
}
