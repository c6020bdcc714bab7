/// Conditions on what a lead has done so far: "unless they have booked a tour, leased or been lost by then".
enum StatusWords {
  private static let done = [
    LeadStatus.contacted: "been contacted", LeadStatus.tourBooked: "booked a tour", LeadStatus.toured: "toured",
    LeadStatus.leased: "leased", LeadStatus.lost: "been lost",
  ]

  /// - Parameter isLater: the condition is looked at when a delayed action falls due.
  /// - Returns: nil when the condition is no exclusion of known statuses.
  static func text(_ condition: Condition, isLater: Bool) -> String? {
    guard condition.field == "lead.status", let statuses = excluded(condition) else { return nil }
    let parts = statuses.compactMap { done[$0] }
    guard !parts.isEmpty, parts.count == statuses.count else { return nil }
    return isLater ? "unless they have \(Lists.or(parts)) by then" : "unless they have already \(Lists.or(parts))"
  }

  private static func excluded(_ condition: Condition) -> [String]? {
    switch condition.op {
    case .neq: condition.value.string.map { [TextFolding.status($0)] }
    case .notIn: condition.value.array.map { $0.map { TextFolding.status($0.string ?? "") } }
    default: nil
    }
  }
}
