/// RV3, RV4: paying for stars, or asking only the happy ones. 16 CFR 465; "review gating".
struct ReviewRewards: Rule {
  let ids = ["RV3", "RV4"]

  static let rewards = PhraseBook<Bool>([
    (
      true,
      [
        "gift card|cards|certificate",
        "giftcard|giftcards|reward|rewards|raffle|prize|prizes|sweepstakes|drawing|bribe|cash",
        "rent credit|credits|discount",
        "credit|discount|money off? on|toward|towards? your|the? rent", "amazon|starbucks|visa card|cards|gift",
        "free month|rent|week|coffee",
      ]
    )
  ])
  static let praise = PhraseBook<Bool>([
    (
      true,
      [
        "positive|good|great|nice|glowing|favorable|excellent|perfect|best|top|5|five|4|four star|stars? review|reviews|rating|ratings",
        "5|five|five+ stars|star", "review ~3 positive|good|great|5|five", "stars for|get",
      ]
    )
  ])
  private static let asking = PhraseBook<Bool>([
    (true, ["leave|write|post|share|give ~4 review|reviews|rating|feedback", "review us", "rate us"])
  ])

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts
    where text.isPublic
      && text.words.list.contains(where: { $0.hasPrefix("review") || $0.hasPrefix("rat") || $0 == "stars" })
    {
      checkReward(text, &report)
      if let trigger = text.source?.trigger, !Self.asking.hits(in: text.words).isEmpty, Self.picksHappyOnes(trigger) {
        report.add(
          .warn, ids[1], at: text.spot, value: text.text, "Only happy people would be asked for a review.",
          fix: "Ask everyone who toured.")
      }
    }
  }

  private func checkReward(_ text: PolicyText, _ report: inout Report) {
    guard let reward = Self.rewards.hits(in: text.words).first?.text ?? Self.amount(text.words.list),
      !Self.asking.hits(in: text.words).isEmpty
    else { return }
    let forStars = !Self.praise.hits(in: text.words).isEmpty
    report.add(
      forStars ? .block : .warn, ids[0], at: text.spot, value: reward,
      forStars
        ? "You may ask everyone for a review, but never pay for good ones."
        : "A reward for reviews must be open to any review, good or bad, and review sites forbid it.",
      fix: "Ask without the reward.")
  }

  static func amount(_ words: [String]) -> String? { words.first { $0.hasPrefix("$") && $0.utf8.count > 1 } }

  private static func picksHappyOnes(_ trigger: Trigger) -> Bool {
    trigger.conditions.contains { condition in
      switch condition.field {
      case "payload.rating": Matcher.holds(condition, for: 5) && !Matcher.holds(condition, for: 1)
      case "payload.sentiment": Matcher.holds(condition, for: "positive") && !Matcher.holds(condition, for: "negative")
      default: false
      }
    }
  }
}
