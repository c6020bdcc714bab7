/// FH13: pet rules without the exception for assistance animals. 42 USC 3604(f)(3)(B).
struct PetText: Rule {
  let ids = ["FH13"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts where text.isPublic && !text.hears(.assistanceAnimal) {
      guard let hit = text.first(.noPets) ?? text.first(.petCost) else { continue }
      report.add(
        .warn, ids[0], at: text.spot, value: hit.text,
        "\"\(hit.text)\" stands without a word on assistance animals.",
        fix: "Add that assistance animals are not pets.")
    }
  }
}
