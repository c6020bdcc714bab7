/// LumaLeasing: the chat widget that answers, captures contact data, books tours and hands over to people.
enum LumaLeasing {
  static let events: [EventType] = [
    EventType(
      "widget_session_started", "a visitor opens the chat widget", app: .lumaLeasing, entity: "widget_session",
      .insert, table: "widget_sessions",
      payload: [
        .payload("visitor_id?", .text, "visitor"),
        .payload("referrer_url?", .text, "page the visitor came from"),
        .payload("user_agent?", .text, "browser"),
      ]),
    EventType(
      "widget_session_converted", "a chat visitor becomes a lead", app: .lumaLeasing, entity: "widget_session",
      .update, table: "widget_sessions", lead: .always,
      payload: [
        .payload("converted_at", .timestamp, "time of conversion"),
        .payload("message_count", .integer, "number of messages"),
      ]),
    conversation(
      "conversation_started", "a conversation starts", .insert,
      [
        .payload("channel", .text, "channel", .channel),
        .payload("widget_session_id?", .uuid, "widget session", shapes: .sinceAugust),
      ]),
    EventType(
      "message_received", "a message from a prospect arrives", app: .lumaLeasing, entity: "message", .insert,
      table: "messages", lead: .sometimes,
      payload: [
        .payload("conversation_id", .uuid, "conversation"),
        .payload("channel", .text, "channel", .channel),
        .payload("content", .text, "message"),
      ]),
    conversation(
      "conversation_idle", "a conversation goes quiet", .clock,
      [
        .payload("minutes_since_last", .integer, "minutes since the last message", range: 0...2_628_000),
        .payload("last_role", .text, "who wrote last", .messageRole),
      ]),
    conversation(
      "human_takeover_started", "a person takes over a conversation", .update, shapes: .sinceAugust, channel),
    conversation("human_takeover_ended", "a person hands a conversation back", .update, shapes: .sinceAugust, channel),
    EventType(
      "email_received", "an e-mail arrives", app: .lumaLeasing, entity: "email_thread", .insert,
      table: "email_messages", lead: .sometimes, shapes: .sinceAugust,
      payload: [
        .payload("subject?", .text, "subject"),
        .payload("from_email", .text, "sender"),
        .payload("status", .text, "thread status", .threadStatus),
      ]),
    EventType(
      "email_thread_awaiting_reply", "an e-mail waits for an answer", app: .lumaLeasing, entity: "email_thread",
      .clock, table: "email_threads", lead: .sometimes, shapes: .sinceAugust,
      payload: [
        .payload("status", .text, "thread status", .threadStatus),
        .payload("last_message_at", .timestamp, "time of the last message"),
        .payload("days_waiting", .integer, "days waiting", range: 0...2_628_000),
      ]),
    EventType(
      "calendar_disconnected", "a tour calendar loses its connection", app: .lumaLeasing, entity: "agent_calendar",
      .update, table: "agent_calendars",
      payload: [
        .payload("token_status", .text, "connection status", .tokenStatus),
        .payload("provider?", .text, "provider", .calendarProvider, shapes: .sinceAugust),
        .payload("account_email?", .text, "account", shapes: .sinceAugust),
      ]),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "start_human_takeover", "let a person take over the conversation", app: .lumaLeasing,
      effect: "Silences the chat assistant in the conversation.", entities: conversational,
      causes: ["human_takeover_started"], shapes: .sinceAugust),
    ActionType(
      "end_human_takeover", "hand the conversation back to the chat assistant", app: .lumaLeasing,
      effect: "Lets the chat assistant answer again.", entities: conversational, causes: ["human_takeover_ended"],
      shapes: .sinceAugust),
    ActionType(
      "post_chat_message", "post a chat message", app: .lumaLeasing,
      effect: "Writes into the conversation as the assistant.", channel: .chat, entities: conversational,
      parameters: [.required("content", .text, "message", role: .words)]),
    ActionType(
      "set_widget_tours_enabled", "switch tour booking in the chat widget", app: .lumaLeasing,
      effect: "Turns tour booking in the widget on or off.",
      parameters: [.required("enabled", .boolean, "on")]),
    ActionType(
      "set_welcome_message", "change the chat widget's greeting", app: .lumaLeasing,
      effect: "Replaces the widget's welcome message.",
      parameters: [.required("message", .text, "greeting", role: .words)]),
  ]

  private static let conversational = ["conversation", "message"]
  private static let channel: [FieldSpec] = [.payload("channel", .text, "channel", .channel)]

  private static func conversation(
    _ name: String, _ title: String, _ kind: EventType.Kind, shapes: Shape = .all, _ payload: [FieldSpec]
  ) -> EventType {
    EventType(
      name, title, app: .lumaLeasing, entity: "conversation", kind,
      table: kind == .clock ? "messages" : "conversations", lead: .sometimes, shapes: shapes, payload: payload)
  }
}
