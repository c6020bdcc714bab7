import ConfigSchema
import Store

/// Takes waiting events off the bus and writes down what they lead to.
///
/// Any number of routers work side by side on any number of machines; there is no leader.
public final class Router {
  private let connection: Connection
  private var cache = RouteCache()
  private var optOuts: OptOuts?
  /// Where the turn around the properties stands.
  private var cursor = Router.beginning
  private static let beginning = ItemID("00000000-0000-0000-0000-000000000000")

  /// What one batch came to.
  public struct Batch: Hashable, Sendable {
    public var events = 0
    public var runs = 0
    public var setAside = 0
  }

  /// - Parameter connection: working as `configurator_engine`.
  public init(_ connection: Connection) { self.connection = connection }

  /// Routes up to so many events in one transaction. An event that cannot be routed is set aside with its reason, and the rest
  /// goes on.
  public func route(limit: Int = 500) throws -> Batch {
    do { return try batch(limit) } catch let error as StoreError where error.isAboutRows {
      return try onTheirOwn(limit, error)
    }
  }

  private func batch(_ limit: Int) throws -> Batch {
    var done = try attempt(limit)
    if done.events == 0, cursor != Self.beginning {
      cursor = Self.beginning
      done = try attempt(limit)
    }
    return done
  }

  private func attempt(_ limit: Int) throws -> Batch {
    try connection.transaction {
      let claimed = try claim(limit)
      guard !claimed.events.isEmpty || !claimed.unreadable.isEmpty else { return Batch() }
      let runs = claimed.events.flatMap { event in cache[event.property].map { Routing.runs(for: event, in: $0) } ?? []
      }
      let stages = try follow(claimed.events)
      let statements =
        try optOutStatements(claimed.events) + StageRecord.write(stages.moves) + StageRecord.plan(stages.transitions)
        + (claimed.startsWorkflows ? WorkflowStarts.statements(claimed.events) : [])
        + [RouteStatements.write(runs, processed: claimed.events.map(\.id))]
        + claimed.events.filter { $0.hops > Routing.hopLimit }.map {
          RouteStatements.setAside($0.id, "more than \(Routing.hopLimit) actions in a row stand behind it")
        } + claimed.unreadable.map { RouteStatements.setAside($0.id, $0.reason) }
      try connection.batch(statements)
      cursor = claimed.last ?? cursor
      return Batch(
        events: claimed.events.count + claimed.unreadable.count, runs: runs.count, setAside: claimed.unreadable.count)
    }
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
  private func optOutStatements(_ events: [BusEvent]) throws -> [Statement] {
    let spoken = events.filter { OptOuts.eventTypes.contains($0.type) }
    guard !spoken.isEmpty else { return [] }
    let ears = try optOuts ?? OptOuts(PlatformShape.read(connection))
    optOuts = ears
    return ears.record(try ears.hear(spoken) { try OptOuts.mailText(of: $0, connection) })
  }

  private struct Claim {
    var events: [BusEvent] = []
    var unreadable: [(id: ItemID, reason: String)] = []
    var last: ItemID?
    /// Whether workflows are switched on here and started by us.
    var startsWorkflows = false
  }

  private func claim(_ limit: Int) throws -> Claim {
    let statement = RouteStatements.claim(after: cursor, limit: limit)
    var claim = Claim()
    var revisions: [ItemID: Int] = [:]
    for row in try connection.batch([statement])[0] {
      let property: ItemID = try row.value("property_id")
      revisions[property] = try row.value("revision")
      claim.last = property
      claim.startsWorkflows = try row.optional("starts_workflows") ?? false
      do { claim.events.append(try BusEvent(row)) } catch {
        claim.unreadable.append((try row.value("id"), error.message))
      }
    }
    _ = try cache.routes(revisions, connection)
    return claim
  }

  /// One at a time, so that the one the database refuses can be set aside.
  private func onTheirOwn(_ limit: Int, _ cause: StoreError) throws -> Batch {
    var done = Batch()
    for _ in 0..<limit {
      do {
        let one = try batch(1)
        if one.events == 0 { break }
        done.events += one.events
        done.runs += one.runs
      } catch let error as StoreError where error.isAboutRows {
        try setAsideNext(error)
        (done.events, done.setAside) = (done.events + 1, done.setAside + 1)
      }
    }
    return done
  }

  private func setAsideNext(_ error: StoreError) throws {
    try connection.transaction {
      let claimed = try claim(1)
      guard let event = claimed.events.first else { return }
      try connection.batch([RouteStatements.setAside(event.id, "\(error)")])
    }
  }
}
