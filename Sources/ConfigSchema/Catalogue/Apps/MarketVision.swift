/// MarketVision: watches competitors' prices, specials and wording.
enum MarketVision {
  static let events: [EventType] = [
    EventType(
      "competitor_added", "a competitor is added", app: .marketVision, entity: "competitor", .insert,
      table: "competitors",
      payload: [
        .payload("name", .text, "name"),
        .payload("website_url?", .text, "website"),
        .payload("units_count?", .integer, "number of units"),
      ]),
    EventType(
      "market_alert_created", "a market alert is raised", app: .marketVision, entity: "market_alert", .insert,
      table: "market_alerts",
      payload: [
        .payload("alert_type", .text, "kind of alert", .alertType),
        .payload("severity", .text, "severity", .alertSeverity),
        .payload("title", .text, "title"),
        .payload("competitor_id?", .uuid, "competitor"),
        .payload("data", .json, "details"),
      ]),
    EventType(
      "competitor_price_changed", "a competitor changes a price", app: .marketVision, entity: "competitor", .insert,
      table: "market_alerts",
      payload: [
        .payload("competitor_id", .uuid, "competitor"),
        .payload("unit_type", .text, "kind of unit"),
        .payload("old_price", .number, "old price"),
        .payload("new_price", .number, "new price"),
        .payload("change_percent", .number, "change in percent"),
        .payload("severity", .text, "severity", .alertSeverity),
      ]),
    EventType(
      "competitor_special_changed", "a competitor changes a special", app: .marketVision, entity: "competitor",
      .update, table: "competitor_units",
      payload: [
        .payload("unit_type", .text, "kind of unit"),
        .payload("move_in_specials?", .text, "special"),
      ]),
    scrape("scrape_job_completed", "a competitor refresh ends"),
    scrape("scrape_job_failed", "a competitor refresh fails"),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "create_market_alert", "raise a market alert", app: .marketVision, effect: "Raises an alert for the team.",
      causes: ["market_alert_created", "competitor_price_changed"],
      parameters: [
        .required("alert_type", .text, "kind of alert", .alertType),
        .required("severity", .text, "severity", .alertSeverity),
        .required("title", .text, "title", role: .internalWords),
        .optional("description", .text, "description", role: .internalWords),
        .optional("data", .json, "details"),
      ]),
    ActionType(
      "dismiss_market_alert", "dismiss the market alert", app: .marketVision, effect: "Marks the alert as dismissed.",
      entities: ["market_alert"]),
    ActionType(
      "request_competitor_refresh", "refresh the competitors' data", app: .marketVision,
      effect: "Queues a refresh of the named competitors.", causes: ["scrape_job_completed", "scrape_job_failed"],
      parameters: [.required("competitor_ids", .uuidList, "competitors")]),
  ]

  private static func scrape(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .marketVision, entity: "competitor_scrape_job", .update, table: "competitor_scrape_jobs",
      payload: [
        .payload("job_type", .text, "kind of job", .scrapeJob),
        .payload("processed_count", .integer, "number processed"),
        .payload("failed_count", .integer, "number failed"),
        .payload("error_message?", .text, "error"),
      ])
  }
}
