/// Reviews without an answer, cases past their time, social accounts whose permission runs out.
enum ReviewClockRules {
  static let all = [unanswered, caseOverdue, connection]

  private static let unanswered = ClockRule(
    "review_unanswered", counter: ClockCount("hours_since", unit: ClockCount.hour), isDatedByAnchor: true
  ) { _ in
    """
    select r.id as entity, 'review' as entity_type, null::uuid as lead, r.id::text as episode,
      coalesce(r.review_date, r.created_at) as anchor, r.created_at as known, false as settled,
      jsonb_build_object('rating', r.rating, 'platform', r.platform) as payload
    from public.reviews r
    where r.property_id = $1 and r.response_status = 'pending'
    """
  }

  private static let caseOverdue = ClockRule(
    "reputation_case_sla_breached", counter: ClockCount("hours_overdue", unit: ClockCount.hour),
    needs: [("reputation_cases", "sla_due_at"), ("reputation_cases", "priority")]
  ) { _ in
    """
    select c.id as entity, 'reputation_case' as entity_type, null::uuid as lead,
      c.id::text || ':' || extract(epoch from c.sla_due_at)::text as episode, c.sla_due_at as anchor,
      c.sla_due_at as known, false as settled, jsonb_build_object('priority', c.priority) as payload
    from public.reputation_cases c
    where c.property_id = $1 and c.sla_due_at is not null and c.status not in ('resolved', 'dismissed')
    """
  }

  /// A change of the account itself is captured; that its permission has run out shows in no change. Token columns are not read.
  private static let connection = ClockRule(
    "social_connection_broken", needs: [("social_connections", "token_expires_at")]
  ) { _ in
    """
    select s.id as entity, 'social_connection' as entity_type, null::uuid as lead,
      s.id::text || ':' || extract(epoch from s.token_expires_at)::text as episode, s.token_expires_at as anchor,
      s.token_expires_at as known, false as settled,
      jsonb_build_object('platform', s.platform, 'account_name', s.account_name,
        'token_expires_at', s.token_expires_at, 'last_error', s.last_error) as payload
    from public.social_connections s
    where s.property_id = $1 and s.is_active and s.token_expires_at is not null
    """
  }
}
