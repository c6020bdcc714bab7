import ConfigSchema
import Store

/// Does what has fallen due. Each effect commits together with the finish of its run, so it happens once.
public final class Runner {
  private let connection: Connection
  let worker: String
  let shape: PlatformShape
  private let backoff: Backoff
  private var context: RunContext
  private var claimed: [DueRun] = []
  /// Before which nothing is left to do, as far as this worker knows; nil = it knows nothing.
  private var place: DuePlace?
  /// Looks from the start: at what others wrote down or gave back behind that place.
  private var thoroughLooks = Rounds(least: .seconds(1), share: 0.1)

  /// What one batch came to.
  public struct Batch: Hashable, Sendable {
    public var done = 0
    public var cancelled = 0
    public var held = 0
    public var failed = 0
    public var count: Int { done + cancelled + held + failed }
  }

  /// - Parameters:
  ///   - connection: working as `configurator_engine`.
  ///   - worker: how this worker is called in the record.
  public convenience init(_ connection: Connection, worker: String, backoff: Backoff = Backoff()) throws(StoreError) {
    try self.init(connection, worker: worker, backoff: backoff, RouteCache())
  }

  init(_ connection: Connection, worker: String, backoff: Backoff, _ cache: RouteCache) throws(StoreError) {
    (self.connection, self.worker, self.backoff, context) = (connection, worker, backoff, RunContext(cache))
    shape = try PlatformShape.read(connection)
  }

  /// Does up to so many due runs in one transaction and those that are known, one for each lead or other subject.
  ///
  /// When the database refuses one of them the others are done by themselves, and that one is tried again later or given up.
  /// - Parameter known: runs that are known to be due, so that they need not be looked for.
  public func run(now: Timestamp, known: [ItemID] = [], limit: Int = 500) throws -> Batch {
    do {
      if let place, !thoroughLooks.isDue {
        let done = try attempt(now, from: place, known: known, limit)
        if done.count > 0 { return done }
      }
      let start = ContinuousClock.now
      let done = try attempt(now, from: nil, known: known, limit)
      thoroughLooks.did(since: start)
      return done
    } catch let error as StoreError where error.isAboutRows {
      return try onTheirOwn(now, limit)
    }
  }

  private func attempt(_ now: Timestamp, from start: DuePlace?, known: [ItemID], _ limit: Int) throws -> Batch {
    place = nil
    claimed = []
    var (batch, reached): (Batch, DuePlace?) = (Batch(), nil)
    let claiming = RunStatements.claim(now, from: start, known: known, limit: limit)
    try connection.transaction(opening: [claiming, .unhurried]) { answers in
      reached = try claim(answers[0], now, limit)
      if claimed.isEmpty { return [] }
      let sorted = SortedRuns(claimed, context, try PropertyPlaces.read(for: claimed, connection))
      batch = Batch(sorted)
      return statements(sorted)
    }
    place = reached
    return batch
  }

  /// What can be done along with a router that knows of it first.
  public func prompt(at now: Timestamp) -> PromptRunner { PromptRunner(runner: self, now: now) }

  /// Sorts runs that are planned, without those that something waits before.
  /// - Parameters:
  ///   - revisions: how many approvals each property had when the runs were planned.
  ///   - news: what is not in the database yet.
  ///   - connection: in the transaction in which they are to be done.
  func sort(
    planned runs: consuming [DueRun], _ revisions: [ItemID: Int], knowing news: LeadNews, now: Timestamp,
    _ connection: Connection
  ) throws -> SortedRuns {
    let waiting = RunStatements.waiting(before: runs.map(\.subject), now: now)
    let others = Set(
      try connection.batch([waiting])[0].map { row throws(StoreError) in try row.value("subject") as ItemID })
    var due = others.isEmpty ? runs : runs.filter { !others.contains($0.subject) }
    try context.complete(&due, revisions, .asNeeded, now: now, connection)
    if !news.isEmpty { due = due.compactMap(news.told) }
    return SortedRuns(due, context, try PropertyPlaces.read(for: due, connection))
  }

  private func statements(_ sorted: SortedRuns) -> [Statement] {
    var statements = sorted.effects(shape)
    if !sorted.ready.isEmpty { statements.append(RunStatements.done(sorted.ready.map(\.run.id), worker)) }
    if !sorted.verdicts.isEmpty { statements.append(RunStatements.settle(sorted.verdicts, worker)) }
    return statements
  }

  /// The first of each subject: what comes later for the same lead looks at it after this.
  /// - Returns: the place before which nothing is left once these are done.
  private func claim(_ rows: Rows, _ now: Timestamp, _ limit: Int) throws -> DuePlace {
    var revisions: [ItemID: Int] = [:]
    var seen: Set<ItemID> = []
    var due: [DueRun] = []
    var (ahead, last, firstLeft): (Int, DuePlace?, DuePlace?) = (0, nil, nil)
    for row in rows {
      let (run, itsPlace) = (try DueRun(row), try DuePlace(row))
      if try row.value("is_ahead") { (ahead, last) = (ahead + 1, itsPlace) }
      guard seen.insert(run.subject).inserted else {
        firstLeft = firstLeft ?? itsPlace
        continue
      }
      revisions[run.property] = try row.value("revision")
      due.append(run)
    }
    if !due.isEmpty { try context.complete(&due, revisions, .asNeeded, now: now, connection) }
    claimed = due
    let reached = ahead < limit ? DuePlace(dueAt: now) : last ?? DuePlace(dueAt: now)
    return min(reached, firstLeft ?? reached)
  }

  private func onTheirOwn(_ now: Timestamp, _ limit: Int) throws -> Batch {
    var done = Batch()
    for _ in 0..<limit {
      do {
        let one = try attempt(now, from: nil, known: [], 1)
        if one.count == 0 { break }
        (done.done, done.cancelled, done.held) = (
          done.done + one.done, done.cancelled + one.cancelled, done.held + one.held
        )
      } catch let error as StoreError where error.isAboutRows {
        guard let run = claimed.first else { break }
        try note(error, run, now)
        done.failed += 1
      }
    }
    return done
  }

  private func note(_ error: StoreError, _ run: DueRun, _ now: Timestamp) throws {
    var random = SystemRandomNumberGenerator()
    let wait = error.isRetryable ? backoff.wait(after: run.attempt + 1, using: &random) : nil
    let again = wait.map { Timestamp(seconds: now.seconds + $0) }
    try connection.batch(RunStatements.failed(run.id, "\(error)", again: again, worker))
  }
}

extension Runner.Batch {
  fileprivate init(_ sorted: SortedRuns) {
    self.init(
      done: sorted.ready.count, cancelled: sorted.verdicts.count { $0.status == "cancelled" },
      held: sorted.verdicts.count { $0.status == "held" })
  }
}

extension StoreError {
  /// Whether the database refused what was written, rather than being out of reach.
  var isAboutRows: Bool {
    guard let family = sqlState?.family else { return false }
    return ["22", "23", "40", "42", "55", "P0"].contains(family)
  }
}
