import Store

/// LeadPulse's scores, and the interest they are made of.
enum LeadPulseActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [rescore, recordEngagement]

  /// The platform scores where it can and lets us; the others are scored by our own statement. Either way there is a new row in
  /// `lead_scores`, and the lead carries its newest score where it has columns for it.
  static let rescore = DatabaseAction("rescore_lead") { shape in
    let unscored = "string_to_array(nullif(current_setting('configurator.unscored', true), ''), ',')::uuid[]"
    let ask =
      shape.has(function: "score_lead")
      ? "not public.crm_platform_score(r.lead)" : "true"
    return [
      """
      select set_config(
        'configurator.unscored', coalesce(string_agg(r.lead::text, ',') filter (where \(ask)), ''), true)
      from (select distinct r.lead from \(runs) where r.lead is not null) r
      """,
      LeadScore(shape: shape).insert(leads: "select unnest(\(unscored))", from: runs),
    ] + (shape.has("leads", "score") ? [copy] : [])
  }

  private static let copy = """
    update public.leads l set score = s.total_score, score_bucket = s.score_bucket
    from (select distinct r.lead from \(runs)) r
    cross join lateral (
      select s.total_score, s.score_bucket from public.lead_scores s where s.lead_id = r.lead
      order by s.scored_at desc limit 1) s
    where l.id = r.lead and (l.score, l.score_bucket) is distinct from (s.total_score, s.score_bucket)
    """

  /// The run's id is the key, so that the same run counts once.
  static let recordEngagement = DatabaseAction("record_engagement") { shape in
    let table = "lead_engagement_events"
    var columns = ["lead_id", "event_type", "metadata"]
    var values = ["r.lead", "r.p ->> 'engagement_type'", "jsonb_build_object('run_id', r.run)"]
    if shape.has(table, "property_id") { (columns, values) = (columns + ["property_id"], values + ["r.property"]) }
    if shape.has(table, "score_weight") {
      columns.append("score_weight")
      values.append("coalesce((\(EngagementWeights.json) ->> (r.p ->> 'engagement_type'))::int4, 0)")
    }
    if shape.has(table, "idempotency_key") {
      columns.append("idempotency_key")
      values.append("'run:' || r.run")
    }
    return [
      "insert into public.\(table) (\(columns.joined(separator: ", "))) select \(values.joined(separator: ", ")) from \(runs)"
    ]
  }
}
