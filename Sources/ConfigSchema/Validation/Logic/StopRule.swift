/// Reads the conditions under which a delayed action is still done.
enum StopRule {
  /// Whether any of them looks at where the lead stands now.
  static func exists(in conditions: [Condition]) -> Bool {
    conditions.contains { $0.field == "lead.status" || $0.field == "lead.stage" }
  }

  /// Whether they let an action pass for a lead of that status, as far as the status is concerned.
  static func allows(status: String, _ conditions: [Condition]) -> Bool {
    conditions.allSatisfy { $0.field != "lead.status" || Matcher.holds($0, for: .string(status)) }
  }
}
