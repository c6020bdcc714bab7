/// What a message says when the person did not say it.
enum DefaultWords {
  static func sentence(_ event: EventSense, _ property: String) -> String {
    switch event.type {
    case "lead_created", "lead_uncontacted", "website_form_submitted", "widget_session_converted":
      "Thank you for your interest in \(property). When would you like to come and see it?"
    case "tour_scheduled", "tour_confirmed": "Your tour of \(property) is booked. We look forward to seeing you."
    case "tour_rescheduled": "Your tour of \(property) has a new time. We look forward to seeing you."
    case "tour_upcoming": "A quick reminder of your upcoming tour of \(property). We look forward to seeing you."
    case "tour_no_show": "Sorry we missed you for your tour. Reply and we will find a new time."
    case "tour_cancelled": "Your tour was cancelled. Shall we find a new time?"
    case "tour_completed": "Thank you for touring \(property). Do you have any questions?"
    case "lead_stale": "Are you still looking for a new home? We would be glad to help."
    case "lead_move_in_approaching":
      "The move-in date you told us is coming up. We would be glad to show you what is available."
    case "lead_bucket_changed", "lead_scored": "We would be glad to help you with the next step. When may we talk?"
    case "lead_status_changed":
      event.status == "leased"
        ? "Welcome to \(property)! We are glad to have you."
        : event.status == "lost"
          ? "We are sorry we could not help this time. Would you tell us what made the difference?"
          : "Thank you for your interest in \(property)."
    default: "Thank you for being in touch with \(property)."
    }
  }

  static func subject(_ event: String, _ property: String) -> String {
    switch event {
    case "lead_created", "lead_uncontacted": "Thank you for your interest in \(property)"
    case "tour_scheduled", "tour_confirmed": "Your tour of \(property)"
    case "tour_rescheduled": "Your new tour time"
    case "tour_upcoming": "Your upcoming tour of \(property)"
    case "tour_no_show": "Shall we find a new time?"
    case "tour_cancelled": "A new time for your tour"
    case "tour_completed": "Thank you for touring \(property)"
    case "lead_stale": "Still looking?"
    case "lead_move_in_approaching": "Your move-in date"
    default: "A note from \(property)"
    }
  }
}
