import Store

/// Whether live configuration is what was approved.
enum DriftChecks {
  static func run(_ store: Store) throws -> [DoctorCheck] {
    var checks: [DoctorCheck] = []
    for facts in try store.properties() {
      let drifted = try store.drift(property: facts.id)
      guard !drifted.isEmpty else { continue }
      let names = drifted.map { "\($0.kind.rawValue) \"\($0.name)\"" }.joined(separator: ", ")
      checks.append(
        DoctorCheck(
          "drift", .problem, "At \(facts.name), live rows differ from their newest versions: \(names).",
          advice:
            "Somebody with the owner's login changed them directly. `configurator rollback --to` proposes what was approved."
        ))
    }
    return checks.isEmpty ? [DoctorCheck("drift", .good, "Live configuration is what was approved.")] : checks
  }
}
