/// What is known about the facts at the moment of an event: payload fields that repeat the lead's row.
enum EventFacts {
  /// The conditions with such fields under the lead's name, so that `payload.source` and `lead.source` meet.
  static func unified(_ conditions: [Condition], event: String) -> [Condition] {
    guard let copies = copies[event] else { return conditions }
    return conditions.map { condition in
      guard let field = copies[condition.field] else { return condition }
      return Condition(field, condition.op, condition.value)
    }
  }

  /// The lead's name of a field that repeats the lead's row, else the field itself.
  static func unified(_ field: String, event: String) -> String { copies[event]?[field] ?? field }

  private static let row: [String: String] = copies(
    of: "source", "status", "first_name", "last_name", "email", "phone", "move_in_date", "bedrooms")

  private static let copies: [String: [String: String]] = [
    "lead_created": row,
    "lead_updated": row,
    "lead_status_changed": ["payload.to_status": "lead.status", "payload.source": "lead.source"],
    "lead_contacted": copies(of: "status"),
    "lead_uncontacted": copies(of: "source"),
    "lead_stale": copies(of: "status", "score_bucket"),
    "lead_move_in_approaching": copies(of: "status", "score_bucket", "move_in_date"),
    "lead_stage_overdue": ["payload.stage": "lead.stage"],
  ]

  private static func copies(of names: String...) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ("payload." + $0, "lead." + $0) })
  }
}
