/// FH9: turning away housing vouchers and other lawful income. State laws; 26 USC 42(h)(6)(B)(iv) for tax-credit housing.
struct SourceOfIncome: Rule {
  let ids = ["FH9"]

  /// States whose law protects the source of income (January 2026).
  static let states: Set = [
    "CA", "CO", "CT", "DC", "DE", "HI", "IL", "MA", "MD", "ME", "MI", "NJ", "NY", "OR", "RI", "UT", "VA", "VT", "WA",
  ]

  static func isProtected(_ facts: PropertyFacts) -> Bool {
    facts.propertyType == "affordable" || states.contains(facts.state?.uppercased() ?? "")
  }

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      for hit in text.all(.refusesVouchers) { add(hit.text, at: text.spot, scene.facts, &report) }
    }
    for test in scene.audienceTests {
      if let hit = test.hits.first(where: { $0.tag == .publicAssistance }), test.isWorse(in: scene) {
        add(hit.text, at: test.spot, scene.facts, &report)
      }
    }
  }

  private func add(_ phrase: String, at spot: Spot, _ facts: PropertyFacts, _ report: inout Report) {
    let place =
      facts.propertyType == "affordable"
      ? "In tax-credit housing it is unlawful everywhere"
      : Self.isProtected(facts) ? "It is unlawful in \(facts.state ?? "")" : "Many states and cities forbid it"
    report.add(
      Self.isProtected(facts) ? .block : .warn, ids[0], at: spot, value: phrase,
      "\"\(phrase)\" turns away people by where their money comes from. \(place).", fix: "Remove it.")
  }
}
