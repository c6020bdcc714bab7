/// Message texts with characters that hide what they say.
struct HiddenText: Rule {
  let ids = ["hidden_text"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachText { text in
      guard let scalar = HiddenCharacters.first(in: text.text, allowingLines: true) else { return }
      report.add(
        .warn, ids[0], at: text.spot, value: HiddenCharacters.escaped(text.text),
        "The \(text.parameter.title) holds an invisible character (\(HiddenCharacters.escaped(scalar))).",
        fix: "Type it again.")
    }
  }
}
