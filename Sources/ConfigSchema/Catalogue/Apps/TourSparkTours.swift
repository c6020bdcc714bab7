extension TourSpark {
  static let tourEvents: [EventType] = [
    tour("tour_scheduled", "somebody schedules a tour", .insert, appointment),
    tour("tour_confirmed", "a booked tour is confirmed", .update, outcome),
    tour("tour_cancelled", "a booked tour is cancelled", .update, outcome),
    tour("tour_completed", "a tour has taken place", .update, outcome + completion),
    tour("tour_no_show", "a tour ends as a no-show", .update, outcome),
    tour(
      "tour_rescheduled", "a tour moves to another time", .update,
      [
        .payload("old_date", .date, "old date"), .payload("old_time", .time, "old time"),
      ] + appointment),
    tour(
      "tour_upcoming", "a tour comes up soon", .clock,
      [.payload("hours_until", .number, "hours until the tour")] + appointment),
    tour(
      "tour_unmarked", "a past tour has not been marked", .clock,
      [.payload("hours_since", .number, "hours since the tour", range: 0...2_628_000)] + appointment),
  ]

  static let tourActions: [ActionType] = [
    ActionType(
      "schedule_tour", "schedule a tour", app: .tourSpark,
      effect: "Creates a tour and sets the lead to tour booked.", movesLead: true, needsLead: true,
      causes: ["tour_scheduled", "lead_status_changed"],
      parameters: [
        .required("tour_date", .date, "date"),
        .required("tour_time", .time, "time"),
        .required("tour_type", .text, "kind of tour", .tourType),
        .optional("notes", .text, "notes", role: .internalWords),
      ]),
    ActionType(
      "cancel_tour", "cancel the tour", app: .tourSpark,
      effect: "Cancels the tour; the lead goes back to contacted.", movesLead: true, needsLead: true,
      entities: ["tour"], causes: ["tour_cancelled", "lead_status_changed"],
      parameters: [.optional("tour_source", .text, "tour table", .tourTable, fallback: "{{payload.tour_source}}")]),
    ActionType(
      "confirm_tour", "confirm the tour", app: .tourSpark, effect: "Marks the tour as confirmed.", needsLead: true,
      entities: ["tour"], causes: ["tour_confirmed"],
      parameters: [.optional("tour_source", .text, "tour table", .tourTable, fallback: "{{payload.tour_source}}")]),
    ActionType(
      "assign_agent", "assign the tour to somebody", app: .tourSpark,
      effect: "Sets the person who gives the tour; leads themselves have no owner.", entities: ["tour"],
      parameters: [.required("profile_id", .uuid, "person")]),
  ]

  private static let appointment: [FieldSpec] = [
    .payload("tour_date", .date, "tour date"),
    .payload("tour_time", .time, "tour time"),
    .payload("tour_type?", .text, "kind of tour", .tourType),
    .payload("status", .text, "tour status", .tourStatus),
    .payload("tour_source", .text, "tour table", .tourTable),
    .payload("assigned_agent_id?", .uuid, "person giving the tour"),
    .payload("duration_minutes?", .integer, "length in minutes"),
    .payload("booking_source?", .text, "where it was booked", .bookingSource),
  ]

  private static let outcome: [FieldSpec] =
    appointment + [.payload("from_status", .text, "old tour status", .tourStatus)]

  private static let completion: [FieldSpec] = [
    .payload("completed_at?", .timestamp, "time of completion", shapes: .sinceAugust),
    .payload("completion_notes?", .text, "notes on the tour", shapes: .sinceAugust),
  ]

  private static func tour(
    _ name: String, _ title: String, _ kind: EventType.Kind, _ payload: [FieldSpec]
  ) -> EventType {
    EventType(name, title, app: .tourSpark, entity: "tour", kind, table: "tours", lead: .always, payload: payload)
  }
}
