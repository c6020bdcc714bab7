import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What survives, on the built program: restarts of the database, kills of the program, and the way into a review.
@Suite("The session, on the built program", .serialized) struct SessionProgramTests {
  private static let request = "When a tour is cancelled, text them an hour later"

  @Test("`review` opens the review of the proposal that was named, also one of another property")
  func reviewing() throws {
    let home = try ProgramHome()
    let names = try home.propertyNames()
    // The sample's own proposal waits for one of them; one more for each.
    for name in names { #expect(try home.run(["propose", "--property", name, Self.request]).code == 0) }
    for name in names {
      let id = try home.sql(
        """
        select p.id from crm_proposals p join crm_proposal_targets t on t.proposal_id = p.id
        join properties h on h.id = t.property_id where h.name = '\(name)' order by p.created_at desc limit 1
        """)
      let terminal = try home.terminal(["review", String(id.prefix(13))])
      try terminal.wait(for: "Proposal")
      try terminal.wait(for: "for \(name)")
      try terminal.wait(for: "text them")
      try terminal.leave()
    }
  }

  @Test("`review` without an id opens the newest that waits; one that is settled is refused in words")
  func newest() throws {
    let home = try ProgramHome()
    let terminal = try home.terminal(["review"])
    try terminal.wait(for: "seen")
    // In the review, x asks whether to turn the proposal down.
    try terminal.type("x")
    try terminal.wait(for: "Keep it")
    try terminal.type("\u{1b}OC\r")
    try terminal.wait(for: "Turned down")
    try terminal.leave()
    let id = try home.sql("select id from crm_proposals").prefix(36)
    let again = try home.terminal(["review", String(id)])
    try again.wait(for: "declined")
    #expect(try again.waitForExit() != 0)
  }

  @Test("the program goes on after its database was killed", arguments: [SIGKILL, SIGQUIT])
  func databaseKilled(signal: Int32) throws {
    let home = try ProgramHome()
    let terminal = try home.terminal()
    try terminal.wait(for: "Review (1)")
    let file = try String(
      contentsOfFile: home.folder + "/data/configurator/postgres/data/postmaster.pid", encoding: .utf8)
    let server = try #require(file.split(separator: "\n").first.flatMap { pid_t($0) })
    kill(server, signal)
    // Until the process is gone, or a zombie that nobody waits for.
    for _ in 0..<1_000_000 {
      if kill(server, 0) != 0 || isZombie(server) { break }
    }
    #expect(kill(server, 0) != 0 || isZombie(server))
    try terminal.type("\u{1b}OS")
    try terminal.wait(for: "Nothing has been approved yet")
    try terminal.type("\u{1b}OS" + Self.request + "\r")
    try terminal.wait(for: "Proposed:")
    try terminal.leave()
  }

  @Test("after a kill the decisions and the marks of what was seen are there again")
  func decisions() throws {
    let home = try ProgramHome()
    let first = try home.terminal(["review"])
    try first.wait(for: "seen")
    try first.type("d")
    try home.wait(for: "select 1 from crm_review_states where state::text like '%declined%'")
    let state = try home.sql("select state from crm_review_states")
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try home.terminal(["review"])
    try second.wait(for: "You declined this")
    #expect(try home.sql("select state from crm_review_states") == state)
    try second.leave()
  }

  @Test("after a kill the pasted material is in the line again")
  func pastedDraft() throws {
    let home = try ProgramHome()
    let first = try home.terminal()
    try first.wait(for: "Review (1)")
    try first.type("take this: ")
    try first.paste("first line\nsecond line\nthird line\n")
    try first.wait(for: "[Pasted 3 lines")
    try home.wait(for: "select 1 from crm_conversations where draft like '%second line%'")
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try home.terminal()
    try second.wait(for: "take this: [Pasted 3 lines")
    try second.leave()
  }

  @Test("after a kill while the model was asked the request can be had back")
  func killedWhileAsking() throws {
    let silent = try SilentServer()
    let home = try ProgramHome(["CONFIGURATOR_MODEL": "ollama", "OLLAMA_HOST": "127.0.0.1:\(silent.port)"])
    let first = try home.terminal()
    try first.wait(for: "Review (1)")
    try first.type(Self.request + "\r")
    try first.wait(for: "Asking the model")
    try home.wait(for: "select 1 from crm_conversation_turns where speaker = 'person'")
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try home.terminal()
    try second.wait(for: "was not answered")
    try second.type("\u{1b}OA")
    try second.wait(for: "the request in the line") { $0.text.ranges(of: Self.request).count == 2 }
    try second.leave()
  }

  @Test("after a kill at the code page nothing is approved and the proposal waits as it was")
  func killedAtTheCode() throws {
    let home = try ProgramHome()
    let first = try home.terminal(["review"])
    try first.wait(for: "all seen")
    try first.type("\r")
    try first.wait(for: "Not yet")
    try first.type("\u{1b}OC\r")
    try first.wait(for: "Type this code")
    first.signal(SIGKILL)
    try first.waitForExit()
    #expect(
      try home.sql("select (select count(*) from crm_config_versions), (select count(*) from crm_approvals)") == "0|0\n"
    )
    let second = try home.terminal(["review"])
    try second.wait(for: "all seen")
    try second.leave()
  }

  @Test("after a kill behind a switch each property has its own conversation and line")
  func killedAfterSwitching() throws {
    let home = try ProgramHome()
    let names = try home.propertyNames()
    let first = try home.terminal(["terminal", "--property", names[0]])
    try first.wait(for: names[0])
    try first.type(Self.request + "\r")
    try first.wait(for: "Proposed:")
    try first.type("words for the first")
    try first.wait(for: "words for the first")
    try first.type("\u{1b}[15~" + names[1] + "\r")
    try first.wait(for: "Now working on \(names[1])")
    try first.type("words for the second")
    try home.wait(for: "select 1 from crm_conversations where draft like '%second%'")
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try home.terminal()
    try second.wait(for: "words for the second")
    #expect(!second.screen.contains(Self.request))
    try second.type("\u{1b}[15~" + names[0] + "\r")
    try second.wait(for: "words for the first")
    #expect(second.screen.contains(Self.request))
    try second.leave()
  }

  private func isZombie(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.contains(") Z ") ?? true
  }
}

extension ProgramHome {
  func propertyNames() throws -> [String] {
    // Whatever the program does first makes the database.
    _ = try run(["show"])
    return try sql("select name from properties order by name").split(separator: "\n").map(String.init)
  }
}

/// Takes connections and says nothing.
private final class SilentServer {
  let port: UInt16
  private let socket: Int32

  init() throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let made = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(socket, raw, length) == 0 && listen(socket, 8) == 0 && getsockname(socket, raw, &length) == 0
      }
    }
    guard made else { throw PseudoTerminal.Failure(description: "no port: errno \(errno)") }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }
}
