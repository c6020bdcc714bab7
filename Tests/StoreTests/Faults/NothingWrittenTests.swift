import ConfigSchema
import Store
import TestDatabase
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Before the approval") struct NothingWrittenTests {
  private static let tables = ["crm_pipelines", "crm_triggers", "crm_actions", "crm_config_versions"]
  private let community: Community
  private let superuser: Connection

  init() throws {
    community = try Community()
    superuser = try community.database.connect(.superuser)
    try superuser.script("alter database \(community.database.name) set log_statement = 'all'")
  }

  /// Rows ever inserted, updated or deleted in the tables of live configuration and its record, as the server counts them.
  private func writes(_ session: Connection) throws -> Int {
    try session.script("select pg_stat_force_next_flush()")
    return try superuser.execute(
      """
      select sum(n_tup_ins + n_tup_upd + n_tup_del)::int8 as writes from pg_stat_user_tables where relname = any ($1)
      """, [.texts(Self.tables)]
    ).only().value("writes")
  }

  /// Every statement the server logged for a session.
  private func log(of session: Connection) throws -> String {
    let data: String = try superuser.execute("select current_setting('data_directory') as path").only().value("path")
    let file = try #require(
      fopen(data.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/server.log", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    var mine = ""
    var isMine = false
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if !line.hasPrefix("\t") { isMine = line.contains("[\(session.backendID)]") }
      if isMine { mine += line + "\n" }
    }
    return mine
  }

  private func writesLogged(_ log: String) -> [String] {
    Self.tables.flatMap { table in
      ["insert into", "update", "delete from"].flatMap { ["\($0) \(table)", "\($0) public.\(table)"] }
    }.filter(log.contains)
  }

  @Test("proposing, amending, reviewing and talking write nothing live, by the server's own log and its own counters")
  func nothing() throws {
    let store = try community.store()
    let conversation = try store.startConversation(Sample.randomID(), property: Community.maple)
    var proposal = try store.proposed { $0 = Sample.configuration }
    try store.append(StoredTurn(.person, "Please", request: proposal.request), to: conversation.id)
    try store.save(proposal)
    proposal.revision = 2
    try store.save(proposal)
    let review = ReviewState(
      decisions: Dictionary(uniqueKeysWithValues: proposal.changeKeys.map { ($0, .accepted) }),
      seen: Set(proposal.changeKeys))
    try store.saveReview(review, of: proposal, replacing: 0)
    let change = try store.approved(proposal)
    _ = try store.workspace(current: Community.maple)
    _ = try store.history(property: Community.maple)

    #expect(try writes(store.connection) == 0)
    let quiet = try log(of: store.connection)
    #expect(quiet.contains("insert into public.crm_proposals"))
    #expect(writesLogged(quiet) == [])

    // The same two instruments do see the approval.
    _ = try store.apply(change, as: Sample.randomID())
    #expect(try writes(store.connection) == 14)
    #expect(try writesLogged(log(of: store.connection)).contains("insert into public.crm_config_versions"))
  }
}
