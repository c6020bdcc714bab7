import ConfigSchema

extension EventSense {
  /// Chat, content, competitors, websites, audits, marketing data, onboarding, integrations.
  static let appSenses: [(String, EventSense)] = chat + content + market + website + operations

  private static let chat: [(String, EventSense)] = [
    ("chat_started", EventSense(type: "conversation_started", title: "New chat")),
    ("message", EventSense(type: "message_received", title: "New message")),
    (
      "idle",
      EventSense(
        type: "conversation_idle", conditions: [Condition("payload.last_role", .eq, "user")],
        measure: Measure(
          field: "payload.minutes_since_last", op: .gte, unit: 1, usual: nil,
          question: "After how many minutes without an answer?"), title: "Unanswered chat")
    ),
    ("takeover", EventSense(type: "human_takeover_started", title: "Chat taken over")),
    ("takeover_ended", EventSense(type: "human_takeover_ended", title: "Chat handed back")),
    ("widget", EventSense(type: "widget_session_started", title: "Widget visit")),
    ("widget_lead", EventSense(type: "widget_session_converted", title: "Chat lead")),
    ("email_in", EventSense(type: "email_received", title: "E-mail received")),
    (
      "email_waiting",
      EventSense(
        type: "email_thread_awaiting_reply",
        measure: Measure(
          field: "payload.days_waiting", op: .gte, unit: 1440, usual: nil,
          question: "After how many days without a reply?"), title: "E-mail awaiting reply")
    ),
    ("calendar", EventSense(type: "calendar_disconnected", title: "Calendar disconnected")),
    ("engaged", EventSense(type: "lead_engaged", title: "Lead engaged")),
  ]

  private static let content: [(String, EventSense)] = [
    ("draft_created", EventSense(type: "content_draft_created", title: "Content draft")),
    (
      "draft_approved",
      EventSense(
        type: "content_draft_status_changed", conditions: [Condition("payload.to_status", .eq, "approved")],
        title: "Content approved")
    ),
    ("published", EventSense(type: "content_published", title: "Post published")),
    ("publish_failed", EventSense(type: "content_publish_failed", title: "Failed post")),
    ("social_broken", EventSense(type: "social_connection_broken", title: "Social account disconnected")),
  ]

  private static let market: [(String, EventSense)] = [
    (
      "price_drop",
      EventSense(
        type: "competitor_price_changed",
        measure: Measure(
          field: "payload.change_percent", op: .lte, unit: 0, usual: nil, question: "By how many percent or more?"),
        title: "Competitor price drop")
    ),
    ("price_change", EventSense(type: "competitor_price_changed", title: "Competitor price change")),
    ("special", EventSense(type: "competitor_special_changed", title: "Competitor special")),
    ("competitor", EventSense(type: "competitor_added", title: "New competitor")),
    ("alert", EventSense(type: "market_alert_created", title: "Market alert")),
    ("scrape_failed", EventSense(type: "scrape_job_failed", title: "Competitor scan failed")),
    ("spike", EventSense(type: "campaign_spend_spike", title: "Ad spend spike")),
    ("goal", EventSense(type: "metric_goal_missed", title: "Missed goal")),
    ("import_failed", EventSense(type: "import_job_failed", title: "Failed import")),
    ("synced", EventSense(type: "marketing_data_synced", title: "Marketing data synced")),
  ]

  private static let website: [(String, EventSense)] = [
    ("applied", form("apply", "Online application")), ("waitlist", form("waitlist", "Waitlist sign-up")),
    ("interest", form("register_interest", "Interest list sign-up")),
    ("brochure", form("brochure_request", "Brochure request")),
    ("pricing", form("pricing_availability_request", "Pricing request")),
    ("form", EventSense(type: "website_form_submitted", title: "Website form")),
    ("form_failed", EventSense(type: "website_form_failed", title: "Failed website form")),
    ("deployed", EventSense(type: "website_deployed", title: "Website deployed")),
    ("audit_dropped", EventSense(type: "audit_score_dropped", title: "Audit score dropped")),
    ("audit_failed", EventSense(type: "audit_run_failed", title: "Failed audit")),
    ("audit_done", EventSense(type: "audit_run_completed", title: "Audit completed")),
    ("finding", EventSense(type: "audit_finding_opened", title: "Audit finding")),
  ]

  private static func form(_ intent: String, _ title: String) -> EventSense {
    EventSense(
      type: "website_form_submitted", conditions: [Condition("payload.intent_key", .eq, .string(intent))], title: title)
  }

  private static let operations: [(String, EventSense)] = [
    ("crm_failed", EventSense(type: "lead_crm_sync_failed", title: "CRM sync failed")),
    ("crm_dead", EventSense(type: "lead_crm_dead_lettered", title: "CRM sync given up")),
    ("crm_synced", EventSense(type: "lead_crm_synced", title: "CRM synced")),
    ("integration", EventSense(type: "integration_status_changed", title: "Integration changed")),
    ("onboarding_blocked", EventSense(type: "onboarding_task_blocked", title: "Onboarding blocked")),
    ("onboarding_done", EventSense(type: "onboarding_task_completed", title: "Onboarding step done")),
    ("knowledge_failed", EventSense(type: "knowledge_source_failed", title: "Knowledge source failed")),
    ("workflow_failed", EventSense(type: "workflow_step_failed", title: "Workflow step failed")),
    ("workflow_completed", EventSense(type: "workflow_completed", title: "Workflow completed")),
    ("brand_book", EventSense(type: "brand_book_approved", title: "Brand book approved")),
  ]
}
