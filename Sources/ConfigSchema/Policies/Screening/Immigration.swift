/// SC5: immigration status or citizenship in an audience or a text. State laws.
struct Immigration: Rule {
  let ids = ["SC5"]

  private static let states: Set = ["CA", "WA", "NY", "IL"]

  func check(_ scene: Scene, _ report: inout Report) {
    let state = scene.facts.state?.uppercased() ?? ""
    let severity: Finding.Severity = Self.states.contains(state) ? .block : .warn
    let places =
      scene.policyTexts.compactMap { text in text.first(.immigration).map { ($0.text, text.spot) } }
      + scene.audienceTests.compactMap { test in
        test.hits.first { $0.tag == .immigration }.map { ($0.text, test.spot) }
      }
    for (phrase, spot) in places {
      report.add(
        severity, ids[0], at: spot, value: phrase,
        severity == .block
          ? "The law of \(state) protects people whatever their citizenship or immigration status."
          : "Citizenship or immigration status is protected in several states and cities.", fix: "Remove it.")
    }
  }
}
