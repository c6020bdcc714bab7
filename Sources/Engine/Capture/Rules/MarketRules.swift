/// MarketVision's competitors and PropertyAudit's audits.
extension CaptureTable {
  static let competitors = CaptureTable(
    "competitors",
    [CaptureRule("competitor_added", .insert, CaptureRule.columns("name", "website_url", "units_count"))])

  static let marketAlerts = CaptureTable(
    "market_alerts",
    [
      CaptureRule(
        "market_alert_created", .insert,
        CaptureRule.columns("alert_type", "severity", "title", "competitor_id", "data")),
      CaptureRule(
        "competitor_price_changed", .insert, when: "n ->> 'alert_type' in ('price_drop', 'price_increase')",
        entity: "n ->> 'competitor_id'",
        [
          ("unit_type", "n #> '{data,unit_type}'"), ("old_price", "n #> '{data,old_price}'"),
          ("new_price", "n #> '{data,new_price}'"), ("change_percent", priceChange),
        ] + CaptureRule.columns("competitor_id", "severity")),
    ])

  private static let priceChange = """
    to_jsonb(round(100 * ((n #>> '{data,new_price}')::numeric - (n #>> '{data,old_price}')::numeric)
      / nullif((n #>> '{data,old_price}')::numeric, 0), 2))
    """

  static let competitorUnits = CaptureTable(
    "competitor_units",
    property: "(select c.property_id::text from public.competitors c where c.id = (n ->> 'competitor_id')::uuid)",
    [
      CaptureRule(
        "competitor_special_changed", .update, when: CaptureRule.changed("move_in_specials"),
        entity: "n ->> 'competitor_id'", CaptureRule.columns("unit_type", "move_in_specials"))
    ])

  static let scrapeJobs = CaptureTable(
    "competitor_scrape_jobs",
    [scrape("scrape_job_completed", "completed"), scrape("scrape_job_failed", "failed")])

  private static func scrape(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .update, when: CaptureRule.became("status", status),
      CaptureRule.columns("job_type", "processed_count", "failed_count", "error_message"))
  }

  static let auditRuns = CaptureTable(
    "geo_runs", [audit("audit_run_completed", "completed"), audit("audit_run_failed", "failed")])

  private static func audit(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .update, when: CaptureRule.became("status", status),
      [("overall_score", scoreOfRun("overall_score")), ("visibility_pct", scoreOfRun("visibility_pct"))]
        + CaptureRule.columns("surface", "model_name", "query_count", "error_message"))
  }

  private static func scoreOfRun(_ column: String) -> String {
    "(select to_jsonb(s.\(column)) from public.geo_scores s where s.run_id = (n ->> 'id')::uuid limit 1)"
  }

  static let auditScores = CaptureTable(
    "geo_scores", property: "(select r.property_id::text from public.geo_runs r where r.id = (n ->> 'run_id')::uuid)",
    [
      CaptureRule(
        "audit_score_dropped", .insert, when: "(n ->> 'overall_score')::numeric < (\(previousScore))::text::numeric",
        entity: "n ->> 'run_id'",
        [
          ("overall_score", "n -> 'overall_score'"), ("previous_score", previousScore),
          ("surface", "(select to_jsonb(r.surface) from public.geo_runs r where r.id = (n ->> 'run_id')::uuid)"),
        ])
    ])

  private static let previousScore = """
    (select to_jsonb(s.overall_score) from public.geo_scores s
      join public.geo_runs r on r.id = s.run_id
      join public.geo_runs this on this.id = (n ->> 'run_id')::uuid
      where r.property_id = this.property_id and r.surface = this.surface and s.id::text <> n ->> 'id'
      order by s.created_at desc limit 1)
    """

  static let auditFindings = CaptureTable(
    "geo_site_findings",
    [
      CaptureRule(
        "audit_finding_opened", .insert, CaptureRule.columns("category", "severity", "title", "affected_url_count"))
    ])
}
