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
  private static let date =
    "january|jan|february|feb|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|midnight|end|next|"
    + (1...31).flatMap { ["\($0)", "\($0)st", "\($0)nd", "\($0)rd", "\($0)th"] }.joined(separator: "|")
  /// `Stop by` and `Call today` are no ends.
  private static let ends = PhraseBook<Bool>([
    (
      true,
      [
        "until", "expires|expire|ends|ending|deadline", "valid ~2 \(date)", "by|before|through|thru|to the? \(date)",
        "by|before|through|thru may", "end of", "today|week|weekend|month only", "only today|this", "while supplies",
        "in|during|of january|february|march|april|may|june|july|august|september|october|november|december",
        "january|february|march|april|june|july|august|september|october|november|december \(date)",
      ]
    )
  ])
  private static let totals = PhraseBook<Bool>([
    (
      true,
      [
        "total", "included|includes|including|inclusive", "all in|fees", "monthly", "fees", "deposit", "off", "card",
      ]
    )
  ])

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts where text.isPublic {
      let special = Self.specials.hits(in: text.words).first?.text ?? Self.percentOff(text.words.list)
      if let special, Self.ends.hits(in: text.words).isEmpty {
        report.add(
          .warn, ids[0], at: text.spot, value: special, "\"\(special)\" is offered without saying until when.",
          fix: "Say until when the offer holds.")
      } else if let price = Self.price(text.words.list), Self.totals.hits(in: text.words).isEmpty {
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
