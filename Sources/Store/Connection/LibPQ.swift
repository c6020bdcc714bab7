import CPostgres

// The only file that imports libpq. Everything above it speaks of links, answers and reports.

/// One session with a server. Not safe for two threads at once: whoever owns it serialises its use.
final class Link {
  private let raw: OpaquePointer
  /// Kept alive because libpq holds an unretained pointer to it.
  private let notices: NoticeBox
  /// The statements the server keeps for this session, by their text.
  private var kept: [String: String] = [:]
  private var keptSoFar = 0
  /// A pipeline broke off: nothing that comes over this session can be matched with what was asked.
  private var isSpoiled = false

  /// Blocks until the server has answered or libpq's `connect_timeout` is over.
  init(_ keywords: [(String, String)], onNotice: @escaping @Sendable (String) -> Void) throws(LinkFailure) {
    notices = NoticeBox(onNotice)
    let names = CStrings(keywords.map { Optional($0.0) } + [nil])
    let values = CStrings(keywords.map { Optional($0.1) } + [nil])
    let made = names.withPointers { name in values.withPointers { PQconnectdbParams(name, $0, 1) } }
    guard let made else { throw LinkFailure(message: "out of memory", serverAnswered: false) }
    guard PQstatus(made) == CONNECTION_OK else {
      let message = trimmed(PQerrorMessage(made))
      PQfinish(made)
      throw LinkFailure(message: message, serverAnswered: message.contains("FATAL:"))
    }
    raw = made
    installNotices()
  }

  deinit { PQfinish(raw) }

  private func installNotices() {
    PQsetNoticeProcessor(
      raw,
      { box, text in
        guard let box, let text else { return }
        Unmanaged<NoticeBox>.fromOpaque(box).takeUnretainedValue().handler(trimmed(text))
      }, Unmanaged.passUnretained(notices).toOpaque())
  }

  var isUp: Bool { !isSpoiled && PQstatus(raw) == CONNECTION_OK }
  /// The same after reading what has arrived, up to the end of the stream if the server has closed it. Never waits.
  var isAlive: Bool {
    // The first reading takes the server's last words, the second finds that there will be no more.
    for _ in 0..<3 where isUp { PQconsumeInput(raw) }
    return isUp
  }
  /// 150014 for 15.14.
  var serverVersion: Int { Int(PQserverVersion(raw)) }
  /// The process serving this session, as `pg_stat_activity` numbers it.
  var backendID: Int32 { PQbackendPID(raw) }
  var isIdle: Bool { PQtransactionStatus(raw) == PQTRANS_IDLE }
  var canceller: Canceller? { PQgetCancel(raw).map(Canceller.init) }

  /// Opens the same session anew; settings and anything temporary are gone.
  func reset() throws(LinkFailure) {
    kept = [:]
    isSpoiled = false
    PQreset(raw)
    guard isUp else {
      let message = trimmed(PQerrorMessage(raw))
      throw LinkFailure(message: message, serverAnswered: message.contains("FATAL:"))
    }
  }

  /// Runs one statement.
  func run(_ statement: Statement) throws(ServerReport) -> Answer {
    let arguments = Arguments(statement.parameters)
    let result = arguments.withPointers { types, values in
      PQexecParams(raw, statement.sql, Int32(arguments.count), types, values, nil, nil, 0)
    }
    return try answer(result)
  }

  /// Runs several statements given as one text, without parameters. The answer is that of the last one.
  func runScript(_ sql: String) throws(ServerReport) -> Answer { try answer(PQexec(raw, sql)) }

  /// Sends all statements before reading the first answer.
  func runPipeline(_ statements: [Statement]) throws(ServerReport) -> [Answer] {
    guard PQenterPipelineMode(raw) == 1 else { throw spoiled() }
    defer { PQexitPipelineMode(raw) }
    var steps: [PipelineStep] = []
    for statement in statements {
      let arguments = Arguments(statement.parameters)
      if statement.isKept {
        let name = try keep(statement.sql, arguments, &steps)
        try sent(
          arguments.withPointers { _, values in
            PQsendQueryPrepared(raw, name, Int32(arguments.count), values, nil, nil, 0)
          })
      } else {
        try sent(
          arguments.withPointers { types, values in
            PQsendQueryParams(raw, statement.sql, Int32(arguments.count), types, values, nil, nil, 0)
          })
      }
      steps.append(.running)
    }
    try sent(PQpipelineSync(raw))
    return try collect(steps)
  }

  /// The name under which the server keeps the statement.
  private func keep(_ sql: String, _ arguments: Arguments, _ steps: inout [PipelineStep]) throws(ServerReport) -> String
  {
    if let name = kept[sql] { return name }
    keptSoFar += 1
    let name = "kept_\(keptSoFar)"
    try sent(arguments.withPointers { types, _ in PQsendPrepare(raw, name, sql, Int32(arguments.count), types) })
    kept[sql] = name
    steps.append(.keeping(sql))
    return name
  }

  private enum PipelineStep {
    /// The server reads a statement that it is to keep.
    case keeping(String)
    case running
  }

  private func sent(_ result: Int32) throws(ServerReport) { if result != 1 { throw spoiled() } }

