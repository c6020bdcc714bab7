import ConfigSchema
import Store

/// Reads the past from PostgreSQL and lets two configurations live through it.
///
/// One snapshot, nothing written. Memory grows with leads and with what would have been done, not with events.
public struct BackTestReader {
  private let connection: Connection

  /// - Parameter connection: of a person's session; it reads what that person may.
  public init(_ connection: Connection) { self.connection = connection }

  /// What is tried.
  public struct Trial: Sendable {
    public var property: ItemID
    /// Made from what is live. Given the same back, it tells what is live alone.
    public var proposed: @Sendable (Configuration) -> Configuration
    /// The end of the days, usually now.
    public var until: Timestamp
    public var days: Int

    public init(
      property: ItemID, until: Timestamp, days: Int = 30,
      proposed: @escaping @Sendable (Configuration) -> Configuration = { $0 }
    ) {
      (self.property, self.until, self.days, self.proposed) = (property, until, days, proposed)
    }
  }

  /// - Parameters:
  ///   - onLiveRun: told of every run that what is live would have planned, and what became of it.
  ///   - progress: told from 0 to 1 how far it is; throws to give up.
  /// - Returns: nil when there is no such property within reach.
  public func run(
    _ trial: Trial, onLiveRun: ((ReplayedRun) -> Void)? = nil, progress: (Double) throws -> Void = { _ in }
  ) throws -> BackTestReport? {
    try connection.transaction(.repeatableRead, readOnly: true) {
      guard let live = try connection.liveConfigurations(of: [trial.property])[trial.property] else { return nil }
      let proposed = trial.proposed(live.configuration)
      let needs = BackTestNeeds(live.configuration, proposed)
      let scene = try scene(trial)
      let test = BackTest(live, proposed: proposed, scene)
      if let onLiveRun { test.onLiveRun(onLiveRun) }
      try seed(test, scene, trial.property, needs)
      try progress(0)
      try stream(into: test, scene, trial.property, needs, progress)
      return test.finish()
    }
  }

  private func scene(_ trial: Trial) throws -> ReplayScene {
    let to = trial.until
    let from = Timestamp(microseconds: to.microseconds - Int64(trial.days) * 86_400_000_000)
    let clockTypes = Catalogue.standard.events.filter { $0.kind == .clock }.map(\.name)
    let answers = try connection.batch([
      BackTestStatements.offsets(trial.property, from, to),
      BackTestStatements.recordedSince(trial.property, BackTestNeeds.captured),
      BackTestStatements.performed(trial.property, from, BackTestNeeds.causing),
      BackTestStatements.clockEvents(trial.property, from, to, clockTypes),
      BackTestStatements.moves(trial.property, from, to),
    ])
    let clock = LocalClock(
      try answers[0].map { LocalClock.Offset(from: try $0.value("at"), seconds: Int64(try $0.value("seconds") as Int)) }
    )
    let performed = try answers[2].map { RunKey(event: try $0.value("event_id"), action: try $0.value("action_id")) }
    let decoder = ReplayRow(property: trial.property, clock: clock)
    return ReplayScene(
      from: from, to: to, days: trial.days, clock: clock, recordedSince: try answers[1].only().optional("at"),
      performed: Set(performed), clockEvents: answers[3].compactMap { try? decoder.event($0) },
      moves: RecordedMoves(answers[4].compactMap { try? decoder.event($0) }))
  }

  private func seed(_ test: BackTest, _ scene: ReplayScene, _ property: ItemID, _ needs: BackTestNeeds) throws {
    if needs.leads {
      let statement = BackTestStatements.leads(property, scene.from, recorded: scene.recordedSince)
      for row in try connection.execute(statement.sql, statement.parameters) { test.seed(try LeadSeed(row)) }
    }
    if needs.entities {
      let statement = BackTestStatements.entities(property, scene.from)
      for row in try connection.execute(statement.sql, statement.parameters) {
        if let entity = try EntitySeed(row) { test.seed(entity) }
      }
    }
    if scene.recordedSince.map({ $0 > scene.from }) ?? true {
      for type in BackTestNeeds.captured where !BackTestNeeds.rebuilt.contains(type) { test.miss(type) }
    }
  }

  private func stream(
    into test: BackTest, _ scene: ReplayScene, _ property: ItemID, _ needs: BackTestNeeds,
    _ progress: (Double) throws -> Void
  ) throws {
    let open = BackTestStatements.open(
      BackTestStatements.Window(
        property: property, from: scene.from, to: scene.to, types: needs.types, recordedSince: scene.recordedSince,
        needsAnswers: needs.answers))
    try connection.execute(open.sql, open.parameters)
    let decoder = ReplayRow(property: property, clock: scene.clock)
    while true {
      let rows = try connection.execute(BackTestStatements.fetch.sql)
      guard let last = rows.last else { break }
      for row in rows {
        if let event = try? decoder.replayed(row) { test.take(event) } else { test.skipUnreadable() }
      }
      let at: Timestamp = try last.value("occurred_at")
      try progress((at.seconds - scene.from.seconds) / max(1, scene.to.seconds - scene.from.seconds))
    }
    try connection.execute(BackTestStatements.close.sql)
  }
}
