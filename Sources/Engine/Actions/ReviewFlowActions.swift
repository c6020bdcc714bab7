/// Tickets, drafted answers and reputation cases. Nothing is ever posted.
enum ReviewFlowActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [openTicket, updateTicket, draftResponse, skipResponse, assignCase]

  /// The platform opens one by itself for bad and urgent reviews; a second open ticket for the same review is not made.
  static let openTicket = DatabaseAction(
    "open_review_ticket",
    """
    insert into public.review_tickets (review_id, property_id, title, description, priority, status, assigned_to)
    select r.entity, r.property, r.p ->> 'title', r.p ->> 'description', coalesce(r.p ->> 'priority', 'medium'), 'open',
      (r.p ->> 'assigned_to')::uuid
    from \(runs)
    where not exists (
      select from public.review_tickets t where t.review_id = r.entity and t.status in ('open', 'in_progress'))
    """)

  static let updateTicket = DatabaseAction("update_review_ticket") { shape in
    let resolved =
      shape.has("review_tickets", "resolved_at")
      ? """
      , resolved_at = case when r.p ->> 'status' in ('resolved', 'closed') then coalesce(t.resolved_at, clock_timestamp())
        else t.resolved_at end
      """ : ""
    return [
      """
      update public.review_tickets t set status = coalesce(r.p ->> 'status', t.status),
        priority = coalesce(r.p ->> 'priority', t.priority),
        assigned_to = coalesce((r.p ->> 'assigned_to')::uuid, t.assigned_to), updated_at = clock_timestamp()\(resolved)
      from \(runs)
      where case r.entity_type when 'review' then t.review_id = r.entity and t.status in ('open', 'in_progress')
        else t.id = r.entity end
      """
    ]
  }

  static let draftResponse = DatabaseAction(
    "draft_review_response",
    """
    insert into public.review_responses (review_id, response_text, response_type, tone, status)
    select r.entity, r.p ->> 'response_text', 'ai_generated', r.p ->> 'tone', 'draft' from \(runs)
    """,
    """
    update public.reviews v set response_status = 'draft_ready', updated_at = clock_timestamp() from \(runs)
    where v.id = r.entity and v.response_status = 'pending'
    """)

  static let skipResponse = DatabaseAction(
    "skip_review_response",
    """
    update public.reviews v set response_status = 'skipped', updated_at = clock_timestamp() from \(runs)
    where v.id = r.entity and v.response_status in ('pending', 'draft_ready')
    """)

  static let assignCase = DatabaseAction("assign_reputation_case") { shape in
    guard shape.has("reputation_cases") else { return [] }
    return [
      """
      update public.reputation_cases c set owner_profile_id = (r.p ->> 'owner_profile_id')::uuid,
        last_activity_at = clock_timestamp(), updated_at = clock_timestamp()
      from \(runs) where c.id = r.entity
      """
    ]
  }
}
