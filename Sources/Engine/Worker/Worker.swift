import ConfigSchema
import Store

/// One worker of the engine: routes events and does what has fallen due, until it is told to stop.
///
/// Any number of them work side by side. What is under way when it stops is finished or given back.
public final class Worker {
  private let connection: Connection
  private let name: String
  private let sender: any Sender
  private let terms: LeaseTerms
  private let backoff: Backoff
  private let retention: Retention
  private let router: Router
  private let runner: Runner
  private let workflows: WorkflowProcessor
  private let scanner: ClockScanner
  /// When to look at the clock again.
  private var nextLook: Timestamp?
  private let pause: Pause
  private let watch: EngineWatch
  private let clock: @Sendable () -> Timestamp
  private var nextPruning: Timestamp?
  /// While events come one after the other, what the clock brings is looked for now and then.
  private var clockLooks = Rounds(least: .milliseconds(100), share: 0.2)
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
    /// What left the machine.
    public var outside = Courier.Tally()
  }

  /// - Parameters:
  ///   - connection: its own, working as `configurator_engine`.
  ///   - name: how it is called in the record.
  ///   - sender: carries things out of the machine.
  ///   - watch: is told what it does.
  ///   - clock: the time all workers go by; see ``ServerClock``.
  public init(
    _ connection: Connection, name: String, sender: any Sender = NoSender(), terms: LeaseTerms = LeaseTerms(),
    backoff: Backoff = Backoff(), retention: Retention = Retention(), pause: Pause = Pause(),
    watch: EngineWatch? = nil, clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    (self.connection, self.name, self.sender, self.terms) = (connection, name, sender, terms)
    (self.backoff, self.retention, self.pause, self.clock) = (backoff, retention, pause, clock)
    self.watch = watch ?? EngineWatch(clock: clock)
    let cache = RouteCache()
    router = Router(connection, cache)
    workflows = WorkflowProcessor(connection)
    runner = try Runner(connection, worker: name, backoff: backoff, cache)
    scanner = try ClockScanner(connection, cache)
  }

  /// Works until ``Pause/stop()``. A lost connection is opened again; what was under way then is done again by whoever comes first.
  public func work() throws {
    let courier = CourierThread(
      CourierThread.Setup(
        address: connection.address, worker: name, sender: sender, terms: terms, backoff: backoff, watch: watch,
        clock: clock),
      pause: pause)
    do { try workInside(courier) } catch {
      pause.stop()
      _ = try? courier.join()
      throw error
    }
    tally.outside = try courier.join()
  }

  private func workInside(_ courier: CourierThread) throws {
    var rest = Rest()
    while !pause.isStopped {
      do {
        let before = tally.runs
        let didSomething = try step()
        if tally.runs > before { courier.wake() }
        if try prune() || didSomething {
          rest.wake()
        } else {
          watch.rested()
          pause.wait(seconds: rest.next(until: try secondsUntilDue()))
        }
      } catch let error as StoreError where error.isPassing {
        watch.lost(error)
        pause.wait(seconds: rest.next(until: nil))
        try? connection.reopenAsEngine()
      }
    }
  }

  /// Works until nothing is left that is due, inside and outside, or somebody says stop.
  public func settle() throws {
    let courier = Courier(connection, worker: name, sender: sender, terms: terms, backoff: backoff)
    while !pause.isStopped {
      if try step() { continue }
      let before = courier.tally
      try courier.settle(clock: clock)
      // What was sent may have brought about new events.
      if courier.tally == before { break }
    }
    tally.outside = courier.tally
    watch.saw(courier.tally)
  }

  /// One round inside the database: a batch of events, and what has fallen due.
  /// - Returns: whether there was anything to do.
  @discardableResult
  public func step() throws -> Bool {
    let routed = try router.route(limit: 1000, along: runner.prompt(at: clock()))
    tally.events += routed.events
    tally.runs += routed.runs
    tally.setAside += routed.setAside
    tally.done += routed.done
    let known = router.takeDueRuns()
    var didSomething = routed.events > 0
    if !didSomething || !known.isEmpty || clockLooks.isDue {
      let start = ContinuousClock.now
      if try doWhatIsDue(known) { didSomething = true }
      clockLooks.did(since: start)
    }
    watch.saw(tally)
    return didSomething
  }

  /// A look at the clock, a batch of due workflow steps, a batch of due runs.
  /// - Parameter known: runs that are known to be due.
  private func doWhatIsDue(_ known: [ItemID]) throws -> Bool {
    // Before the runs: what leaves a stage at the very moment a run falls due has left it when the run looks.
    let scan = try scanner.scan(now: clock())
    nextLook = scan.nextDue
    let stepped = try workflows.process(now: clock())
    let ran = try runner.run(now: clock(), known: known)
    tally.runs += stepped.sends
    tally.done += ran.done
    tally.cancelled += ran.cancelled
    tally.held += ran.held
    tally.failed += ran.failed
    tally.raised += scan.raised
    tally.moved += scan.moved
    return stepped.count + ran.count > 0 || scan.didSomething
  }

  /// A batch of what is old, once an hour until nothing is left of it.
  /// - Returns: whether there may be more.
  private func prune() throws -> Bool {
    let now = clock()
    if let next = nextPruning, now < next { return false }
    if try retention.prune(connection, now: now).count > 0 { return true }
    nextPruning = now.adding(minutes: 60)
    return false
  }

  private func secondsUntilDue() throws -> Double? {
    let now = clock()
    let row = try connection.execute(
      """
      select min(due_at) as due from public.crm_action_runs where status = 'pending' and not is_external and due_at > $1
      """, [.timestamp(now)]
    ).only()
    let due: Timestamp? = try row.optional("due")
    return [due, nextLook].compactMap(\.self).min().map { max(0, $0.seconds - now.seconds) }
  }
}
