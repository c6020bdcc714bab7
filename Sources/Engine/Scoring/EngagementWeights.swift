/// What LeadPulse counts each kind of interest for, in points.
enum EngagementWeights {
  static let table: [(String, Int)] = [
    ("chat_started", 5), ("chat_message_sent", 3), ("email_opened", 8), ("email_clicked", 15), ("sms_replied", 20),
    ("tour_scheduled", 25), ("tour_completed", 35), ("tour_no_show", -25), ("application_started", 30),
    ("application_submitted", 40), ("document_viewed", 10), ("price_check", 12), ("unit_favorited", 15),
    ("repeat_visit", 10), ("call_inbound", 20), ("call_outbound_answered", 18), ("website_lead_submitted", 10),
  ]
  /// As a `jsonb` literal.
  static let json = "'{" + table.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}'::jsonb"
}
