/// FH11: turning people away for any record or arrest. Disparate impact under 42 USC 3604; state and city laws.
struct CriminalHistory: Rule {
  let ids = ["FH11"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      for hit in text.all(.refusesCriminalHistory) { add(hit.text, at: text.spot, &report) }
    }
    for test in scene.audienceTests {
      if let hit = test.hits.first(where: { $0.tag == .criminalHistory }), test.isWorse(in: scene) {
        add(hit.text, at: test.spot, &report)
      }
    }
  }

  private func add(_ phrase: String, at spot: Spot, _ report: inout Report) {
    report.add(
      .block, ids[0], at: spot, value: phrase,
      "No automatic denial for arrests or \"any record\": screening needs a written standard and a person.",
      fix: "Remove it, or create a task for a person.")
  }
}
