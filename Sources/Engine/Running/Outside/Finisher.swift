import ConfigSchema
import Store

/// Ends attempts: what was sent is noted in the transaction that finishes the run, what was not is tried again later or given up.
///
/// A worker that comes too late, because its run was taken over, changes nothing; that it wanted to is counted.
struct Finisher {
  let connection: Connection
  let worker: String
  let backoff: Backoff

  enum Finish: Hashable, Sendable {
    case done
    case again
    case held
    case dead
    case refused
  }

  /// - Throws: when the database is out of reach; the same landing may simply be brought again.
  func finish(_ landing: Landing, now: Timestamp) throws -> Finish {
    let run = landing.run
    switch landing.outcome {
    case .sent(let externalID): return try done(run, externalID, now)
    case .notSetUp(let reason):
      return try end(
        run, FinishStatements.held(run, reason: reason), [FinishStatements.error(run, reason, now: now)],
        wanted: "finish", as: .held)
    case .refused(let reason): return try give(run, up: reason, now)
    case .retry(let reason, let after):
      var random = SystemRandomNumberGenerator()
      guard let wait = backoff.wait(after: run.tries, using: &random) else { return try give(run, up: reason, now) }
      let at = Timestamp(seconds: now.seconds + max(wait, min(after ?? 0, Self.longestAskedFor)))
      return try end(
        run, FinishStatements.again(run, at: at, reason: reason), [FinishStatements.error(run, reason, now: now)],
        wanted: "delay", as: .again)
    }
  }

  /// Seconds. A provider that asks for more than a day asks for a person.
  private static let longestAskedFor = 86_400.0

  /// Gives it back to whoever comes first, as it was.
  func handBack(_ run: LeasedRun, now: Timestamp) throws -> Finish {
    try end(
      run, FinishStatements.again(run, at: now, reason: "handed back by a worker that was told to stop"), [],
      wanted: "delay", as: .again)
  }

  func count(refused count: Int, wanted: String) throws {
    guard count > 0 else { return }
    try connection.batch([FinishStatements.refused(worker: worker, wanted: wanted, count: count)])
  }

  private func done(_ run: LeasedRun, _ externalID: String?, _ now: Timestamp) throws -> Finish {
    let effects = SendEffects.statements(run, externalID: externalID, now: now)
    do {
      return try end(
        run, FinishStatements.done(run, externalID: externalID, now: now), effects, wanted: "finish", as: .done)
    } catch let error as StoreError where error.isAboutRows && !error.isRetryable {
      // It went out, so it is never sent again; that the lead shows nothing of it is said where people look.
      let note = "it was sent, but could not be noted with the lead: \(error)"
      return try end(
        run, FinishStatements.done(run, externalID: externalID, reason: note, now: now),
        [FinishStatements.error(run, note, now: now)], wanted: "finish", as: .done)
    }
  }

  private func give(_ run: LeasedRun, up reason: String, _ now: Timestamp) throws -> Finish {
    try end(
      run, FinishStatements.dead(run, reason: reason, now: now), [FinishStatements.error(run, reason, now: now)],
      wanted: "fail", as: .dead)
  }

  private func end(
    _ run: LeasedRun, _ guarded: Statement, _ more: [Statement], wanted: String, as finish: Finish
  ) throws -> Finish {
    let isOurs = try connection.transaction {
      guard try connection.execute(guarded.sql, guarded.parameters).affected == 1 else { return false }
      try connection.batch(more)
      return true
    }
    if isOurs { return finish }
    let asked = FinishStatements.isFinished(run)
    if try connection.execute(asked.sql, asked.parameters).count == 1 { return finish }
    try count(refused: 1, wanted: wanted)
    return .refused
  }
}
