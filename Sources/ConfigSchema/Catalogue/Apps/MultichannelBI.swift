/// Multichannel BI: imports advertising figures and compares them with goals. Budgets live at the providers: no actions.
enum MultichannelBI {
  static let events: [EventType] = [
    EventType(
      "marketing_data_synced", "advertising figures are imported", app: .multichannelBI, entity: "property", .update,
      table: "fact_marketing_performance",
      payload: [
        .payload("channel_id", .text, "channel", .adChannel),
        .payload("date_from", .date, "first day"),
        .payload("date_to", .date, "last day"),
        .payload("row_count", .integer, "number of rows"),
      ]),
    EventType(
      "campaign_spend_spike", "a campaign's spend jumps", app: .multichannelBI, entity: "campaign", .clock,
      table: "fact_marketing_performance",
      payload: [
        .payload("channel_id", .text, "channel", .adChannel),
        .payload("campaign_id", .text, "campaign id"),
        .payload("campaign_name?", .text, "campaign"),
        .payload("spend", .number, "spend"),
        .payload("baseline", .number, "usual spend"),
      ]),
    EventType(
      "metric_goal_missed", "a marketing goal is missed", app: .multichannelBI, entity: "metric_goal", .clock,
      table: "metric_goals", shapes: .sinceAugust,
      payload: [
        .payload("metric_key", .text, "metric", .metricKey),
        .payload("goal_type", .text, "period", .goalType),
        .payload("target_value", .number, "target"),
        .payload("actual_value", .number, "actual value"),
        .payload("is_inverse", .boolean, "lower is better"),
      ]),
    EventType(
      "import_job_failed", "a data import fails", app: .multichannelBI, entity: "import_job", .update,
      table: "import_jobs", shapes: .sinceAugust,
      payload: [
        .payload("channels", .textList, "channels"),
        .payload("error_message?", .text, "error"),
      ]),
  ]
}
