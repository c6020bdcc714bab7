import ConfigSchema
import Store
import TestDatabase
import TestSupport
import Testing

@Suite("A server in trouble while approving") struct ServerFaultTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
    try store.change { $0 = Sample.configuration }
  }

  private func approved() throws -> ApprovedChange {
    let proposal = try store.proposed { $0.triggers[0].name = "New" }
    try store.save(proposal)
    return try store.approved(proposal)
  }

  private func reason(_ failure: ApplyFailure?) throws -> StoreError {
    guard case .notApplied(let error) = failure else { throw StoreError(.other, "\(String(describing: failure))") }
    return error
  }

  /// Applies while another session holds what it needs, and does something to it in the middle.
  private func applying(
    _ change: ApprovedChange, as id: ItemID, meanwhile: @Sendable (_ backend: Int, _ owner: Connection) throws -> Void
  ) async throws -> ApplyFailure? {
    let blocked = try community.database.connect(.app)
    let (backend, owner) = (blocked.backendID, try community.owner())
    try owner.script("begin; select from public.crm_property_revisions for update")
    let other = try community.database.connect(.superuser)
    let work = UncheckedBox(try Store(blocked))
    let applying = Background { applyFailure(work.value, change, id) }
    // Until the server itself says that the session waits.
    try waitForLock(other, of: backend)
    try meanwhile(backend, other)
    let failure = await applying.value() ?? nil
    try owner.script("rollback")
    return failure
  }

  private func expectUntouched(_ id: ItemID) throws {
    #expect(try store.live() == Sample.configuration)
    #expect(try store.revision(of: Community.maple) == 1)
    #expect(store.outcome(ofApproval: id) == .notApplied)
    #expect(try store.pendingProposals().count == 1)
  }

  @Test("a session that is ended by the server leaves nothing half done, and says so")
  func terminated() async throws {
    let id = Sample.randomID()
    let failure = try await applying(approved(), as: id) { backend, other in
      try other.execute("select pg_terminate_backend($1::int4)", [.int(backend)])
    }
    #expect(try reason(failure).kind == .connectionLost)
    try expectUntouched(id)
  }

  @Test("a statement that is cancelled leaves nothing half done, and says so")
  func cancelled() async throws {
    let id = Sample.randomID()
    let failure = try await applying(approved(), as: id) { backend, other in
      try other.execute("select pg_cancel_backend($1::int4)", [.int(backend)])
    }
    #expect(try reason(failure).kind == .cancelled)
    try expectUntouched(id)
  }

  @Test("somebody else's lock is waited for only so long")
  func locked() throws {
    let change = try approved()
    let id = Sample.randomID()
    let owner = try community.owner()
    try owner.script("begin; select from public.crm_property_revisions for update")
    let hasty = try Store(community.database.connect(.app, options: ConnectionOptions(lockTimeout: 20)))
    let failure = #expect(throws: ApplyFailure.self) { try hasty.apply(change, as: id) }
    #expect(try reason(failure).kind == .lockTimeout)
    try owner.script("rollback")
    try expectUntouched(id)
    // The same approval goes through when it is tried again.
    _ = try hasty.apply(change, as: id)
    #expect(try store.revision(of: Community.maple) == 2)
  }

  @Test("a read-only database is named as such")
  func readOnly() throws {
    let change = try approved()
    let id = Sample.randomID()
    try community.database.connect(.superuser).script(
      "alter database \(community.database.name) set default_transaction_read_only = on")
    let failure = #expect(throws: ApplyFailure.self) { try community.store().apply(change, as: id) }
    #expect(try reason(failure).kind == .readOnly)
    #expect(failure?.description.contains("The proposal still waits") == true)
    try expectUntouched(id)
  }

  /// What the server sees of a program that died after it had written and before it committed.
  private func dying(_ id: ItemID) throws -> Connection {
    let dying = try community.database.connect(.app)
    try dying.script(
      """
      begin; set local idle_in_transaction_session_timeout = '10s';
      select pg_advisory_xact_lock(hashtextextended('configurator approval \(id)', 0))
      """)
    return dying
  }

  /// The outcome, asked while somebody still holds the approval.
  private func asked(
    _ id: ItemID, meanwhile: (Connection) throws -> Void
  ) async throws -> ApprovalOutcome? {
    let connection = try community.database.connect(.app)
    let backend = connection.backendID
    let asking = UncheckedBox(try Store(connection))
    let outcome = Background { asking.value.outcome(ofApproval: id) }
    let other = try community.database.connect(.superuser)
    // Until the server itself says that whoever asks waits.
    try waitForLock(other, of: backend)
    try meanwhile(other)
    return await outcome.value()
  }

  @Test("whoever asks how an approval ended waits until it has ended")
  func waits() async throws {
    let (change, id) = (try approved(), Sample.randomID())
    let dying = try dying(id)
    #expect(try await asked(id) { _ in try dying.script("rollback") } == .notApplied)
    _ = try store.apply(change, as: id)
    let again = try self.dying(id)
    guard case .applied = try await asked(id, meanwhile: { _ in try again.script("commit") }) else {
      return #expect(Bool(false))
    }
  }

  @Test("a session lost in the middle of an approval is ended by the server itself, within what whoever asks waits")
  func abandoned() throws {
    let (change, id) = (try approved(), Sample.randomID())
    // The program stops between writing and committing: the approval's own transaction is left open.
    let lost = try Store(community.database.connect(.app, options: ConnectionOptions(silenceTimeout: 50)))
    #expect(ConnectionOptions().silenceTimeout == 10_000)
    let error = #expect(throws: StoreError.self) {
      try lost.connection.transaction {
        _ = try lost.apply(change, as: id)
        // Asked now, it waits; the server ends the silent session, and then the answer is final.
        #expect(store.outcome(ofApproval: id) == .notApplied)
      }
    }
    #expect(error?.kind == .unknownOutcome)
    try expectUntouched(id)
  }
}

