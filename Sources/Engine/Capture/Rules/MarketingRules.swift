/// Advertising figures, which come in imports.
extension CaptureTable {
  static let marketingFigures = CaptureTable(
    "fact_marketing_performance",
    CaptureGrouping(
      event: "marketing_data_synced", by: ["property_id", "channel_id"],
      payload: [
        ("channel_id", "n.channel_id"), ("date_from", "min(n.date)"), ("date_to", "max(n.date)"),
        ("row_count", "count(*)"),
      ]))
}
