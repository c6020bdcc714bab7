/// LumaLeasing: the chat widget, conversations, mail and calendars.
extension CaptureTable {
  static let widgetSessions = CaptureTable(
    "widget_sessions", lead: "n ->> 'lead_id'",
    [
      CaptureRule("widget_session_started", .insert, CaptureRule.columns("visitor_id", "referrer_url", "user_agent")),
      CaptureRule(
        "widget_session_converted", .update,
        when: CaptureRule.changed("converted_at") + " and n ->> 'converted_at' is not null",
        CaptureRule.columns("converted_at", "message_count")),
    ])

  static let conversations = CaptureTable(
    "conversations", lead: "n ->> 'lead_id'",
    [
      CaptureRule("conversation_started", .insert, CaptureRule.columns("channel", "widget_session_id")),
      CaptureRule("human_takeover_started", .update, when: takeover(true), CaptureRule.columns("channel")),
      CaptureRule("human_takeover_ended", .update, when: takeover(false), CaptureRule.columns("channel")),
    ])

  private static func takeover(_ on: Bool) -> String {
    "(n ->> 'is_human_mode')::boolean is \(on) and " + CaptureRule.changed("is_human_mode")
  }

  static let messages = CaptureTable(
    "messages", property: ofConversation("property_id"), lead: ofConversation("lead_id"),
    [
      CaptureRule(
        "message_received", .insert, when: "n ->> 'role' = 'user'",
        [
          (
            "channel",
            "(select to_jsonb(c.channel) from public.conversations c where c.id = (n ->> 'conversation_id')::uuid)"
          )
        ] + CaptureRule.columns("conversation_id", "content"))
    ])

  private static func ofConversation(_ column: String) -> String {
    "(select c.\(column)::text from public.conversations c where c.id = (n ->> 'conversation_id')::uuid)"
  }

  static let mail = CaptureTable(
    "email_messages", property: ofThread("property_id"), lead: ofThread("lead_id"),
    [
      CaptureRule(
        "email_received", .insert, when: "n ->> 'direction' = 'inbound'", entity: threadID,
        [
          ("subject", "n -> 'subject'"), ("from_email", "n -> 'from_email'"),
          ("status", "(select to_jsonb(t.status) from public.email_threads t where t.id = (\(threadID))::uuid)"),
        ])
    ])

  private static let threadID = "coalesce(n ->> 'email_thread_id', n ->> 'thread_id')"

  private static func ofThread(_ column: String) -> String {
    "(select t.\(column)::text from public.email_threads t where t.id = (\(threadID))::uuid)"
  }

  static let calendars = CaptureTable(
    "agent_calendars",
    [
      CaptureRule(
        "calendar_disconnected", .update, when: CaptureRule.became("token_status", "expired", "revoked"),
        CaptureRule.columns("token_status", "provider", "account_email"))
    ])
}
