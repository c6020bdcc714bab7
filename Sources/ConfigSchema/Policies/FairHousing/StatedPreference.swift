/// FH4: words that state a preference or a limit. 42 USC 3604(c), 24 CFR 100.75.
struct StatedPreference: Rule {
  let ids = ["FH4"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      for hit in text.all(.preference) {
        report.add(
          .block, ids[0], at: text.spot, value: hit.text,
          "Saying \"\(hit.text)\" states a preference that fair housing law forbids in ads and messages.",
          fix: "Describe the home, not the person.")
      }
    }
  }
}
