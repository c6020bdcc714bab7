import ConfigSchema
import Store

/// Takes waiting events off the bus and writes down what they lead to.
///
/// Any number of routers work side by side on any number of machines; there is no leader.
public final class Router {
  private let connection: Connection
  private let cache: RouteCache
  private var optOuts: OptOuts?
  /// Where the turn around the properties stands.
  private var cursor = Router.beginning
  private static let beginning = ItemID("00000000-0000-0000-0000-000000000000")
  private(set) var watermark: LowWatermark
  /// The session in which the watermark was found.
  private var session: Int
  /// Looks below the watermark as well: at what somebody has set back, and at numbers drawn before their transaction had begun.
  private var thoroughLooks: Rounds
  /// Runs written down since they were last taken that live in the database and are due already.
  private var dueRuns: [ItemID] = []
  /// What the attempt under way has taken.
  private var claimed = Claim()

  /// What one batch came to.
  public struct Batch: Hashable, Sendable {
    public var events = 0
    public var runs = 0
    public var setAside = 0
    /// Runs that were done along.
    public var done = 0
  }

  /// - Parameter connection: working as `configurator_engine`.
  public convenience init(_ connection: Connection) { self.init(connection, RouteCache()) }

  init(
    _ connection: Connection, _ cache: RouteCache = RouteCache(),
    thoroughLooks: Rounds = Rounds(least: .seconds(10), share: 0.02), watermark: LowWatermark = LowWatermark()
  ) {
    (self.connection, self.cache) = (connection, cache)
    (self.thoroughLooks, session) = (thoroughLooks, connection.backendID)
    self.watermark = watermark
  }

  /// What it has written down since the last time that can be done at once, for a ``Runner`` that then need not look for it.
  public func takeDueRuns() -> [ItemID] {
    defer { dueRuns = [] }
    return dueRuns
  }

  /// Routes up to so many events in one transaction. An event that cannot be routed is set aside with its reason, and the rest
  /// goes on.
  ///
  /// - Parameter prompt: does along what can be done at once. When the database refuses something of it, the events are routed
  ///   without, and the run that was refused is found out when it is done by itself.
  public func route(limit: Int = 500, along prompt: PromptRunner? = nil) throws -> Batch {
    do { return try attempt(limit, along: prompt) } catch let error as StoreError where error.isAboutRows {
      if prompt != nil { return try route(limit: limit) }
      return error.sqlState == .uniqueViolation ? try again(limit) : try onTheirOwn(limit)
    }
  }

  /// A server that fell over may have forgotten what was routed last, and it waits again below the watermark.
  private func forgetOtherSessions() {
    if session != connection.backendID { (session, watermark) = (connection.backendID, LowWatermark()) }
  }

  /// Some of them were routed before, and set back.
  private func again(_ limit: Int) throws -> Batch {
    do { return try attempt(limit, sparingOld: true) } catch let error as StoreError where error.isAboutRows {
      return try onTheirOwn(limit)
    }
  }

  private func attempt(_ limit: Int, along prompt: PromptRunner? = nil, sparingOld: Bool = false) throws -> Batch {
    let start = ContinuousClock.now
    let isThorough = thoroughLooks.isDue
    forgetOtherSessions()
    let claiming = RouteStatements.claim(after: cursor, above: isThorough ? LowWatermark() : watermark, limit: limit)
    claimed = Claim()
    var (runs, work): ([NewRun], PromptRunner.Work?) = ([], nil)
    let written = try connection.transaction(opening: claiming) { answers in
      claimed = try Claim(turn: answers[0], answers[1])
      if claimed.count == 0 { return [] }
      try learn()
      runs = plan()
      let (stages, heard) = (try follow(claimed.events), try listen(to: claimed.events))
      work = try prompt?.work(
        on: runs, of: claimed, knowing: LeadNews(moves: stages.moves, heard: heard), connection)
      return [RouteStatements.write(runs, along: work, processed: claimed.places, sparingOld: sparingOld)]
        + (optOuts?.record(heard) ?? []) + consequences(stages) + (work?.statements ?? [])
    }
    cursor = claimed.last ?? cursor
    dueRuns += try written.first?.compactMap { row throws(StoreError) in try row.optional("id") } ?? []
    if let look = claimed.look { watermark.pass(look) }
    if isThorough { thoroughLooks.did(since: start) }
    return Batch(
      events: claimed.count, runs: runs.count, setAside: claimed.unreadable.count, done: work?.done.count ?? 0)
  }

