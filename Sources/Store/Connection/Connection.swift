/// One session with PostgreSQL. Calls block; use it from one thread at a time (it is not Sendable on purpose).
///
/// Statements carry their values as typed parameters and hold exactly one command; ``script(_:)`` is for our own migrations only.
public final class Connection {
  public let address: ServerAddress
  private let link: Link
  let options: ConnectionOptions
  /// How many transactions are open inside each other; 0 = none.
  var depth = 0
  /// Whether something between us and the server hands our statements to server processes of its choice: the process that was
  /// named at log-in is not the one that answers. What is set for a session then holds for nobody, or for somebody else.
  public private(set) var isPooled = false

  /// - Throws: ``StoreError/Kind/unreachable`` when no server answers, ``StoreError/Kind/refusedLogin`` when it says no.
  public init(_ address: ServerAddress, options: ConnectionOptions = ConnectionOptions()) throws(StoreError) {
    (self.address, self.options) = (address, options)
    do { link = try Link(address.keywords + options.keywords, onNotice: options.onNotice) } catch {
      throw address.error(error)
    }
    try applySettings()
  }

  private func applySettings() throws(StoreError) {
    let settings = options.settings + "; select pg_catalog.pg_backend_pid()"
    do {
      let serving = try link.runScript(settings).text(0, 0)
      isPooled = serving != String(link.backendID)
    } catch { throw error.error() }
  }

  /// Whether the last call left the session usable.
  public var isUp: Bool { link.isUp }
  /// Whether the session is usable, as far as can be told without asking the server: one that has said goodbye is noticed.
  public var isAlive: Bool { link.isAlive }
  /// Whether no transaction is open.
  public var isIdle: Bool { link.isIdle }
  /// Such as 150014 for 15.14.
  public var serverVersion: Int { link.serverVersion }
  /// The server process of this session, as `pg_stat_activity` numbers it.
  public var backendID: Int { Int(link.backendID) }
  /// Stops what this session is doing, from another thread. Fetch it anew after ``reconnect()``.
  public var canceller: Canceller? { link.canceller }

  /// Opens the session anew after the server went away. An open transaction is gone with the old one.
  public func reconnect() throws(StoreError) {
    depth = 0
    do { try link.reset() } catch { throw address.error(error) }
    try applySettings()
  }

  /// - Throws: when what is set for this session cannot be relied on.
  public func refusePooler() throws(StoreError) {
    guard isPooled else { return }
    throw StoreError(
      .badAddress,
      "There is a connection pooler in front of this database, and what a session may do does not hold behind it. "
        + "Nothing was changed. Connect to the database itself; managed servers call it the direct connection.")
  }

  /// Runs one statement.
  ///
  /// Outside ``transaction(_:_:)`` it commits by itself; when the link breaks then, whether it took effect is not known.
  @discardableResult
  public func execute(_ sql: String, _ parameters: [Parameter] = []) throws(StoreError) -> Rows {
    try refuseNUL(Statement(sql, parameters))
    do { return Rows(try link.run(Statement(sql, parameters))) } catch { throw error.error() }
  }

  /// Sends all statements at once and reads the answers afterwards: about one round trip.
  ///
  /// Outside a transaction they count as one: all take effect or none.
  @discardableResult
  public func batch(_ statements: [Statement]) throws(StoreError) -> [Rows] {
    for statement in statements { try refuseNUL(statement) }
    guard !statements.isEmpty else { return [] }
    do { return try link.runPipeline(statements).map(Rows.init) } catch { throw error.error() }
  }

  /// Runs several commands given as one text. Never for text that holds a value from outside.
  @discardableResult
  public func script(_ sql: String) throws(StoreError) -> Rows {
    try refuseNUL(Statement(sql))
    do { return Rows(try link.runScript(sql)) } catch { throw error.error() }
  }

  /// Runs the last statements of a transaction and ends it, in one round trip. A statement that fails leaves it open.
  func commit(_ statements: [Statement]) throws(StoreError) -> [Rows] {
    for statement in statements { try refuseNUL(statement) }
    let answers: [Answer]
    do { answers = try link.runPipeline(statements + [Statement("commit")]) } catch {
      throw error.error(committing: true)
    }
    guard answers.last?.tag == "COMMIT" else { throw Self.notSaved }
    return answers.dropLast().map(Rows.init)
  }

  /// Ends a transaction and knows whether it did.
  func commit() throws(StoreError) {
    let answer: Answer
    do { answer = try link.runScript("commit") } catch { throw error.error(committing: true) }
    // A transaction that failed earlier answers COMMIT with ROLLBACK.
    guard answer.tag == "COMMIT" else { throw Self.notSaved }
  }

  private static let notSaved = StoreError(
    .other, "The change was not saved because an earlier step of it failed. Nothing was changed.")

  /// libpq would cut the text off at a NUL without a word.
  private func refuseNUL(_ statement: Statement) throws(StoreError) {
    guard !statement.sql.holdsNUL, statement.parameters.allSatisfy(\.isStorable) else {
      throw StoreError(
        .refusedText,
        "The text holds a NUL character, which cannot be stored. Nothing was changed. Remove it and try again.")
    }
  }
}

extension Parameter {
  /// Whether the value survives the way into the database unchanged.
  fileprivate var isStorable: Bool {
    switch self {
    case .text, .untyped, .jsonText, .id: wireText.map { !$0.holdsNUL } ?? true
    case .texts(let texts): texts.allSatisfy { !$0.holdsNUL }
    case .ids(let ids): ids.allSatisfy { !$0.value.holdsNUL }
    default: true
    }
  }
}
