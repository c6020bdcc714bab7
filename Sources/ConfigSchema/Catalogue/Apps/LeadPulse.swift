/// LeadPulse: scores leads 0–100 in five dimensions and four buckets.
enum LeadPulse {
  static let events: [EventType] = [
    EventType(
      "lead_scored", "a lead is scored", app: .leadPulse, entity: "lead", .insert, table: "lead_scores", lead: .always,
      payload: [
        .payload("total_score", .integer, "score", range: 0...100),
        .payload("engagement_score", .integer, "engagement score"),
        .payload("timing_score", .integer, "timing score"),
        .payload("source_score", .integer, "source score"),
        .payload("completeness_score", .integer, "completeness score"),
        .payload("behavior_score", .integer, "behavior score"),
        .payload("score_bucket", .text, "score bucket", .scoreBucket),
        .payload("model_version", .text, "scoring version"),
      ]),
    EventType(
      "lead_bucket_changed", "a lead's score bucket changes", app: .leadPulse, entity: "lead", .insert,
      table: "lead_scores", lead: .always,
      payload: [
        .payload("from_bucket?", .text, "old bucket", .scoreBucket),
        .payload("to_bucket", .text, "new bucket", .scoreBucket),
        .payload("total_score", .integer, "score", range: 0...100),
      ]),
    EventType(
      "lead_engaged", "a lead shows interest", app: .leadPulse, entity: "lead", .insert,
      table: "lead_engagement_events", lead: .always,
      payload: [
        .payload("engagement_type", .text, "kind of interest", .engagement),
        .payload("score_weight?", .integer, "weight", shapes: .sinceAugust),
        .payload("metadata?", .json, "details"),
      ]),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "rescore_lead", "score the lead again", app: .leadPulse, effect: "Computes the lead's score anew.",
      needsLead: true, causes: ["lead_scored", "lead_bucket_changed"]),
    ActionType(
      "record_engagement", "record interest of the lead", app: .leadPulse,
      effect: "Adds an engagement event, which counts towards the score.", needsLead: true, causes: ["lead_engaged"],
      parameters: [.required("engagement_type", .text, "kind of interest", .engagement)]),
  ]
}