  /// Whatever has to be known to ask of the events what they lead to.
  private func learn() throws {
    let routes = try cache.routes(claimed.revisions, connection)
    let looking = claimed.events.indices.filter { routes[claimed.events[$0].property]?.looksAtTheClock ?? false }
    let walls = try WallClock.read(
      looking.map { (claimed.events[$0].property, claimed.events[$0].occurredAt) }, connection)
    for (index, wall) in zip(looking, walls) {
      (claimed.events[index].localHour, claimed.events[index].weekday) = (wall?.hour, wall?.weekday)
    }
  }

  private func plan() -> [NewRun] {
    var identifiers = RunIdentifiers()
    return claimed.events.flatMap { event in
      let runs = cache[event.property].map { Routing.runs(for: event, in: $0) } ?? []
      return runs.map { NewRun(id: identifiers.next(at: event.occurredAt), plan: $0) }
    }
  }

  /// What is written down of the events taken, beside their runs.
  private func consequences(_ stages: StageFollower) -> [Statement] {
    StageRecord.write(stages.moves) + StageRecord.plan(stages.transitions)
      + WorkflowStarts.statements(claimed.events.filter { claimed.startingWorkflows.contains($0.property) })
      + claimed.events.filter { $0.hops > Routing.hopLimit }.map {
        RouteStatements.setAside($0.id, "more than \(Routing.hopLimit) actions in a row stand behind it")
      } + claimed.unreadable.map { RouteStatements.setAside($0.id, $0.reason) }
  }

  /// Where the leads of these events stand after each of them.
  private func follow(_ events: [BusEvent]) throws -> StageFollower {
    var follower = StageFollower()
    let moving = events.filter { event in cache[event.property].map { StageFollower.concerns(event, $0) } ?? false }
    let leads = Set(moving.compactMap(\.leadID))
    guard !leads.isEmpty else { return follower }
    var stays: [ItemID: ItemID] = [:]
    let standing = StageRecord.standing(of: leads)
    for row in try connection.execute(standing.sql, standing.parameters) {
      stays[try row.value("entity_id")] = try row.value("stage_id")
    }
    for event in moving {
      guard let routes = cache[event.property] else { continue }
      if let lead = event.leadID, let stage = stays.removeValue(forKey: lead),
        let place = routes.stages.place(id: stage)
      {
        follower.start(lead, at: place)
      }
      follower.follow(event, routes)
    }
    return follower
  }

  /// Who wants no more messages, or wants them again.
  private func listen(to events: [BusEvent]) throws -> [OptOuts.Heard] {
    let spoken = events.filter { OptOuts.eventTypes.contains($0.type) }
    guard !spoken.isEmpty else { return [] }
    let ears = try optOuts ?? OptOuts(PlatformShape.read(connection))
    optOuts = ears
    return try ears.hear(spoken) { try OptOuts.mailText(of: $0, connection) }
  }

  /// One at a time, so that the one the database refuses can be set aside.
  private func onTheirOwn(_ limit: Int) throws -> Batch {
    var done = Batch()
    for _ in 0..<limit {
      do {
        let one = try attempt(1, sparingOld: true)
        if one.events == 0 { break }
        done.events += one.events
        done.runs += one.runs
      } catch let error as StoreError where error.isAboutRows {
        guard let event = claimed.events.first else { throw error }
        try connection.batch([RouteStatements.setAside(event.id, "\(error)", onlyIfWaiting: true)])
        (done.events, done.setAside) = (done.events + 1, done.setAside + 1)
      }
    }
    return done
  }
}
