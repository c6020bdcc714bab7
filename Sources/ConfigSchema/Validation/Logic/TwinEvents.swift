/// Events that the platform publishes side by side for one fact.
enum TwinEvents {
  /// An event, with what its conditions must say for it to mean the fact.
  struct Reading {
    let event: String
    let field: String?
    let value: JSON
    init(_ event: String, _ field: String? = nil, _ value: JSON = .null) {
      (self.event, self.field, self.value) = (event, field, value)
    }
  }

  private static let facts: [[Reading]] = [
    [
      Reading("lead_created"), Reading("lead_uncontacted"),
      Reading("workflow_started", "payload.trigger_on", "lead_created"),
    ],
    [Reading("tour_scheduled"), Reading("lead_status_changed", "payload.to_status", "tour_booked")],
    [Reading("tour_completed"), Reading("lead_status_changed", "payload.to_status", "toured")],
    [Reading("review_received"), Reading("review_analyzed")],
    [Reading("lead_scored"), Reading("lead_bucket_changed")],
  ]

  /// The same event, or two that stand for one fact.
  static func areTwins(_ a: String, _ b: String) -> Bool { a == b || partners(of: a).contains { $0.event == b } }

  /// The other events of the facts an event may stand for.
  static func partners(of event: String) -> [Reading] {
    table[event] ?? []
  }

  private static let table: [String: [Reading]] = {
    var table: [String: [Reading]] = [:]
    for fact in facts {
      for reading in fact { table[reading.event, default: []] += fact.filter { $0.event != reading.event } }
    }
    return table
  }()
}
