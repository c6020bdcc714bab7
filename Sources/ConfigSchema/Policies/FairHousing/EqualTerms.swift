/// FH12: other terms for people of one class or language, or a pipeline or stage made for them. 42 USC 3604(b).
struct EqualTerms: Rule {
  let ids = ["FH12"]

  func check(_ scene: Scene, _ report: inout Report) {
    for test in scene.audienceTests {
      guard let hit = test.hits.first(where: { if case .proxy = $0.tag { true } else { false } }),
        !test.isWorse(in: scene), let terms = Self.otherTerms(test, scene)
      else { continue }
      add(
        "People who mention \"\(hit.text)\" would be offered another \(terms) than others.", hit.text, at: test.spot,
        &report)
    }
    for text in scene.policyTexts where text.source == nil && Self.isName(text.spot) {
      guard let hit = Self.people.hits(in: text.words).first else { continue }
      add(
        "A pipeline or stage for \"\(hit.text)\" treats people differently by who they are.", hit.text, at: text.spot,
        &report)
    }
  }

  private func add(_ what: String, _ value: String, at spot: Spot, _ report: inout Report) {
    report.add(
      .block, ids[0], at: spot, value: value,
      what + " Fair housing law asks for the same service for everybody in the same situation.",
      fix: "Name the step, not the person, and keep the terms the same.")
  }

  private static let people = PhraseBook<Bool>([
    (
      true,
      [
        "spanish|english|chinese|arabic|foreign|non speakers|speaker|speaking",
        "families|leads|people|prospects|applicants with kids|children|disabilities|vouchers",
        "christian|christians|muslim|muslims|jewish|hispanic|hispanics|latino|latinos|black|asian|disabled|wheelchair|pregnant leads|lead|people|prospects|applicants|users|residents",
        "single moms|mothers|parents", "no kids|children|vouchers",
      ]
    )
  ])

  private static func isName(_ spot: Spot) -> Bool {
    switch spot {
    case .pipeline, .stage: true
    default: false
    }
  }

  private static let terms = PhraseBook<String>([
    ("deposit", ["deposit|deposits"]), ("fee", ["fee|fees|surcharge"]), ("rent", ["rent|price|rate"]),
  ])
  private static let waived: Set = ["no", "waive", "waived", "without", "free", "never"]

  /// Money terms in what those people get; a waived fee is none.
  static func otherTerms(_ test: AudienceTest, _ scene: Scene) -> String? {
    if test.excludes { return nil }
    for action in test.list.trigger.actions {
      let words = Words(
        scene.texts(of: action).filter { $0.parameter.role != .internalWords }.map(\.text).joined(separator: " . "))
      for hit in terms.hits(in: words) {
        let before = words.list[max(0, hit.range.lowerBound - 4)..<hit.range.lowerBound]
        if waived.isDisjoint(with: before) { return hit.tag }
      }
    }
    return nil
  }
}
