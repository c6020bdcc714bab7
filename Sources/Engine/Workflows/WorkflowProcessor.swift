import ConfigSchema
import Store

/// Takes workflows whose next step is due and makes runs of the steps, which are then delivered like any other.
///
/// Any number of processors work side by side, the platform's own included: a row belongs to whoever holds its lease.
public final class WorkflowProcessor {
  private let connection: Connection
  private var statements: WorkflowStatements?
  private var nextLook: Timestamp?
  /// Why nothing could be looked at the last time; nil = it could.
  public private(set) var problem: String?
  /// Rows the database would not let us work on, and until when they are left alone.
  private var refused: [ItemID: Timestamp] = [:]

  /// Seconds between two looks when nothing was due. Steps wait for minutes at least.
  static let rest: Double = 5
  /// Seconds until a refused row is tried again.
  static let grudge: Double = 3600

  /// What one look came to.
  public struct Batch: Hashable, Sendable {
    /// Steps that became runs.
    public var sends = 0
    /// Steps left out, and waits that are over.
    public var passed = 0
    /// Workflows that ended or were paused.
    public var ended = 0
    public var refused = 0
    public var count: Int { sends + passed + ended + refused }
  }

  /// - Parameter connection: working as `configurator_engine`.
  public init(_ connection: Connection) { self.connection = connection }

  /// Takes up to so many due workflows one step further, in one transaction. Nothing where workflows are switched off.
  public func process(now: Timestamp, limit: Int = 100) throws -> Batch {
    if let nextLook, now < nextLook { return Batch() }
    guard try isOn() else {
      rest(now)
      return Batch()
    }
    let statements = try shaped()
    refused = refused.filter { $0.value > now }
    let done: Batch
    do { done = try attempt(statements, now, limit) } catch let error as StoreError where error.isAboutRows {
      done = try carefully(statements, now, limit)
    }
    if done.count == 0 { rest(now) }
    return done
  }

  private func rest(_ now: Timestamp) { nextLook = Timestamp(seconds: now.seconds + Self.rest) }

  /// A database that does not even show what is due, such as one whose tables were closed to us, keeps the engine from nothing else.
  private func carefully(_ statements: WorkflowStatements, _ now: Timestamp, _ limit: Int) throws -> Batch {
    do {
      let done = try onTheirOwn(statements, now, limit)
      problem = nil
      return done
    } catch let error as StoreError where error.isAboutRows {
      problem = error.description
      return Batch()
    }
  }

  private func isOn() throws(StoreError) -> Bool {
    try connection.execute("select is_on from public.crm_workflow_switch").only().value("is_on")
  }

  private func shaped() throws(StoreError) -> WorkflowStatements {
    if let statements { return statements }
    let made = WorkflowStatements(try PlatformShape.read(connection))
    statements = made
    return made
  }

  private func attempt(_ statements: WorkflowStatements, _ now: Timestamp, _ limit: Int) throws -> Batch {
    try connection.transaction {
      try connection.batch([statements.keep(now)])
      let due = try claim(statements, now, limit)
      guard !due.isEmpty else { return Batch() }
      let sorted = Sorted(due, now)
      try connection.batch(sorted.statements(statements, now))
      return sorted.batch
    }
  }

  private func claim(_ statements: WorkflowStatements, _ now: Timestamp, _ limit: Int) throws -> [DueStep] {
    let claim = statements.claim(now, limit: limit, except: Array(refused.keys))
    var due: [DueStep] = []
    for row in try connection.execute(claim.sql, claim.parameters) { due.append(try DueStep(row)) }
    return due
  }

  /// One at a time, so that a row the database refuses keeps nobody else waiting.
  private func onTheirOwn(_ statements: WorkflowStatements, _ now: Timestamp, _ limit: Int) throws -> Batch {
    try connection.transaction {
      var done = Batch()
      for due in try claim(statements, now, limit) {
        let sorted = Sorted([due], now)
        do {
          try connection.transaction { _ = try connection.batch(sorted.statements(statements, now)) }
          done.add(sorted.batch)
        } catch let error as StoreError where error.isAboutRows {
          refused[due.id] = Timestamp(seconds: now.seconds + Self.grudge)
          done.refused += 1
        }
      }
      return done
    }
  }
}

extension WorkflowProcessor.Batch {
  fileprivate mutating func add(_ other: Self) {
    (sends, passed, ended) = (sends + other.sends, passed + other.passed, ended + other.ended)
  }
}

/// Due steps by what becomes of them.
private struct Sorted {
  var sends: [(due: DueStep, action: Action)] = []
  var passed: [DueStep] = []
  var log: [(due: DueStep, status: String, reason: String)] = []
  var ended: [(id: ItemID, status: String)] = []

  init(_ steps: [DueStep], _ now: Timestamp) {
    for due in steps {
      switch StepDecision.decide(due, now: now) {
      case .send(let action): sends.append((due, action))
      case .advance: passed.append(due)
      case .leaveOut(let status, let reason):
        log.append((due, status, reason))
        passed.append(due)
      case .pause(let reason):
        log.append((due, "skipped", reason))
        ended.append((due.id, "paused"))
      case .end(let status): ended.append((due.id, status))
      }
    }
  }

  var batch: WorkflowProcessor.Batch {
    WorkflowProcessor.Batch(sends: sends.count, passed: passed.count, ended: ended.count)
  }

  func statements(_ shaped: WorkflowStatements, _ now: Timestamp) -> [Statement] {
    var statements: [Statement] = []
    if !sends.isEmpty { statements += shaped.send(sends, now) }
    if !log.isEmpty { statements.append(WorkflowStatements.log(log)) }
    if !ended.isEmpty { statements.append(WorkflowStatements.set(ended, now)) }
    if !passed.isEmpty { statements.append(WorkflowStatements.advance(passed, now)) }
    return statements
  }
}
