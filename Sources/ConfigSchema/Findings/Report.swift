/// Where rules put what they find.
struct Report {
  private(set) var findings: [Finding] = []
  private var seen: Set<Finding> = []

  /// Adds a finding; the same one twice counts once.
  mutating func add(
    _ severity: Finding.Severity, _ rule: String, at spot: Spot, value: String = "", _ message: String,
    fix: String? = nil
  ) {
    let finding = Finding(
      severity, rule: rule, path: spot.path, value: Self.shortened(value), message: message, fix: fix, item: spot.item)
    if seen.insert(finding).inserted { findings.append(finding) }
  }

  /// At most 80 characters of a value, with an ellipsis for the rest.
  private static func shortened(_ value: String) -> String {
    value.utf8.count <= 80 || value.count <= 80 ? value : value.prefix(79) + "…"
  }
}
