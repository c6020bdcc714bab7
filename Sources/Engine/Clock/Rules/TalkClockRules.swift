/// Conversations that went quiet, mail that waits.
enum TalkClockRules {
  static let all = [idle, mail]

  private static let idle = ClockRule(
    "conversation_idle", counter: ClockCount("minutes_since_last", unit: ClockCount.minute, isWhole: true)
  ) { _ in
    """
    select c.id as entity, 'conversation' as entity_type, c.lead_id as lead,
      c.id::text || ':' || extract(epoch from m.created_at)::text as episode, m.created_at as anchor,
      m.created_at as known, false as settled, jsonb_build_object('last_role', m.role) as payload
    from public.conversations c
    cross join lateral (
      select m.created_at, m.role from public.messages m where m.conversation_id = c.id
      order by m.created_at desc limit 1) m
    where c.property_id = $1
    """
  }

  /// What waits for us. What waits for the lead is looked at by triggers that ask for the thread's status.
  private static let mail = ClockRule(
    "email_thread_awaiting_reply", counter: ClockCount("days_waiting", unit: ClockCount.day, isWhole: true),
    needs: [("email_threads", "last_message_at")], askedBy: ["payload.status"]
  ) { _ in
    """
    select t.id as entity, 'email_thread' as entity_type, t.lead_id as lead,
      t.id::text || ':' || extract(epoch from t.last_message_at)::text as episode, t.last_message_at as anchor,
      t.last_message_at as known, t.status <> 'awaiting_internal_reply' as settled,
      jsonb_build_object('status', t.status, 'last_message_at', t.last_message_at) as payload
    from public.email_threads t
    where t.property_id = $1 and t.status in ('awaiting_internal_reply', 'awaiting_lead_reply')
      and t.last_message_at is not null
    """
  }
}
