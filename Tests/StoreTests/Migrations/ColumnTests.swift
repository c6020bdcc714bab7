import Store
import TestDatabase
import Testing

/// The tables as the migrations make them on an empty database, column by column, read from the catalog.
@Suite("Columns") struct ColumnTests {
  /// `name type`, with `!` where null is refused; the types as PostgreSQL prints them.
  private static let tables: [(name: String, columns: [String])] = [
    // The five tables of the CRM, every column under its own name, and what we add.
    (
      "crm_pipelines",
      [
        "id uuid!", "property_id uuid!", "name text!", "pipeline_type text!", "stages jsonb!", "is_default boolean!",
        "created_at timestamp with time zone!",
      ]
    ),
    (
      "crm_triggers",
      [
        "id uuid!", "property_id uuid!", "name text!", "event_type text!", "conditions jsonb!", "is_active boolean!",
        "created_at timestamp with time zone!",
      ]
    ),
    (
      "crm_actions",
      [
        "id uuid!", "trigger_id uuid!", "action_type text!", "action_config jsonb!", "delay_minutes integer!",
        "execution_order integer!", "created_at timestamp with time zone!", "property_id uuid!",
      ]
    ),
    (
      "crm_events",
      [
        "id uuid!", "property_id uuid!", "event_type text!", "entity_type text", "entity_id uuid", "payload jsonb!",
        "processed boolean!", "processed_at timestamp with time zone", "created_at timestamp with time zone!",
        "seq bigint!", "occurred_at timestamp with time zone!", "lead_state jsonb", "cause_run_id uuid",
        "hops integer!", "dedupe_key text",
      ]
    ),
    (
      "crm_config_versions",
      [
        "id uuid!", "property_id uuid!", "config_type text!", "config_id uuid!", "version integer!",
        "config_snapshot jsonb!", "changed_by uuid", "change_reason text!", "created_at timestamp with time zone!",
        "approval_id uuid!", "revision integer!", "is_deletion boolean!", "transaction_id xid8!",
      ]
    ),
    // Ten tables of the platform that events and actions live on.
    (
      "organizations",
      ["id uuid!", "name text!", "subscription_tier text", "created_at timestamp with time zone", "settings jsonb"]
    ),
    (
      "profiles",
      [
        "id uuid!", "org_id uuid", "role text", "full_name text", "created_at timestamp with time zone",
        "preferences jsonb",
      ]
    ),
    (
      "properties",
      [
        "id uuid!", "org_id uuid", "name text!", "address jsonb", "settings jsonb",
        "created_at timestamp with time zone", "property_type text", "website_url text", "unit_count integer",
        "year_built integer", "amenities text[]", "pet_policy jsonb", "parking_info jsonb", "special_features text[]",
        "brand_voice text", "target_audience text", "office_hours jsonb", "social_media jsonb",
        "onboarding_completed_at timestamp with time zone", "updated_at timestamp with time zone",
        "subject_kind text!",
      ]
    ),
    (
      "leads",
      [
        "id uuid!", "property_id uuid", "source text", "first_name text", "last_name text", "email text", "phone text",
        "status text", "created_at timestamp with time zone", "last_contacted_at timestamp with time zone",
        "updated_at timestamp with time zone", "move_in_date date", "bedrooms integer", "notes text", "score integer",
        "score_bucket text", "external_crm_id text", "crm_sync_status text", "crm_synced_at timestamp with time zone",
        "crm_sync_error text", "crm_sync_retry_count integer!", "crm_sync_next_retry_at timestamp with time zone",
        "crm_dead_lettered_at timestamp with time zone", "org_id uuid", "provider text", "provider_submission_id text",
        "consent boolean!", "consent_text text", "consented_at timestamp with time zone", "attribution jsonb!",
        "opted_out boolean",
      ]
    ),
    (
      "lead_engagement_events",
      [
        "id uuid!", "lead_id uuid", "event_type text!", "event_source text", "metadata jsonb",
        "created_at timestamp with time zone", "property_id uuid", "score_weight integer!", "idempotency_key text",
      ]
    ),
    (
      "lumaleasing_config",
      [
        "id uuid!", "property_id uuid", "api_key text!", "is_active boolean", "tours_enabled boolean",
        "tour_duration_minutes integer", "widget_color text", "welcome_message text", "rag_enabled boolean",
        "created_at timestamp with time zone", "updated_at timestamp with time zone", "email_enabled boolean",
        "email_configuration_id uuid", "widget_name text", "primary_color text", "secondary_color text",
        "logo_url text", "offline_message text", "auto_popup_delay_seconds integer",
        "require_email_before_chat boolean", "collect_name boolean", "collect_email boolean", "collect_phone boolean",
        "lead_capture_prompt text", "tour_buffer_minutes integer", "business_hours jsonb", "timezone text",
        "floor_plans_url text", "availability_url text", "agent_avatar_url text",
      ]
    ),
    (
      "tours",
      [
        "id uuid!", "lead_id uuid", "property_id uuid", "tour_date date!", "tour_time time without time zone!",
        "tour_type text", "status text", "notes text", "assigned_agent_id uuid",
        "confirmation_sent_at timestamp with time zone", "created_by uuid", "created_at timestamp with time zone",
        "updated_at timestamp with time zone", "noshow_followup_sent_at timestamp with time zone",
        "reminder_24h_sent_at timestamp with time zone", "reminder_sent_at timestamp with time zone", "org_id uuid",
        "provider text", "provider_tour_id text", "attribution jsonb!",
      ]
    ),
    (
      "lead_activities",
      [
        "id uuid!", "lead_id uuid", "type text!", "description text!", "metadata jsonb", "created_by uuid",
        "created_at timestamp with time zone",
      ]
    ),
    (
      "conversations",
      [
        "id uuid!", "lead_id uuid", "property_id uuid", "channel text", "created_at timestamp with time zone",
        "widget_session_id uuid", "is_human_mode boolean",
      ]
    ),
    (
      "messages",
      ["id uuid!", "conversation_id uuid", "role text", "content text", "created_at timestamp with time zone"]
    ),
  ]

