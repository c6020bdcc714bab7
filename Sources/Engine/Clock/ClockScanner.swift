import ConfigSchema
import Store

/// Looks at the clock: raises the events that time brings about, and makes the moves between stages that are due.
///
/// Each property is looked at once a minute, and sooner when something falls due sooner; by one worker at a time, whoever comes
/// first. What had just fallen due is looked at every time; everything that is due and has not fired, because another of its
/// conditions did not hold, every ten minutes.
public final class ClockScanner {
  private let connection: Connection
  private let shape: PlatformShape
  private let mover: StageMover
  private let cache: RouteCache
  private var plans: [ItemID: ClockPlan] = [:]
  /// Before it nobody needs to look, as far as this worker knows.
  private var nextLook: Timestamp?

  /// What a look came to.
  public struct Scan: Hashable, Sendable {
    /// Events put on the bus.
    public var raised = 0
    /// Moves from stage to stage.
    public var moved = 0
    /// When to look again.
    public var nextDue: Timestamp
    /// Properties that could not be looked at; `crm_clock_turns.failure` says why.
    public var failed = 0
    public var didSomething: Bool { raised + moved > 0 }
  }

  static let minute = 60.0
  static let sweepEvery = 600.0
  /// How far back the look at what just fell due reaches: a change may be committed late.
  static let overlap = 300.0
  /// So many properties before the worker does something else.
  private static let share = 50

  /// - Parameter connection: working as `configurator_engine`.
  public convenience init(_ connection: Connection) throws(StoreError) { try self.init(connection, RouteCache()) }

  init(_ connection: Connection, _ cache: RouteCache) throws(StoreError) {
    (self.connection, self.cache) = (connection, cache)
    shape = try PlatformShape.read(connection)
    mover = StageMover(connection: connection, shape: shape)
  }

  /// Does what is due at `now`. Costs one look at an empty index when nothing is.
  public func scan(now: Timestamp) throws -> Scan {
    var scan = Scan(nextDue: now.adding(seconds: Self.minute))
    scan.moved = try EventMoves(connection: connection, mover: mover).run(now: now, cache)
    if let nextLook, now < nextLook {
      scan.nextDue = nextLook
      return scan
    }
    try connection.execute(ClockStatements.newTurns, [.timestamp(now)])
    var looked = 0
    while looked < Self.share, try lookAtNext(now, &scan) { looked += 1 }
    nextLook = looked < Self.share ? try nextTurn(now) : now
    scan.nextDue = nextLook ?? scan.nextDue
    return scan
  }

  /// - Returns: false when it is nobody's turn.
  private func lookAtNext(_ now: Timestamp, _ scan: inout Scan) throws -> Bool {
    var property: ItemID?
    var found = scan
    do {
      try connection.transaction {
        guard let row = try connection.execute(ClockStatements.takeTurn, [.timestamp(now)]).first else { return }
        let turn = try ClockTurn(row)
        property = turn.property
        try look(turn, now, &found)
      }
    } catch let error as StoreError {
      guard error.isAboutRows, let property else { throw error }
      found = scan
      found.failed += 1
      try connection.execute(
        ClockStatements.failTurn,
        [.id(property), .timestamp(now.adding(seconds: Self.minute)), .text("\(error)")])
    }
    scan = found
    return property != nil
  }

  private func look(_ turn: ClockTurn, _ now: Timestamp, _ scan: inout Scan) throws {
    let isSweep = turn.isSweepDue(now)
    var next = now.adding(seconds: Self.minute)
    var failures: [String] = []
    if let plan = try plan(turn) {
      if isSweep { scan.moved += try StageSettling(connection: connection).run(plan.routes, now: now) }
      let timed = try TimedMoves(connection: connection, mover: mover).run(plan, now: now, horizon: next)
      scan.moved += timed.moved
      next = min(next, timed.next ?? next)
      let raised = try ClockRaising(connection: connection, shape: shape, plan: plan)
        .run(now: now, after: isSweep ? .distantPast : turn.scannedAt.adding(seconds: -Self.overlap), horizon: next)
      scan.raised += raised.raised
      failures = raised.failures
      scan.failed += failures.isEmpty ? 0 : 1
      next = min(next, raised.next ?? next)
    }
    try connection.execute(
      ClockStatements.endTurn,
      [
        .id(turn.property), .timestamp(next), .timestamp(now), .timestamp(isSweep ? now : nil), .int(turn.revision),
        .text(failures.isEmpty ? nil : failures.joined(separator: "\n")),
      ])
  }

  private func plan(_ turn: ClockTurn) throws -> ClockPlan? {
    if let known = plans[turn.property], known.revision == turn.revision { return known }
    plans[turn.property] = try connection.liveConfigurations(of: [turn.property])[turn.property].map {
      ClockPlan($0, try LiveSince.read(turn.property, connection))
    }
    return plans[turn.property]
  }

  private func nextTurn(_ now: Timestamp) throws -> Timestamp {
    let next: Timestamp? = try connection.execute("select min(next_at) as next from public.crm_clock_turns").only()
      .optional("next")
    // Somebody else may hold a turn whose time has come.
    return min(max(next ?? .distantFuture, now.adding(seconds: 0.01)), now.adding(seconds: Self.minute))
  }
}

/// A property whose turn it is.
private struct ClockTurn {
  let property: ItemID
  let revision: Int
  let scannedAt: Timestamp
  let sweptAt: Timestamp?
  let settledRevision: Int?

  init(_ row: Row) throws(StoreError) {
    (property, revision) = (try row.value("property_id"), try row.value("revision"))
    scannedAt = try row.optional("scanned_at") ?? .distantPast
    sweptAt = try row.optional("swept_at")
    settledRevision = try row.optional("settled_revision")
  }

  func isSweepDue(_ now: Timestamp) -> Bool {
    guard let sweptAt, settledRevision == revision else { return true }
    return now.seconds - sweptAt.seconds >= ClockScanner.sweepEvery
  }
}

extension Timestamp {
  func adding(seconds: Double) -> Timestamp {
    Timestamp(microseconds: microseconds + Int64((seconds * 1_000_000).rounded()))
  }

  /// Later than anything that is planned.
  static let distantFuture = Timestamp(seconds: 32_503_680_000)
}
