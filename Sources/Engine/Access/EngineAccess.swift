import Store

/// Lets the engine's role work on tables that the platform made. Those our migrations made are open to it from the start.
///
/// Works as the owner of the tables. What it gives it can take away again without a trace.
public struct EngineAccess {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// What the engine may do with each table its actions touch. It never deletes, and what people set up there it only reads.
  private static let rights: [(table: String, rights: String)] = [
    ("properties", "select"), ("leads", "select, update"), ("lead_activities", "select, insert"),
    ("conversations", "select, insert, update"), ("messages", "select, insert"), ("tours", "select, insert, update"),
    ("tour_bookings", "select, update"), ("workflow_definitions", "select"), ("follow_up_templates", "select"),
    ("lead_workflows", "select, insert, update"), ("workflow_actions", "select, insert"),
    ("lead_engagement_events", "select, insert"), ("lead_scores", "select, insert"),
    ("lumaleasing_config", "select (property_id), update (tours_enabled, welcome_message, updated_at)"),
    ("reviews", "select, update"), ("review_responses", "select, insert"), ("review_tickets", "select, insert, update"),
    ("reputation_cases", "select, update"), ("content_drafts", "select, insert, update"),
    ("social_content_briefs", "select, insert"), ("market_alerts", "select, insert, update"),
    ("competitor_scrape_jobs", "select, insert"), ("geo_site_findings", "select, update"),
    ("onboarding_tasks", "select, insert, update"),
    // The clock looks at these.
    ("email_threads", "select"), ("fact_marketing_performance", "select"), ("metric_goals", "select"),
    (
      "social_connections",
      "select (id, property_id, platform, account_name, token_expires_at, is_active, last_error)"
    ),
    // Whether a mapping is validated, and nothing of the credentials.
    ("integration_credentials", "select (property_id, mapping_validated)"),
  ]

  private static let policy = "crm_engine_works"

  /// The tables the engine's actions and its clock touch and this database has.
  public func tables() throws(StoreError) -> [String] {
    let shape = try PlatformShape.read(connection)
    return Self.rights.map(\.table).filter {
      shape.has($0) && ($0 != Self.credentials || shape.has($0, "mapping_validated"))
    }
  }

  private static let credentials = "integration_credentials"

  /// Those of the tables that the engine cannot work on, in the order given. A table that does not exist counts.
  public func closed(_ tables: [String]) throws -> [String] {
    let granted = try granted(tables)
    return try tables.filter { try !granted.contains($0) || !answers($0) }
  }

  private func granted(_ tables: [String]) throws(StoreError) -> Set<String> {
    var open: Set<String> = []
    for row in try connection.execute(
      """
      select c.relname::text as name from pg_catalog.pg_class c
      where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname::text = any ($1)
        and has_any_column_privilege('configurator_engine', c.oid, 'select')
        and (not c.relrowsecurity or (select rolbypassrls from pg_catalog.pg_roles where rolname = 'configurator_engine')
          or exists (
            select from pg_catalog.pg_policy p
            where p.polrelid = c.oid and 'configurator_engine'::regrole::oid = any (p.polroles)))
      """, [.texts(tables)])
    {
      open.insert(try row.value("name"))
    }
    return open
  }

  private struct Answered: Error {}

  /// Rights are not everything: rules of the platform that look at themselves keep everybody out.
  private func answers(_ table: String) throws -> Bool {
    do {
      // Whatever comes of it is rolled back, the role included.
      try connection.transaction {
        try connection.script("set local role configurator_engine")
        try connection.execute("select from public.\(table) limit 0")
        throw Answered()
      }
    } catch is Answered {
      return true
    } catch let error as StoreError {
      guard error.isAboutRows else { throw error }
    }
    return false
  }

  /// Opens those that are closed; all of them or none.
  /// - Throws: ``StoreError/Kind/permissionDenied`` when some stay closed all the same.
  public func open(_ tables: [String]) throws {
    try connection.transaction {
      let granted = try granted(tables)
      for (table, rights) in Self.rights where tables.contains(table) && !granted.contains(table) {
        try connection.script(
          """
          grant \(rights) on public.\(table) to configurator_engine;
          drop policy if exists \(Self.policy) on public.\(table);
          create policy \(Self.policy) on public.\(table) to configurator_engine using (true) with check (true)
          """)
      }
      let closed = try closed(tables)
      guard closed.isEmpty else { throw Self.lockedOut(closed) }
    }
  }

  private static func lockedOut(_ tables: [String]) -> StoreError {
    StoreError(
      .permissionDenied,
      "The database's own rules about rows keep the engine out of \(tables.joined(separator: ", ")). Nothing was changed. "
        + "A superuser can let it pass them: alter role configurator_engine bypassrls")
  }

  /// Takes back what ``open(_:)`` gave; what is open in another way stays so.
  /// - Returns: the tables that are closed now.
  @discardableResult
  public func close() throws -> [String] {
    try connection.transaction {
      let opened = try opened()
      for table in opened {
        try connection.script(
          """
          drop policy \(Self.policy) on public.\(table);
          revoke all on public.\(table) from configurator_engine
          """)
      }
      return opened
    }
  }

  /// The tables that ``open(_:)`` has opened.
  public func opened() throws(StoreError) -> [String] {
    var found: [String] = []
    for row in try connection.execute(
      """
      select c.relname::text as name from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
      where c.relnamespace = to_regnamespace('public') and p.polname = $1 order by c.relname
      """, [.text(Self.policy)])
    {
      found.append(try row.value("name"))
    }
    return found
  }
}
