import ConfigSchema
import Store

/// What due runs are judged by beside their own rows. What cannot change is kept from batch to batch, what can is read with each:
/// the lead, and the configuration as soon as an approval has changed it.
struct RunContext {
  private let cache: RouteCache
  private var actions = ActionVersions()

  init(_ cache: RouteCache = RouteCache()) { self.cache = cache }

  /// Which leads are read whole; of the others it is only asked whether they are still there.
  enum Leads {
    case all
    /// Those that a text or a condition of the action asks about.
    case asNeeded
  }

  subscript(property: ItemID) -> Routes? { cache[property] }

  /// Fills in what the runs' own rows do not say.
  /// - Parameters:
  ///   - revisions: how many approvals each property had when the runs were read.
  ///   - now: when the clocks on the walls are looked at.
  mutating func complete(
    _ runs: inout [DueRun], _ revisions: [ItemID: Int], _ leads: Leads, now: Timestamp, _ connection: Connection
  ) throws {
    try cache.routes(revisions, connection)
    try actions.load(runs, connection)
    for index in runs.indices where !runs[index].isStep {
      let (routes, known) = (cache[runs[index].property], actions[runs[index]])
      (runs[index].snapshot, runs[index].needs) = (known?.action, known?.needs ?? RunNeeds())
      runs[index].triggerIsActive = runs[index].trigger.flatMap { routes?.isActive($0) }
      runs[index].actionExists = routes?.has(action: runs[index].action) ?? false
    }
    try readLeads(&runs, leads, connection)
    try readClocks(&runs, now, connection)
  }

  private func readClocks(_ runs: inout [DueRun], _ now: Timestamp, _ connection: Connection) throws {
    let looking = runs.indices.filter { runs[$0].needs.clock }
    let walls = try WallClock.read(looking.map { (runs[$0].property, now) }, connection)
    for (index, wall) in zip(looking, walls) {
      (runs[index].localHour, runs[index].weekday) = (wall?.hour, wall?.weekday)
    }
  }

  private func readLeads(_ runs: inout [DueRun], _ leads: Leads, _ connection: Connection) throws {
    // By index throughout: a run is big, and there are many.
    var found: [ItemID: JSONObject] = [:]
    var known: Set<ItemID> = []
    for index in runs.indices {
      guard let lead = runs[index].lead else { continue }
      if leads == .all || runs[index].needs.lead { known.insert(lead) } else { found[lead] = [:] }
    }
    var asked: [Statement] = []
    if !found.isEmpty {
      asked.append(
        Statement(
          "select lead, null as facts from public.crm_leads_gone($1) lead", [.ids(Array(found.keys))], kept: true)
      )
    }
    if !known.isEmpty {
      asked.append(
        Statement(
          "select lead, facts::text as facts from public.crm_leads_facts($1)", [.ids(Array(known))], kept: true))
    }
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
    var unknown: Set<Key> = []
    for index in runs.indices {
      guard let version = runs[index].actionVersion else { continue }
      let key = Key(action: runs[index].action, version: version)
      if known[key] == nil { unknown.insert(key) }
    }
    let missing = Array(unknown)
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
