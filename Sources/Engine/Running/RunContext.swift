import ConfigSchema
import Store

/// What due runs are judged by beside their own rows. What cannot change is kept from batch to batch, what can is read with each:
/// the lead, and the configuration as soon as an approval has changed it.
struct RunContext {
  private var cache = RouteCache()
  private var actions = ActionVersions()

  /// Which leads are read whole; of the others it is only asked whether they are still there.
  enum Leads {
    case all
    /// Those that a text or a condition of the action asks about.
    case asNeeded
  }

  subscript(property: ItemID) -> Routes? { cache[property] }

  /// - Parameters:
  ///   - revisions: how many approvals each property had when the runs were read.
  ///   - now: when the clocks on the walls are looked at.
  mutating func complete(
    _ runs: [DueRun], _ revisions: [ItemID: Int], _ leads: Leads, now: Timestamp, _ connection: Connection
  ) throws -> [DueRun] {
    _ = try cache.routes(revisions, connection)
    try actions.load(runs, connection)
    var runs = runs
    for index in runs.indices where !runs[index].isStep {
      let (run, routes) = (runs[index], cache[runs[index].property])
      let known = actions[run]
      (runs[index].snapshot, runs[index].needs) = (known?.action, known?.needs ?? RunNeeds())
      runs[index].triggerIsActive = run.trigger.flatMap { routes?.isActive($0) }
      runs[index].actionExists = routes?.has(action: run.action) ?? false
    }
    try readLeads(&runs, leads, connection)
    try readClocks(&runs, now, connection)
    return runs
  }

  private func readClocks(_ runs: inout [DueRun], _ now: Timestamp, _ connection: Connection) throws {
    let looking = runs.indices.filter { runs[$0].needs.clock }
    let walls = try WallClock.read(looking.map { (runs[$0].property, now) }, connection)
    for (index, wall) in zip(looking, walls) {
      (runs[index].localHour, runs[index].weekday) = (wall?.hour, wall?.weekday)
    }
  }

  private func readLeads(_ runs: inout [DueRun], _ leads: Leads, _ connection: Connection) throws {
    let known = Set(runs.filter { leads == .all || $0.needs.lead }.compactMap(\.lead))
    let others = Set(runs.compactMap(\.lead)).subtracting(known)
    var asked: [Statement] = []
    if !known.isEmpty {
      asked.append(
        Statement(
          "select lead, facts::text as facts from public.crm_leads_facts($1)", [.ids(known.sorted())], kept: true))
    }
    if !others.isEmpty {
      asked.append(
        Statement("select lead, null as facts from public.crm_leads_gone($1) lead", [.ids(others.sorted())], kept: true)
      )
    }
    var found = Dictionary(uniqueKeysWithValues: others.map { ($0, JSONObject()) })
    for row in try connection.batch(asked).joined() {
      let facts: JSON? = try row.optional("facts")
      found[try row.value("lead")] = facts.map { $0.object ?? [:] }
    }
    for index in runs.indices { runs[index].leadNow = runs[index].lead.flatMap { found[$0] } }
  }
}

/// Actions as they were approved, by version. A version never changes, so each is read once.
private struct ActionVersions {
  private struct Key: Hashable {
    var action: ItemID
    var version: Int
  }

  struct Known {
    /// nil where the version cannot be read.
    var action: Action?
    var needs = RunNeeds()
  }

  private var known: [Key: Known] = [:]
  private static let most = 20_000

  subscript(run: DueRun) -> Known? {
    run.actionVersion.flatMap { known[Key(action: run.action, version: $0)] }
  }

  mutating func load(_ runs: [DueRun], _ connection: Connection) throws {
    let wanted = Set(
      runs.compactMap { run in run.actionVersion.map { Key(action: run.action, version: $0) } })
    let missing = Array(wanted.filter { known[$0] == nil })
    guard !missing.isEmpty else { return }
    if known.count > Self.most { known = [:] }
    let rows = try connection.execute(
      """
      select v.config_id, v.version, v.config_snapshot::text as snapshot
      from unnest($1::uuid[], $2::int8[]) as w (id, version)
      join public.crm_config_versions v on v.config_id = w.id and v.version = w.version
      """, [.ids(missing.map(\.action)), .ints(missing.map(\.version))])
    for row in rows {
      let snapshot: JSON = try row.value("snapshot")
      let action = try? Snapshot.action(snapshot).action
      known[Key(action: try row.value("config_id"), version: try row.value("version"))] =
        Known(action: action, needs: action.map(RunNeeds.init) ?? RunNeeds())
    }
  }
}
