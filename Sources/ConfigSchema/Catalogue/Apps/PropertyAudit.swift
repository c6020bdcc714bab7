/// PropertyAudit: how AI assistants and search present the property.
enum PropertyAudit {
  static let events: [EventType] = [
    run("audit_run_completed", "an audit ends"),
    run("audit_run_failed", "an audit fails"),
    EventType(
      "audit_score_dropped", "an audit score drops", app: .propertyAudit, entity: "audit_run", .insert,
      table: "geo_scores",
      payload: [
        .payload("overall_score", .number, "score", range: 0...100),
        .payload("previous_score", .number, "previous score", range: 0...100),
        .payload("surface", .text, "assistant", .auditSurface),
      ]),
    EventType(
      "audit_finding_opened", "an audit finds a problem on the site", app: .propertyAudit, entity: "audit_finding",
      .insert, table: "geo_site_findings", shapes: .sinceAugust,
      payload: [
        .payload("category", .text, "category"),
        .payload("severity", .text, "severity", .findingSeverity),
        .payload("title", .text, "title"),
        .payload("affected_url_count", .integer, "number of pages"),
      ]),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "set_finding_status", "set the status of the audit finding", app: .propertyAudit,
      effect: "Changes the finding's status.", entities: ["audit_finding"], shapes: .sinceAugust,
      parameters: [
        .required("status", .text, "status", .findingStatus),
        .optional("owner", .text, "owner"),
      ])
  ]

  private static func run(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .propertyAudit, entity: "audit_run", .update, table: "geo_runs",
      payload: [
        .payload("surface", .text, "assistant", .auditSurface),
        .payload("model_name", .text, "model"),
        .payload("query_count", .integer, "number of questions"),
        .payload("overall_score?", .number, "score", range: 0...100),
        .payload("visibility_pct?", .number, "visibility in percent"),
        .payload("error_message?", .text, "error"),
      ])
  }
}
