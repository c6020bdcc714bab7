/// SC4: a price without the full monthly price, a special without its end. State laws on all-in prices.
struct Prices: Rule {
  let ids = ["SC4"]

  private static let specials = PhraseBook<Bool>([
    (
      true,
      [
        "month|months|week|weeks free", "free month|months|week|weeks|rent", "half off", "move in special|specials",
        "rent special|specials", "waived|waive application|admin|move|deposit", "concession|concessions",
        "look and lease",
      ]
    )
  ])
  private static let ends: Set = [
    "until", "through", "thru", "expires", "expire", "ends", "ending", "by", "before", "deadline", "valid", "end",
    "today",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
  ]
  private static let totals: Set = [
    "total", "included", "includes", "including", "inclusive", "all", "monthly", "fees", "deposit", "off", "card",
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts where text.isPublic {
      let words = Set(text.words.list)
      let special = Self.specials.hits(in: text.words).first?.text ?? Self.percentOff(text.words.list)
      if let special, words.isDisjoint(with: Self.ends) {
        report.add(
          .warn, ids[0], at: text.spot, value: special, "\"\(special)\" is offered without saying until when.",
          fix: "Say until when the offer holds.")
      } else if let price = Self.price(text.words.list), words.isDisjoint(with: Self.totals) {
        report.add(
          .warn, ids[0], at: text.spot, value: price, "\"\(price)\" may not be all that people pay in a month.",
          fix: "State the full monthly price with required fees.")
      }
    }
  }

  private static func percentOff(_ words: [String]) -> String? {
    zip(words, words.dropFirst()).first { $0.0.hasSuffix("%") && $0.1 == "off" }.map { $0.0 + " off" }
  }

  /// An amount of at least 100 dollars.
  private static func price(_ words: [String]) -> String? {
    words.first { $0.hasPrefix("$") && (Double($0.dropFirst()) ?? 0) >= 100 }
  }
}
