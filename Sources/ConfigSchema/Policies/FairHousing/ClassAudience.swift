/// FH1: an audience sorted by a protected class, or by people's names. 42 USC 3604(a), (b).
struct ClassAudience: Rule {
  let ids = ["FH1"]

  private static let names = [
    "lead.first_name", "lead.last_name", "payload.first_name", "payload.last_name", "payload.reviewer_name",
  ]
  /// Names by which a team recognises its own trials.
  private static let trials: Set = ["test", "testing", "tester", "demo", "sample", "spam", "unknown", "asdf", "qa", ""]

  func check(_ scene: Scene, _ report: inout Report) {
    for test in scene.audienceTests {
      if let hit = test.hits.first(where: { if case .protectedClass = $0.tag { true } else { false } }) {
        add(hit.tag.className ?? hit.text, test, &report)
      } else if Self.names.contains(test.condition.field), Self.sortsByName(test.condition) {
        add("name, and so by origin", test, &report)
      }
    }
  }

  private static func sortsByName(_ condition: Condition) -> Bool {
    if condition.op == .exists || condition.op == .notExists { return false }
    return Matcher.list(condition.value).compactMap(\.string).contains { !trials.contains(TextFolding.caseless($0)) }
  }

  private func add(_ className: String, _ test: AudienceTest, _ report: inout Report) {
    report.add(
      .block, ids[0], at: test.spot, value: ConditionText.short(test.condition),
      "This rule would treat people differently by \(className). Fair housing law does not allow that, whatever the reason.",
      fix: "Remove the condition.")
  }
}
