import ConfigSchema

/// What of the past two configurations have to look at.
struct BackTestNeeds {
  /// The event types that matter.
  let types: [String]
  /// Where leads stood when the days began.
  let leads: Bool
  /// The same for tours, reviews and conversations.
  let entities: Bool
  /// What was answered in conversations.
  let answers: Bool

  init(_ before: Configuration, _ after: Configuration) {
    let triggers = (before.triggers + after.triggers).filter(\.isActive)
    let moving = (before.pipelines + after.pipelines).flatMap(\.stages).compactMap { $0.autoTransition }
    let waiting = Set(triggers.map(\.eventType))
    types = Set(triggers.map(\.eventType) + moving.compactMap(\.eventType) + Self.remembered).sorted()
    leads =
      !waiting.isDisjoint(with: ["lead_uncontacted", "lead_stale", "lead_stage_overdue", "lead_move_in_approaching"])
      || !moving.isEmpty
    entities = !waiting.isDisjoint(with: [
      "tour_upcoming", "tour_unmarked", "review_unanswered", "conversation_idle",
    ])
    answers = waiting.contains("conversation_idle")
  }

  /// What says where leads, tours, reviews and conversations stand, whoever asks.
  private static let remembered = [
    "lead_created", "lead_updated", "lead_status_changed", "lead_contacted", "lead_consent_given", "lead_scored",
    "lead_bucket_changed", "tour_scheduled", "tour_rescheduled", "tour_confirmed", "tour_completed", "tour_cancelled",
    "tour_no_show", "review_received", "review_response_drafted", "review_response_approved", "review_response_posted",
    "conversation_started", "message_received",
  ]

  /// Events that can be worked out from rows without a gap. Of other changes not every trace is kept.
  static let rebuilt: Set = [
    "lead_created", "tour_scheduled", "conversation_started", "message_received", "widget_session_started",
    "widget_session_converted", "lead_scored", "lead_bucket_changed", "lead_engaged", "review_received",
    "review_response_posted", "review_ticket_opened", "review_ticket_resolved", "competitor_added",
    "market_alert_created", "content_draft_created",
  ]

  /// The events of the platform's own changes.
  static let captured = Catalogue.standard.events.filter { $0.kind != .clock }.map(\.name).sorted()

  /// The actions whose work is an event in turn.
  static let causing = Catalogue.standard.actions.filter { !$0.causes.isEmpty }.map(\.name).sorted()
}