  /// The answers to what was run. What was to be kept is forgotten when the server did not come to it.
  private func collect(_ steps: [PipelineStep]) throws(ServerReport) -> [Answer] {
    var answers: [Answer] = []
    var failure: ServerReport?
    for step in steps {
      guard let result = PQgetResult(raw) else {
        let report = spoiled()
        throw failure ?? report
      }
      do {
        let answer = try answer(result)
        if case .running = step { answers.append(answer) }
      } catch {
        failure = failure ?? error
        if case .keeping(let sql) = step { kept[sql] = nil }
      }
      while let extra = PQgetResult(raw) { PQclear(extra) }
    }
    if let sync = PQgetResult(raw) { PQclear(sync) }
    if let failure { throw failure }
    return answers
  }

  private func answer(_ result: OpaquePointer?) throws(ServerReport) -> Answer {
    guard let result else { throw lastReport() }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return Answer(result)
    default:
      defer { PQclear(result) }
      throw report(result)
    }
  }

  private func report(_ result: OpaquePointer) -> ServerReport {
    func field(_ code: Character) -> String? {
      PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
    }
    return ServerReport(
      severity: field("V") ?? field("S") ?? "", state: field("C").map(SQLState.init(rawValue:)),
      message: field("M") ?? trimmed(PQresultErrorMessage(result)), detail: field("D"), hint: field("H"),
      constraint: field("n"), linkIsUp: isUp)
  }

  /// The session is over, also where libpq has not seen yet that the server is gone.
  private func spoiled() -> ServerReport {
    isSpoiled = true
    return lastReport()
  }

  private func lastReport() -> ServerReport {
    ServerReport(severity: "", message: trimmed(PQerrorMessage(raw)), linkIsUp: isUp)
  }
}

/// Why no session came about.
struct LinkFailure: Error {
  var message: String
  /// Whether a server spoke at all.
  var serverAnswered: Bool
}

extension ServerReport: Error {}

/// The rows of one statement as libpq holds them.
///
/// Sendable although it wraps a pointer: a `PGresult` is not tied to its connection and is never written after it came back.
final class Answer: @unchecked Sendable {
  private let raw: OpaquePointer
  let columns: [String]
  let rowCount: Int

  fileprivate init(_ raw: OpaquePointer) {
    self.raw = raw
    rowCount = Int(PQntuples(raw))
    columns = (0..<PQnfields(raw)).map { PQfname(raw, $0).map { String(cString: $0) } ?? "" }
  }

  deinit { PQclear(raw) }

  /// Rows inserted, updated, deleted or returned.
  var affected: Int { Int(String(cString: PQcmdTuples(raw))) ?? 0 }
  /// `INSERT 0 1`, `COMMIT`, `ROLLBACK`.
  var tag: String { String(cString: PQcmdStatus(raw)) }

  /// - Returns: nil for NULL.
  func text(_ row: Int, _ column: Int) -> String? {
    guard PQgetisnull(raw, Int32(row), Int32(column)) == 0, let bytes = PQgetvalue(raw, Int32(row), Int32(column))
    else { return nil }
    let count = Int(PQgetlength(raw, Int32(row), Int32(column)))
    return bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
      String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
    }
  }
}

/// Stops the statement that is running on another thread.
///
/// Sendable although it wraps a pointer: libpq documents `PQcancel` as safe from any thread, and the pointer never changes.
public final class Canceller: @unchecked Sendable {
  private let raw: OpaquePointer
  fileprivate init(_ raw: OpaquePointer) { self.raw = raw }
  deinit { PQfreeCancel(raw) }

  /// Asks the server to stop. The statement itself then fails with ``StoreError/Kind/cancelled``, unless it was finished already.
  /// - Returns: whether the request was delivered.
  @discardableResult public func cancel() -> Bool {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { PQcancel(raw, $0.baseAddress, 256) == 1 }
  }
}

/// Asks whether a server would answer, without logging in.
enum ServerPing {
  case answers
  /// Starting, stopping or out of connections.
  case busy
  case silent

  static func at(_ keywords: [(String, String)]) -> ServerPing {
    let names = CStrings(keywords.map { Optional($0.0) } + [nil])
    let values = CStrings(keywords.map { Optional($0.1) } + [nil])
    switch names.withPointers({ name in values.withPointers { PQpingParams(name, $0, 1) } }) {
    case PQPING_OK: return .answers
    case PQPING_REJECT: return .busy
    default: return .silent
    }
  }
}

/// Reads a connection string into its keywords.
/// - Throws: libpq's words when it does not understand the string.
func connectionKeywords(of text: String) throws(LinkFailure) -> [String: String] {
  var words: UnsafeMutablePointer<CChar>?
  guard let options = PQconninfoParse(text, &words) else {
    defer { PQfreemem(words) }
    throw LinkFailure(message: trimmed(words), serverAnswered: false)
  }
  defer { PQconninfoFree(options) }
  var found: [String: String] = [:]
  var option = options
  while let keyword = option.pointee.keyword {
    if let value = option.pointee.val { found[String(cString: keyword)] = String(cString: value) }
    option += 1
  }
  return found
}

private final class NoticeBox: Sendable {
  let handler: @Sendable (String) -> Void
  init(_ handler: @escaping @Sendable (String) -> Void) { self.handler = handler }
}

private func trimmed(_ text: UnsafePointer<CChar>?) -> String {
  guard let text else { return "" }
  var bytes = Array(String(cString: text).utf8)
  while let last = bytes.last, last == 10 || last == 32 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