/// Until the server itself says that the session waits for a lock; any session when none is named.
func waitForLock(_ other: Connection, of backend: Int? = nil) throws {
  for _ in 0..<100_000 {
    let waiting = try other.execute(
      "select from pg_locks where not granted and ($1::int4 is null or pid = $1::int4)", [.int(backend)])
    if !waiting.isEmpty { return }
  }
  throw StoreError(.other, "No session ever waited.")
}

private func applyFailure(_ store: Store, _ change: ApprovedChange, _ id: ItemID) -> ApplyFailure? {
  do { _ = try store.apply(change, as: id) } catch { return error }
  return nil
}

@Suite("A server that crashes") struct CrashTests {
  @Test("keeps what it has answered for, and forgets what was under way")
  func crash() async throws {
    let server = try LoneServer()
    try Community.settle(server.connect(.owner))
    let store = try Store(server.connect(.app))
    let applied = try store.change { $0 = Sample.configuration }
    let proposal = try store.proposed { $0.triggers[0].name = "New" }
    try store.save(proposal)
    let (change, id) = (try store.approved(proposal), Sample.randomID())

    let blocker = try server.connect(.owner)
    try blocker.script("begin; select from public.crm_property_revisions for update")
    let waiting = UncheckedBox(try Store(server.connect(.app)))
    let attempt = Background { applyFailure(waiting.value, change, id) }
    try waitForLock(store.connection)
    try server.crash()
    guard case .notApplied(let error) = await attempt.value() else { return #expect(Bool(false)) }
    #expect(error.kind == .connectionLost)
    guard case .unreachable(let reason) = store.outcome(ofApproval: id) else { return #expect(Bool(false)) }
    #expect(reason.kind == .unreachable, "\(reason)")

    try server.start()
    #expect(store.outcome(ofApproval: id) == .notApplied)
    #expect(store.outcome(ofApproval: applied.id) == .applied(applied))
    #expect(try store.live() == Sample.configuration)
    #expect(try store.pendingProposals().map(\.id) == [proposal.id])
    _ = try store.apply(change, as: id)
    #expect(try store.live().triggers.map(\.name) == ["New", "Trigger 2"])
    try server.crash()
  }
}

/// Hands a value to one other task, which alone uses it from then on.
struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
