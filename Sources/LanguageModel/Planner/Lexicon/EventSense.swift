import ConfigSchema

/// What a phrase says about a moment: the event, and what the phrase already requires of it.
struct EventSense: Hashable, Sendable {
  /// The catalogue's event type.
  var type: String
  var conditions: [Condition] = []
  /// The condition that takes the number in "nobody called for 30 minutes".
  var measure: Measure?
  /// The lead status somebody has once this happened; "unless they booked" is about that status.
  var status: String?
  /// Short words for names and questions: "Cancelled tour".
  var title: String
  /// Just a noun such as "new leads": a sentence about something else may mention it in passing.
  var isWeak = false

  /// A numeric condition on a clock event.
  struct Measure: Hashable, Sendable {
    var field: String
    var op: Operator
    /// Minutes per unit of the field; 0 = a plain number.
    var unit: Double
    /// Used when no number is said; nil = it has to be asked.
    var usual: Double?
    /// To stand in a question: "How many hours before the tour?"
    var question: String
  }

  static func == (a: EventSense, b: EventSense) -> Bool { a.type == b.type && a.conditions == b.conditions }
  func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(conditions)
  }
}

extension EventSense {
  static func named(_ key: String) -> EventSense { table[key]! }

  /// By the key the lexicon uses.
  static let table: [String: EventSense] = {
    var result: [String: EventSense] = [:]
    for (key, sense) in leadSenses + tourSenses + reviewSenses + appSenses { result[key] = sense }
    return result
  }()

  private static let leadSenses: [(String, EventSense)] = [
    ("lead", EventSense(type: "lead_created", title: "New lead")),
    ("lead_weak", EventSense(type: "lead_created", title: "New lead", isWeak: true)),
    (
      "uncontacted",
      EventSense(
        type: "lead_uncontacted",
        measure: Measure(
          field: "payload.minutes_since_created", op: .gte, unit: 1, usual: nil,
          question: "After how many minutes without contact?"), title: "Uncontacted lead")
    ),
    (
      "stale",
      EventSense(
        type: "lead_stale",
        measure: Measure(
          field: "payload.days_since_contact", op: .gte, unit: 1440, usual: nil,
          question: "After how many days without contact?"), title: "Quiet lead")
    ),
    (
      "movein",
      EventSense(
        type: "lead_move_in_approaching",
        measure: Measure(
          field: "payload.days_until", op: .lte, unit: 1440, usual: nil,
          question: "How many days before the move-in date?"), title: "Move-in date near")
    ),
    ("overdue", EventSense(type: "lead_stage_overdue", title: "Overdue stage")),
    ("leased", status("leased", "Leased")), ("lost", status("lost", "Lost lead")),
    ("toured_status", status("toured", "Toured")),
    ("contacted_status", EventSense(type: "lead_contacted", status: "contacted", title: "Lead contacted")),
    ("status", EventSense(type: "lead_status_changed", title: "Status change")),
    ("hot", bucket("hot")), ("warm", bucket("warm")), ("cold", bucket("cold")),
    ("bucket", EventSense(type: "lead_bucket_changed", title: "Score bucket change")),
    (
      "score",
      EventSense(
        type: "lead_scored",
        measure: Measure(field: "payload.total_score", op: .gte, unit: 0, usual: nil, question: "From which score on?"),
        title: "High score")
    ),
    ("updated", EventSense(type: "lead_updated", title: "Lead updated")),
    ("consent", EventSense(type: "lead_consent_given", title: "Consent given")),
  ]

  private static func status(_ value: String, _ title: String) -> EventSense {
    EventSense(
      type: "lead_status_changed", conditions: [Condition("payload.to_status", .eq, .string(value))], status: value,
      title: title)
  }
  private static func bucket(_ value: String) -> EventSense {
    EventSense(
      type: "lead_bucket_changed", conditions: [Condition("payload.to_bucket", .eq, .string(value))],
      title: value == "hot" ? "Hot lead" : value == "warm" ? "Warm lead" : "Cold lead")
  }

  private static let tourSenses: [(String, EventSense)] = [
    ("booked", EventSense(type: "tour_scheduled", status: "tour_booked", title: "Tour booked")),
    ("confirmed", EventSense(type: "tour_confirmed", status: "tour_booked", title: "Tour confirmed")),
    ("cancelled", EventSense(type: "tour_cancelled", title: "Cancelled tour")),
    ("toured", EventSense(type: "tour_completed", status: "toured", title: "Post-tour")),
    ("noshow", EventSense(type: "tour_no_show", title: "No-show")),
    ("rescheduled", EventSense(type: "tour_rescheduled", title: "Rescheduled tour")),
    (
      "upcoming",
      EventSense(
        type: "tour_upcoming",
        measure: Measure(
          field: "payload.hours_until", op: .lte, unit: 60, usual: nil, question: "How many hours before the tour?"),
        title: "Tour reminder")
    ),
    (
      "unmarked",
      EventSense(
        type: "tour_unmarked",
        measure: Measure(
          field: "payload.hours_since", op: .gte, unit: 60, usual: 2, question: "How many hours after the tour?"),
        title: "Unmarked tour")
    ),
  ]

  private static let reviewSenses: [(String, EventSense)] = [
    ("review", EventSense(type: "review_received", title: "New review")),
    ("bad_review", rating(.lte, 2, "Bad review")), ("good_review", rating(.gte, 4, "Good review")),
    ("top_review", rating(.eq, 5, "5-star review")),
    (
      "unanswered",
      EventSense(
        type: "review_unanswered",
        measure: Measure(
          field: "payload.hours_since", op: .gte, unit: 60, usual: nil,
          question: "After how many hours without an answer?"), title: "Unanswered review")
    ),
    (
      "urgent_review",
      EventSense(
        type: "review_analyzed", conditions: [Condition("payload.is_urgent", .eq, true)], title: "Urgent review")
    ),
    ("response_drafted", EventSense(type: "review_response_drafted", title: "Review answer drafted")),
    ("response_approved", EventSense(type: "review_response_approved", title: "Review answer approved")),
    ("response_rejected", EventSense(type: "review_response_rejected", title: "Review answer rejected")),
    ("response_posted", EventSense(type: "review_response_posted", title: "Review answer posted")),
    ("ticket_opened", EventSense(type: "review_ticket_opened", title: "Review ticket opened")),
    ("ticket_resolved", EventSense(type: "review_ticket_resolved", title: "Review ticket resolved")),
    ("case_opened", EventSense(type: "reputation_case_opened", title: "Reputation case")),
    ("case_breached", EventSense(type: "reputation_case_sla_breached", title: "Overdue reputation case")),
  ]

  private static func rating(_ op: Operator, _ value: Int, _ title: String) -> EventSense {
    EventSense(
      type: "review_received", conditions: [Condition("payload.rating", op, .number(JSONNumber(value)))], title: title)
  }
}
