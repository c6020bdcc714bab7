import ConfigSchema
import Store

/// Lets the engine's role work on tables that the platform has made itself; those that our own migrations made let it in already.
///
/// Row security is on there and knows nothing of that role, so each table gets a grant and one policy. What the engine has no
/// business with stays shut: of tables that hold keys and tokens it may read the columns it needs, and no row can be deleted.
struct EngineAccess {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Opening {
    let table: String
    /// nil = all columns.
    var reads: [String]?
    var writes: Writes = .everything

    enum Writes {
      case everything, nothing
      case columns([String])
    }
  }

  private static let openings: [Opening] =
    [
      "leads", "lead_activities", "lead_workflows", "workflow_actions", "lead_engagement_events", "lead_scores",
      "tours",
      "tour_bookings", "conversations", "messages", "reviews", "review_responses", "review_tickets",
      "reputation_cases", "content_drafts", "social_content_briefs", "market_alerts", "competitor_scrape_jobs",
      "onboarding_tasks", "geo_site_findings",
    ].map { Opening(table: $0) }
    + [
      "properties", "organizations", "workflow_definitions", "follow_up_templates", "competitors", "email_threads",
      "fact_marketing_performance", "metric_goals", "scoring_config", "widget_sessions",
    ].map { Opening(table: $0, writes: .nothing) }
    + [
      Opening(
        table: "social_connections",
        reads: ["id", "property_id", "platform", "account_name", "token_expires_at", "is_active", "last_error"],
        writes: .nothing),
      Opening(table: "integration_credentials", reads: ["property_id", "mapping_validated"], writes: .nothing),
      Opening(
        table: "lumaleasing_config",
        reads: ["property_id", "timezone", "tours_enabled", "welcome_message", "updated_at"],
        writes: .columns(["tours_enabled", "welcome_message", "updated_at"])),
    ]

  private static let policy = "crm_engine_works"

  func grant() throws {
    let shape = try columns()
    for opening in Self.openings {
      guard let there = shape[opening.table] else { continue }
      try connection.script(Self.statements(opening, there).joined(separator: ";\n"))
    }
  }

  func revoke() throws {
    for row in try connection.execute(
      "select tablename::text as name from pg_catalog.pg_policies where schemaname = 'public' and policyname = $1",
      [.text(Self.policy)])
    {
      let table: String = try row.value("name")
      guard let opening = Self.openings.first(where: { $0.table == table }) else { continue }
      try connection.script(
        """
        drop policy \(Self.policy) on public.\(opening.table);
        revoke all on public.\(opening.table) from configurator_engine
        """)
    }
  }

  /// The columns of the tables that the platform has made itself.
  private func columns() throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for row in try connection.execute(
      """
      select c.relname::text as table, a.attname::text as column
      from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname::text = any ($1)
        and not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname = 'crm_works')
      """, [.texts(Self.openings.map(\.table))])
    {
      found[try row.value("table"), default: []].insert(try row.value("column"))
    }
    return found
  }

  private static func statements(_ opening: Opening, _ there: Set<String>) -> [String] {
    let table = "public." + opening.table
    func list(_ columns: [String]) -> String { columns.filter(there.contains).joined(separator: ", ") }
    var grants: [String] = []
    if let reads = opening.reads { grants.append("select (\(list(reads)))") } else { grants.append("select") }
    switch opening.writes {
    case .everything: grants.append("insert, update")
    case .columns(let columns): grants.append("update (\(list(columns)))")
    case .nothing: break
    }
    return [
      "grant \(grants.joined(separator: ", ")) on \(table) to configurator_engine",
      "drop policy if exists \(policy) on \(table)",
      "create policy \(policy) on \(table) for all to configurator_engine using (true) with check (true)",
    ]
  }
}
