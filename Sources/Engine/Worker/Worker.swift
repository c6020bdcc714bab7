import ConfigSchema
import Store

/// One worker of the engine: routes events and does what has fallen due, until it is told to stop.
///
/// Any number of them work side by side. What is under way when it stops is finished or given back.
public final class Worker {
  private let connection: Connection
  private let router: Router
  private let runner: Runner
  private let scanner: ClockScanner
  /// When to look at the clock again.
  private var nextLook: Timestamp?
  private let pause: Pause
  private let clock: @Sendable () -> Timestamp
  public private(set) var tally = Tally()

  /// What it has done since it started.
  public struct Tally: Hashable, Sendable {
    public var events = 0
    public var runs = 0
    public var setAside = 0
    public var done = 0
    public var cancelled = 0
    public var held = 0
    public var failed = 0
    /// Events that the clock brought about.
    public var raised = 0
    /// Moves between stages that nobody made.
    public var moved = 0
  }

  /// - Parameters:
  ///   - connection: its own, working as `configurator_engine`.
  ///   - name: how it is called in the record.
  public init(
    _ connection: Connection, name: String, pause: Pause = Pause(), clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    (self.connection, self.pause, self.clock) = (connection, pause, clock)
    router = Router(connection)
    runner = try Runner(connection, worker: name)
    scanner = try ClockScanner(connection)
  }

  /// Works until ``Pause/stop()``. A lost connection is opened again; what was under way then is done again by whoever comes first.
  public func work() throws {
    var rest = Rest()
    while !pause.isStopped {
      do {
        let didSomething = try step()
        if didSomething { rest.wake() } else { pause.wait(seconds: rest.next(until: try secondsUntilDue())) }
      } catch let error as StoreError
        where error.kind == .connectionLost || error.kind == .unreachable
        || error.kind == .unknownOutcome
      {
        pause.wait(seconds: rest.next(until: nil))
        try? reopen()
      }
    }
  }

  /// One round: a batch of events, a look at the clock, a batch of due runs.
  /// - Returns: whether there was anything to do.
  @discardableResult
  public func step() throws -> Bool {
    let routed = try router.route()
    // Before the runs: what leaves a stage at the very moment a run falls due has left it when the run looks.
    let scan = try scanner.scan(now: clock())
    nextLook = scan.nextDue
    let ran = try runner.run(now: clock())
    tally.events += routed.events
    tally.runs += routed.runs
    tally.setAside += routed.setAside
    tally.done += ran.done
    tally.cancelled += ran.cancelled
    tally.held += ran.held
    tally.failed += ran.failed
    tally.raised += scan.raised
    tally.moved += scan.moved
    return routed.events + ran.count > 0 || scan.didSomething
  }

  private func reopen() throws {
    try connection.reconnect()
    try connection.workAsEngine()
  }

  private func secondsUntilDue() throws -> Double? {
    let row = try connection.execute(
      "select min(due_at) as due from public.crm_action_runs where status = 'pending'"
    ).only()
    let due: Timestamp? = try row.optional("due")
    return [due, nextLook].compactMap(\.self).min().map { max(0, $0.seconds - clock().seconds) }
  }
}

/// How long an idle worker rests: 10 ms under load, twice as long each time nothing was found, a second at most.
struct Rest {
  private var length = 0.01

  mutating func wake() { length = 0.01 }

  /// - Parameter due: seconds until the next run falls due; nil = none is known.
  mutating func next(until due: Double?) -> Double {
    defer { length = min(1, length * 2) }
    return due.map { min(length, max(0.001, $0)) } ?? length
  }
}
