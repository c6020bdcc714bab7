/// MarketVision's alerts and refreshes, PropertyAudit's findings.
enum MarketActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [createAlert, dismissAlert, refresh, findingStatus]

  static let createAlert = DatabaseAction(
    "create_market_alert",
    """
    insert into public.market_alerts (property_id, competitor_id, alert_type, severity, title, description, data)
    select r.property, (r.payload ->> 'competitor_id')::uuid, r.p ->> 'alert_type', r.p ->> 'severity', r.p ->> 'title',
      r.p ->> 'description', coalesce(r.p -> 'data', '{}') || jsonb_build_object('run_id', r.run)
    from \(runs)
    """)

  static let dismissAlert = DatabaseAction(
    "dismiss_market_alert",
    """
    update public.market_alerts a set is_dismissed = true from \(runs) where a.id = r.entity and a.is_dismissed is not true
    """)

  static let refresh = DatabaseAction("request_competitor_refresh") { shape in
    guard shape.has("competitor_scrape_jobs") else { return [] }
    return [
      """
      insert into public.competitor_scrape_jobs (property_id, job_type, status, total_competitors)
      select r.property, 'refresh', 'pending', coalesce(jsonb_array_length(r.p -> 'competitor_ids'), 0) from \(runs)
      """
    ]
  }

  static let findingStatus = DatabaseAction("set_finding_status") { shape in
    guard shape.has("geo_site_findings", "status") else { return [] }
    return [
      """
      update public.geo_site_findings f set
        status = (r.p ->> 'status')::public.\(shape.type("geo_site_findings", "status") ?? "text"),
        owner = coalesce(r.p ->> 'owner', f.owner)
      from \(runs) where f.id = r.entity
      """
    ]
  }
}
