/// FH5: softer words that hint at who lives there. Steering case law.
struct Steering: Rule {
  let ids = ["FH5"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts where text.isPublic && !text.hears(.preference) {
      for hit in text.all(.steering) {
        report.add(
          .warn, ids[0], at: text.spot, value: hit.text,
          "\"\(hit.text)\" describes people or hints at who lives here.", fix: "Name a fact about the home instead.")
      }
    }
  }
}
