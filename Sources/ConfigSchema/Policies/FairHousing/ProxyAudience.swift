/// FH2, FH3: an audience chosen by a word that stands for a protected class. What counts is the effect: less service is
/// unlawful, the same or more is not. 42 USC 3604(a), (b), (f); 24 CFR 100.204.
struct ProxyAudience: Rule {
  let ids = ["FH2", "FH3"]

  func check(_ scene: Scene, _ report: inout Report) {
    for test in scene.audienceTests {
      guard let hit = test.hits.first(where: { if case .proxy = $0.tag { true } else { false } }) else { continue }
      if test.isWorse(in: scene) {
        report.add(
          .block, ids[0], at: test.spot, value: hit.text,
          "People who \(test.isInField ? "fit" : "mention") \"\(hit.text)\" would get less than others (\(hit.tag.className ?? "")). "
            + "Fair housing law does not allow that.", fix: "Remove the condition.")
      } else if EqualTerms.otherTerms(test, scene) == nil {
        report.add(
          .note, ids[1], at: test.spot, value: hit.text,
          "Fine, as long as nobody gets less. Answer such requests promptly and the same way each time.")
      }
    }
  }
}
