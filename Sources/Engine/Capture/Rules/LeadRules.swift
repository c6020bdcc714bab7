/// TourSpark's leads and what happens around them; LeadPulse's scores.
extension CaptureTable {
  static let leads = CaptureTable(
    "leads", lead: "n ->> 'id'",
    // The dashboard's test chat makes a pseudo lead for whoever tries it.
    except: "n ->> 'source' is not distinct from 'AI Chat'",
    [
      CaptureRule(
        "lead_created", .insert,
        CaptureRule.columns(
          "source", "status", "first_name", "last_name", "email", "phone", "move_in_date", "bedrooms", "created_at")),
      CaptureRule(
        "lead_updated", .update, when: "changed <> '[]'",
        [("changed_fields", "changed")]
          + CaptureRule.columns(
            "source", "status", "first_name", "last_name", "email", "phone", "move_in_date", "bedrooms")),
      CaptureRule(
        "lead_status_changed", .update, when: CaptureRule.changed("status"),
        [("from_status", "o -> 'status'"), ("to_status", "n -> 'status'"), ("source", "n -> 'source'")]),
      CaptureRule(
        "lead_contacted", .update,
        when: CaptureRule.changed("last_contacted_at") + " and n ->> 'last_contacted_at' is not null",
        CaptureRule.columns("last_contacted_at", "status")),
      CaptureRule(
        "lead_consent_given", .update,
        when: CaptureRule.changed("consented_at") + " and n ->> 'consented_at' is not null",
        CaptureRule.columns("consent", "consented_at", "consent_text")),
      sync("lead_crm_synced", "created", "linked"),
      sync("lead_crm_sync_failed", "retrying", "failed"),
      sync("lead_crm_dead_lettered", "dead_lettered"),
    ])

  private static func sync(_ event: String, _ states: String...) -> CaptureRule {
    let list = states.map { "'\($0)'" }.joined(separator: ", ")
    return CaptureRule(
      event, .update, when: "n ->> 'crm_sync_status' in (\(list)) and " + CaptureRule.changed("crm_sync_status"),
      CaptureRule.columns("crm_sync_status", "external_crm_id", "crm_sync_error", "crm_sync_retry_count"))
  }

  static let leadScores = CaptureTable(
    "lead_scores", property: propertyOfLead, lead: "n ->> 'lead_id'",
    [
      CaptureRule(
        "lead_scored", .insert, entity: "n ->> 'lead_id'",
        CaptureRule.columns(
          "total_score", "engagement_score", "timing_score", "source_score", "completeness_score", "behavior_score",
          "score_bucket", "model_version")),
      CaptureRule(
        "lead_bucket_changed", .insert, when: "n -> 'score_bucket' is distinct from \(previousBucket)",
        entity: "n ->> 'lead_id'",
        [
          ("from_bucket", previousBucket), ("to_bucket", "n -> 'score_bucket'"), ("total_score", "n -> 'total_score'"),
        ]),
    ])

  private static let previousBucket = """
    (select to_jsonb(s.score_bucket) from public.lead_scores s
      where s.lead_id = (n ->> 'lead_id')::uuid and s.id <> (n ->> 'id')::uuid order by s.scored_at desc limit 1)
    """

  static let engagement = CaptureTable(
    "lead_engagement_events", property: propertyOfLead, lead: "n ->> 'lead_id'",
    [
      CaptureRule(
        "lead_engaged", .insert, entity: "n ->> 'lead_id'",
        [("engagement_type", "n -> 'event_type'")] + CaptureRule.columns("score_weight", "metadata"))
    ])

  /// For tables that know their lead, and the property only through it.
  static let propertyOfLead = """
    (select l.property_id::text from public.leads l where l.id = (n ->> 'lead_id')::uuid)
    """
}
