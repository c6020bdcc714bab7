/// FH1: an audience sorted by a protected class, or by people's names. 42 USC 3604(a), (b).
struct ClassAudience: Rule {
  let ids = ["FH1"]

  private static let names = [
    "lead.first_name", "lead.last_name", "payload.first_name", "payload.last_name", "payload.reviewer_name",
  ]
  private static let addresses = ["lead.email", "payload.email", "payload.from_email"]
  private static let providers: Set = [
    "gmail", "yahoo", "hotmail", "outlook", "icloud", "aol", "proton", "protonmail", "edu", "com", "net", "org", "gov",
    "mil", "example", "noreply", "relay", "zillow", "apartments", "facebook",
  ]
  /// Names by which a team recognises its own trials.
  private static let trials: Set = ["test", "testing", "tester", "demo", "sample", "spam", "unknown", "asdf", "qa", ""]

  func check(_ scene: Scene, _ report: inout Report) {
    for test in scene.audienceTests {
      if let hit = test.hits.first(where: { if case .protectedClass = $0.tag { true } else { false } }) {
        add(hit.tag.className ?? hit.text, test, &report)
      } else if !test.isInField, Self.sortsByName(test.condition) {
        add("name, and so by origin", test, &report)
      }
    }
  }

  private static func sortsByName(_ condition: Condition) -> Bool {
    if condition.op == .exists || condition.op == .notExists { return false }
    let values = Matcher.list(condition.value).compactMap(\.string).map(TextFolding.caseless)
    if names.contains(condition.field) { return values.contains { !trials.contains($0) } }
    return addresses.contains(condition.field) && values.contains(where: holdsName)
  }

  /// `singh` and `singh@` pick people by their name; a whole address is one person, a domain is no name.
  private static func holdsName(_ value: String) -> Bool {
    let parts = value.split(separator: "@", omittingEmptySubsequences: false)
    let local = parts[0]
    if parts.count > 1 { return !local.isEmpty && parts[1].isEmpty && !trials.contains(String(local)) }
    return !local.isEmpty && local.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" || $0 == "'" }
      && !trials.contains(value) && !providers.contains(value)
  }

  private func add(_ className: String, _ test: AudienceTest, _ report: inout Report) {
    report.add(
      .block, ids[0], at: test.spot, value: ConditionText.short(test.condition),
      "This rule would treat people differently by \(className). Fair housing law does not allow that, whatever the reason.",
      fix: "Remove the condition.")
  }
}
