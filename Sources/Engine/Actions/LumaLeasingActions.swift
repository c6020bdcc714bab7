/// The chat widget and its conversations.
enum LumaLeasingActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [
    takeover("start_human_takeover", on: true, "A member of the team has joined the conversation."),
    takeover("end_human_takeover", on: false, "The assistant is back in the conversation."), postMessage, toursEnabled,
    welcome,
  ]

  /// The conversation an event is about, or that the message belongs to.
  private static let conversation =
    "coalesce((r.payload ->> 'conversation_id')::uuid, case r.entity_type when 'conversation' then r.entity end)"

  private static func takeover(_ type: String, on: Bool, _ notice: String) -> DatabaseAction {
    DatabaseAction(type) { shape in
      guard shape.has("conversations", "is_human_mode") else { return [] }
      return [
        """
        with changed as (
          update public.conversations c set is_human_mode = \(on) from \(runs)
          where c.id = \(conversation) and c.is_human_mode is distinct from \(on) returning c.id
        )
        insert into public.messages (conversation_id, role, content) select id, 'system', '\(notice)' from changed
        """
      ]
    }
  }

  static let postMessage = DatabaseAction(
    "post_chat_message",
    """
    insert into public.messages (conversation_id, role, content)
    select \(conversation), 'assistant', r.p ->> 'content' from \(runs) where \(conversation) is not null
    """)

  static let toursEnabled = DatabaseAction(
    "set_widget_tours_enabled",
    """
    update public.lumaleasing_config c set tours_enabled = (r.p ->> 'enabled')::boolean, updated_at = clock_timestamp()
    from \(runs) where c.property_id = r.property
    """)

  static let welcome = DatabaseAction(
    "set_welcome_message",
    """
    update public.lumaleasing_config c set welcome_message = r.p ->> 'message', updated_at = clock_timestamp()
    from \(runs) where c.property_id = r.property
    """)
}
