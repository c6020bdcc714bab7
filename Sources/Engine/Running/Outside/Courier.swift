import ConfigSchema
import Store

/// Carries out what leaves the machine: leases it, sends it outside any transaction, and writes down what came of it.
///
/// Several are under way at once; one thread and one connection see to all of them. While they are under way the worker says that
/// it lives; one that says nothing for the length of a lease loses its runs to the others.
public final class Courier {
  private let connection: Connection
  private let leaser: Leaser
  private let finisher: Finisher
  private let sender: any Sender
  private let terms: LeaseTerms
  private let mailbox: Mailbox
  private let bell: Pause
  private var flights: [ItemID: Flight] = [:]
  /// Over, and not yet written down.
  private var landed: [Landing] = []
  private var nextBeat: Timestamp?
  public private(set) var tally = Tally()

  /// What it has done since it started.
  public struct Tally: Hashable, Sendable {
    public var sent = 0
    public var cancelled = 0
    public var held = 0
    /// Attempts that failed, those that are made again included.
    public var failed = 0
    /// What was put off to a later time by a delivery rule.
    public var putOff = 0
    /// What came too late, because somebody else had taken over.
    public var refused = 0
  }

  private struct Flight {
    let run: LeasedRun
    let task: Task<Void, Never>
    /// Whether the run still belonged to us when we last asked.
    var isOurs = true
  }

  /// - Parameters:
  ///   - connection: its own, working as `configurator_engine`.
  ///   - worker: how this worker is called in the record.
  ///   - bell: rings when an attempt is over.
  public init(
    _ connection: Connection, worker: String, sender: any Sender, terms: LeaseTerms = LeaseTerms(),
    backoff: Backoff = Backoff(), bell: Pause = Pause()
  ) {
    (self.connection, self.sender, self.terms, self.bell) = (connection, sender, terms, bell)
    mailbox = Mailbox(bell: bell)
    leaser = Leaser(connection, worker: worker, terms: terms, attempts: backoff.attempts, sender: sender)
    finisher = Finisher(connection: connection, worker: worker, backoff: backoff)
  }

  public var isIdle: Bool { flights.isEmpty && landed.isEmpty }

  /// One round: writes down what is over, says that it lives, takes on as much as there is room for.
  /// - Returns: whether there was anything to do.
  @discardableResult
  public func step(now: Timestamp) throws -> Bool {
    let finished = try finish(now)
    try beat(now)
    return try takeOn(now) + finished > 0
  }

  /// Takes on what is due and waits until it is over, round after round, until nothing is left that is due.
  public func settle(clock: () -> Timestamp) throws {
    while true {
      let didSomething = try step(now: clock())
      if didSomething { continue }
      if isIdle { return }
      bell.waitForBell(seconds: untilBeat(clock()))
    }
  }

  /// Seconds until it has to look again by itself; nil = nothing is known to come.
  func secondsUntilNeeded(now: Timestamp) throws -> Double? {
    if flights.count >= terms.inFlight { return untilBeat(now) }
    let next = LeaseStatements.next(after: now)
    let at: Timestamp? = try connection.execute(next.sql, next.parameters).only().optional("at")
    let due = at.map { max(0, $0.seconds - now.seconds) }
    guard !flights.isEmpty else { return due }
    return min(due ?? .infinity, untilBeat(now))
  }

  /// Ends without taking on anything more: waits for what is under way, and hands back what takes too long.
  func close(clock: () -> Timestamp) throws {
    let end = clock().seconds + terms.grace
    while !isIdle, clock().seconds < end {
      let finished = try finish(clock())
      try beat(clock())
      if finished == 0 { bell.waitForBell(seconds: min(untilBeat(clock()), max(0, end - clock().seconds))) }
    }
    for flight in flights.values {
      flight.task.cancel()
      _ = try finisher.handBack(flight.run, now: clock())
    }
    flights = [:]
  }

  private func takeOn(_ now: Timestamp) throws -> Int {
    let lease = try leaser.lease(now: now, limit: terms.inFlight - flights.count)
    for run in lease.runs { launch(run, now) }
    tally.cancelled += lease.cancelled
    tally.held += lease.held
    tally.failed += lease.failed
    tally.putOff += lease.waiting
    return lease.count
  }

  private func launch(_ run: LeasedRun, _ now: Timestamp) {
    let (sender, mailbox) = (sender, mailbox)
    if flights.isEmpty { nextBeat = Timestamp(seconds: now.seconds + terms.beat) }
    // What we lost and have taken on again ends as the attempt it is now.
    flights[run.id]?.task.cancel()
    flights[run.id] = Flight(
      run: run,
      task: Task {
        let outcome = await sender.send(run.outgoing, key: run.id, at: now)
        mailbox.put(Landing(run: run, outcome: outcome))
      })
  }

  private func finish(_ now: Timestamp) throws -> Int {
    landed += mailbox.takeAll()
    var count = 0
    while let landing = landed.first {
      let finish = try finisher.finish(landing, now: now)
      landed.removeFirst()
      if flights[landing.run.id]?.run.fence == landing.run.fence { flights[landing.run.id] = nil }
      note(finish)
      count += 1
    }
    return count
  }

  private func note(_ finish: Finisher.Finish) {
    switch finish {
    case .done: tally.sent += 1
    case .again, .dead: tally.failed += 1
    case .held: tally.held += 1
    case .refused: tally.refused += 1
    }
  }

  /// Says that it lives. A run that is not ours any more is called back, as far as it can be.
  private func beat(_ now: Timestamp) throws {
    let ours = flights.values.filter(\.isOurs).map(\.run)
    guard !ours.isEmpty, let due = nextBeat, due <= now else { return }
    let extend = LeaseStatements.extend(ours, until: Timestamp(seconds: now.seconds + terms.length))
    var kept: Set<ItemID> = []
    for row in try connection.execute(extend.sql, extend.parameters) { kept.insert(try row.value("id")) }
    nextBeat = Timestamp(seconds: now.seconds + terms.beat)
    let gone = ours.filter { !kept.contains($0.id) }
    for run in gone {
      flights[run.id]?.isOurs = false
      flights[run.id]?.task.cancel()
    }
    tally.refused += gone.count
    try finisher.count(refused: gone.count, wanted: "extend")
  }

  private func untilBeat(_ now: Timestamp) -> Double {
    max(0.001, (nextBeat?.seconds ?? now.seconds + terms.beat) - now.seconds)
  }
}
