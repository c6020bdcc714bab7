/// What running the migrations would do, found out without doing or locking anything.
public struct MigrationPlan: Hashable, Sendable {
  public struct Item: Hashable, Sendable {
    public var object: CreatedObject
    /// It is there already and stays as it is.
    public var exists: Bool
  }

  public struct Step: Hashable, Sendable {
    public var migration: Migration
    public var items: [Item]
  }

  /// The steps that are pending, in order.
  public var steps: [Step]
  /// Why they cannot be run; nil when they can.
  public var problem: String?
  /// What somebody should see to, although they can be run.
  public var warnings: [String] = []

  /// For people: a line per step, and below it what is made and what is kept.
  public var text: String {
    if let problem { return problem }
    if steps.isEmpty { return "The database is up to date. Nothing to do." }
    return (warnings.map { "! " + $0 } + lines).joined(separator: "\n")
  }

  private var lines: [String] {
    steps.map { step in
      let made = step.items.filter { !$0.exists }.map { "  + \($0.object.kind.rawValue) \($0.object.name)" }
      let kept = step.items.filter(\.exists).map {
        "  = \($0.object.kind.rawValue) \($0.object.name) (exists, kept as it is)"
      }
      return ([step.migration.title] + made + kept).joined(separator: "\n")
    }
  }
}

extension Migrator {
  /// The dry run. Reads the catalog only, as of one moment: another program may be running the steps.
  public func plan() throws -> MigrationPlan {
    try connection.transaction(.repeatableRead, readOnly: true) {
      try closePath()
      let state = try state()
      let wanted = state.pending.map { ($0, CreatedObject.all(in: $0.sql)) }
      let existing = try existing(among: Set(wanted.flatMap(\.1)))
      let steps = wanted.map { migration, objects in
        MigrationPlan.Step(
          migration: migration, items: objects.map { MigrationPlan.Item(object: $0, exists: existing.contains($0)) })
      }
      let foreign = foreign(existing, state)
      let open = steps.isEmpty ? nil : try OpenSchema.problem(connection)
      return MigrationPlan(
        steps: steps, problem: state.problem ?? Self.problem(foreign) ?? open, warnings: try warnings())
    }
  }

  /// Things under names of ours that no step has made. The platform's own tables are expected; ours are not.
  func foreign(_ existing: Set<CreatedObject>, _ state: MigrationState) -> [CreatedObject] {
    let made = Set(state.applied.flatMap { row in step(row.number).map { CreatedObject.all(in: $0.sql) } ?? [] })
    return existing.subtracting(made).filter { object in
      object.name.hasPrefix(object.kind == .trigger ? "crm_" : "public.crm_")
    }.sorted { $0.name < $1.name }
  }

  static func problem(_ foreign: [CreatedObject]) -> String? {
    guard !foreign.isEmpty else { return nil }
    let names = foreign.map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", ")
    return "The database holds something under names that this program uses, which it did not make: \(names). "
      + "Nothing was changed. Rename it or move it to another schema, then run `configurator migrate` again."
  }

  private func warnings() throws(StoreError) -> [String] {
    let us: String = try connection.execute("select current_user::text as name").only().value("name")
    let creators = try OpenSchema.creators(connection, besides: us)
    guard !creators.isEmpty else { return [] }
    return [
      "\(creators.joined(separator: ", ")) may create functions in the schema public, which others could be made to run. "
        + OpenSchema.advice
    ]
  }

  func existing(among objects: Set<CreatedObject>) throws(StoreError) -> Set<CreatedObject> {
    let names = Dictionary(grouping: objects, by: \.kind).mapValues { $0.map(\.name) }
    var found: Set<CreatedObject> = []
    for kind in CreatedObject.Kind.allCases {
      guard let wanted = names[kind] else { continue }
      for row in try connection.execute(Self.probe(kind), [.texts(wanted)]) {
        found.insert(CreatedObject(kind: kind, name: try row.value("name")))
      }
    }
    return found
  }

  private static func probe(_ kind: CreatedObject.Kind) -> String {
    switch kind {
    case .role: "select rolname::text as name from pg_catalog.pg_roles where rolname = any ($1)"
    case .schema: "select nspname::text as name from pg_catalog.pg_namespace where nspname = any ($1)"
    case .table:
      """
      select n.nspname || '.' || c.relname as name
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname || '.' || c.relname = any ($1)
      """
    case .function:
      """
      select distinct n.nspname || '.' || p.proname as name
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname || '.' || p.proname = any ($1)
      """
    case .trigger:
      """
      select distinct t.tgname || ' on ' || n.nspname || '.' || c.relname as name
      from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where t.tgname || ' on ' || n.nspname || '.' || c.relname = any ($1)
      """
    }
  }
}
