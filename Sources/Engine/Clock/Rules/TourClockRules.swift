import Store

/// Tours of both tables that come up, or are over and nobody said how they went.
enum TourClockRules {
  static let all = [upcoming, unmarked]

  private static let upcoming = ClockRule(
    "tour_upcoming", counter: ClockCount("hours_until", grows: false, unit: ClockCount.hour)
  ) { shape in
    "select * from (\(tours(shape))) t where t.anchor > $2"
  }

  private static let unmarked = ClockRule(
    "tour_unmarked", counter: ClockCount("hours_since", unit: ClockCount.hour)
  ) { shape in
    "select * from (\(tours(shape))) t"
  }

  private static func tours(_ shape: PlatformShape) -> String {
    [staff, booked].filter { shape.has($0.table) }.map(select).joined(separator: "\nunion all\n")
  }

  private struct Table {
    let table: String
    let date: String
    let time: String
    /// The fields of a payload that only one of the tables fills.
    let own: String
  }

  private static let staff = Table(
    table: "tours", date: "tour_date", time: "tour_time",
    own: """
      'tour_source', 'tours', 'tour_type', t.tour_type, 'assigned_agent_id', t.assigned_agent_id,
      'duration_minutes', null, 'booking_source', null
      """)

  /// The widget's bookings have no kind; the dashboard shows them as visits in person.
  private static let booked = Table(
    table: "tour_bookings", date: "scheduled_date", time: "scheduled_time",
    own: """
      'tour_source', 'tour_bookings', 'tour_type', 'in_person', 'assigned_agent_id', null,
      'duration_minutes', to_jsonb(t) -> 'duration_minutes', 'booking_source', to_jsonb(t) -> 'source'
      """)

  /// Date and time are those of the property's wall and carry no zone. A tour that moves begins a new episode.
  private static func select(_ of: Table) -> String {
    """
    select t.id as entity, 'tour' as entity_type, t.lead_id as lead,
      t.id::text || ':' || t.\(of.date) || ' ' || t.\(of.time) as episode,
      (t.\(of.date) + t.\(of.time)) at time zone (select zone from wall) as anchor, t.created_at as known,
      false as settled,
      jsonb_build_object('tour_date', t.\(of.date), 'tour_time', t.\(of.time), 'status', t.status, \(of.own)) as payload
    from public.\(of.table) t
    where t.property_id = $1 and t.status in ('scheduled', 'confirmed')
    """
  }
}
