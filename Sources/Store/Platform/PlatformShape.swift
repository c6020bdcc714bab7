import ConfigSchema

/// Which tables and columns the platform's database really has. Read once per session; the platform's databases differ.
public struct PlatformShape: Hashable, Sendable {
  /// Column types by table and column, as `pg_type` names them: `int4`, `text`, `_text`, `jsonb`, `timestamptz`.
  public let columns: [String: [String: String]]

  /// Functions of the platform in `public` that it has, by name.
  public let functions: Set<String>

  public init(columns: [String: [String: String]], functions: Set<String> = []) {
    (self.columns, self.functions) = (columns, functions)
  }

  public func has(_ table: String) -> Bool { columns[table] != nil }
  public func has(_ table: String, _ column: String) -> Bool { columns[table]?[column] != nil }
  public func has(function: String) -> Bool { functions.contains(function) }
  /// - Returns: nil when there is no such column.
  public func type(_ table: String, _ column: String) -> String? { columns[table]?[column] }

  /// The catalogue's shape this database belongs to.
  public var shape: Shape {
    if has("leads", "opted_out"), type("leads", "bedrooms") == "text" { return .hosted }
    return has("leads", "score") ? .august : .january
  }

  /// What the catalogue's entries can count on here: the shape, and what else of the hosted project a database has, such as
  /// the opt-out column of our own private one.
  public var platform: Shape { has("leads", "opted_out") ? [shape, .hosted] : shape }

  /// Reads the catalog, not `information_schema`: that one hides what the session's role may not use itself.
  public static func read(_ connection: Connection) throws(StoreError) -> PlatformShape {
    var columns: [String: [String: String]] = [:]
    for row in try connection.execute(
      """
      select c.relname::text as table, a.attname::text as column, t.typname::text as type
      from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_catalog.pg_type t on t.oid = a.atttypid
      where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname = any ($1)
      """, [.texts(probed)])
    {
      let table: String = try row.value("table")
      columns[table, default: [:]][try row.value("column")] = try row.value("type")
    }
    return PlatformShape(columns: columns, functions: try functions(connection))
  }

  private static func functions(_ connection: Connection) throws(StoreError) -> Set<String> {
    var found: Set<String> = []
    for row in try connection.execute(
      """
      select p.proname::text as name from pg_catalog.pg_proc p
      where p.pronamespace = to_regnamespace('public') and p.proname = any ($1)
      """, [.texts(["score_lead"])])
    {
      found.insert(try row.value("name"))
    }
    return found
  }

  /// The tables whose shape matters to the catalogue's events and actions.
  static let probed = [
    "agent_calendars", "audit_logs", "competitor_scrape_jobs", "competitor_units", "competitors", "content_drafts",
    "conversations", "email_messages", "email_threads", "fact_marketing_performance", "follow_up_templates", "geo_runs",
    "geo_scores", "geo_site_findings", "import_jobs", "integration_credentials", "knowledge_sources", "lead_activities",
    "lead_engagement_events", "lead_scores", "lead_workflows", "leads", "lumaleasing_config", "market_alerts",
    "messages",
    "metric_goals", "onboarding_tasks", "organizations", "profiles", "properties", "property_brand_assets",
    "property_websites", "published_posts", "reputation_cases", "review_responses", "review_tickets",
    "reviewflow_config",
    "reviews", "scoring_config", "shared_jobs", "siteforge_conversion_submissions", "social_connections",
    "social_content_briefs", "tour_bookings", "tours", "widget_sessions", "workflow_actions", "workflow_definitions",
  ]
}
