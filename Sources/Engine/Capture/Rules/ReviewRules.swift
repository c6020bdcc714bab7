/// ReviewFlow: reviews, answers, tickets and reputation cases.
extension CaptureTable {
  static let reviews = CaptureTable(
    "reviews",
    [
      CaptureRule(
        "review_received", .insert,
        CaptureRule.columns("platform", "rating", "reviewer_name", "review_text", "review_date")),
      CaptureRule(
        "review_analyzed", .either, when: "n ->> 'sentiment' is not null and " + CaptureRule.changed("sentiment"),
        CaptureRule.columns("rating", "sentiment", "sentiment_score", "topics", "is_urgent")),
    ])

  static let reviewResponses = CaptureTable(
    "review_responses",
    property: "(select r.property_id::text from public.reviews r where r.id = (n ->> 'review_id')::uuid)",
    [
      response("review_response_drafted", "draft"), response("review_response_approved", "approved"),
      response("review_response_rejected", "rejected"), response("review_response_posted", "posted"),
    ])

  private static func response(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .either, when: CaptureRule.became("status", status),
      CaptureRule.columns("review_id", "status", "tone", "response_type"))
  }

  static let reviewTickets = CaptureTable(
    "review_tickets",
    [
      CaptureRule(
        "review_ticket_opened", .insert,
        CaptureRule.columns("review_id", "title", "priority", "status", "assigned_to")),
      CaptureRule(
        "review_ticket_resolved", .update,
        when: CaptureRule.became("status", "resolved", "closed") + " and o ->> 'status' not in ('resolved', 'closed')",
        CaptureRule.columns("review_id", "title", "priority", "status", "assigned_to")),
    ])

  static let reputationCases = CaptureTable(
    "reputation_cases",
    [
      reputation("reputation_case_opened", .insert, when: nil),
      reputation("reputation_case_status_changed", .update, when: CaptureRule.changed("status")),
    ])

  private static func reputation(_ event: String, _ change: CaptureRule.Change, when: String?) -> CaptureRule {
    CaptureRule(
      event, change, when: when,
      [("from_status", "o -> 'status'")]
        + CaptureRule.columns("review_id", "status", "priority", "risk_class", "policy_class", "sla_due_at"))
  }
}
