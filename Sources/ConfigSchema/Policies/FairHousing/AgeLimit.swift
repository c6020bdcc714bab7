/// FH7, FH8: age limits, lawful only in qualified 55+ or 62+ housing. 42 USC 3607(b), 24 CFR 100.300–308.
struct AgeLimit: Rule {
  let ids = ["FH7", "FH8"]

  /// `55+ restaurants`, `Over 65 shops` and `Parking is 65 plus tax` are no ages.
  private static let things: Set = [
    "amenities", "restaurants", "shops", "stores", "units", "homes", "apartments", "acres", "miles", "trails",
    "channels", "minutes", "floor", "floorplans", "options", "things", "inch", "days", "hours", "activities", "classes",
    "parks", "mbps", "discount", "discounts", "spaces", "tax", "taxes", "utilities", "fee", "fees", "deposit",
    "dollars", "a", "per", "different", "local", "nearby", "new",
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts where text.source?.isPublic ?? true {
      for hit in text.all(.ageLimit) where !Self.isAboutThings(hit, text.words) { add(hit, text, scene, &report) }
    }
  }

  private func add(_ hit: PhraseBook<Theme>.Hit, _ text: PolicyText, _ scene: Scene, _ report: inout Report) {
    if scene.facts.propertyType == "senior" {
      report.add(
        .note, ids[1], at: text.spot, value: hit.text,
        "Keep the age survey current: 80 % of the homes with one person of 55 or older, checked every two years. "
          + "The age limit is fine; \"no children ever\" is not.")
    } else {
      report.add(
        .block, ids[0], at: text.spot, value: hit.text,
        "Age limits are only lawful in qualified 55+ or 62+ housing. This property is not marked as senior.",
        fix: "Remove the age, or correct the property's type.")
    }
  }

  private static func isAboutThings(_ hit: PhraseBook<Theme>.Hit, _ words: Words) -> Bool {
    let hasNumber = hit.text.utf8.contains { (48...57).contains($0) }
    return hasNumber && hit.range.upperBound < words.list.count && things.contains(words.list[hit.range.upperBound])
  }
}