  @Test("of the CRM's and the platform's tables are there under their names, with their types")
  func columns() throws {
    let connection = try TestDatabase(.migrated).connect()
    for (table, expected) in Self.tables {
      let found = try connection.execute(
        """
        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then '!' else '' end as line
        from pg_attribute a where a.attrelid = to_regclass('public.' || $1) and a.attnum > 0 and not a.attisdropped
        """, [.text(table)]
      ).map { row in try row.value("line") as String }
      #expect(Set(expected).subtracting(found) == [], "\(table) lacks something")
      // A later step may add columns; the ones that were there keep their place and type.
      if !table.hasPrefix("crm_") { #expect(Set(found).subtracting(expected) == [], "\(table) has something more") }
    }
  }

  @Test("that name a thing once are unique, the same way as on the platform")
  func unique() throws {
    let connection = try TestDatabase(.migrated).connect()
    let found = try connection.execute(
      """
      select c.relname || ': ' || pg_get_indexdef(i.indexrelid) as line
      from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and not i.indisprimary and c.relname in ('leads', 'tours', 'crm_events', 'lead_engagement_events')
      """
    ).map { row in try row.value("line") as String }
    for (table, columns, condition) in [
      ("leads", "(property_id, provider, provider_submission_id)", "WHERE (provider_submission_id IS NOT NULL)"),
      ("tours", "(property_id, provider, provider_tour_id)", "WHERE (provider_tour_id IS NOT NULL)"),
      ("crm_events", "(property_id, dedupe_key)", "WHERE (dedupe_key IS NOT NULL)"),
      ("lead_engagement_events", "(property_id, idempotency_key)", "WHERE (idempotency_key IS NOT NULL)"),
    ] {
      #expect(
        found.contains { line in
          line.hasPrefix(table + ":") && line.contains(columns)
            && line.hasSuffix(condition.isEmpty ? columns : condition)
        }, "\(table) \(columns): \(found)")
    }
  }

  @Test("an event that is told twice is one, without the teller knowing how the rule is written")
  func once() throws {
    let community = try Community()
    let owner = try community.owner()
    for _ in 1...2 {
      try owner.execute(
        """
        insert into crm_events (property_id, event_type, dedupe_key) values ($1, 'lead_created', 'k')
        on conflict do nothing
        """, [.id(Community.maple)])
      try owner.execute(
        "insert into crm_events (property_id, event_type) values ($1, 'lead_created')", [.id(Community.maple)])
    }
    #expect(try owner.execute("select from crm_events").count == 3)
  }
}
