/// Messages to people who said stop.
struct OptedOutScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard let people = Self.people.hits(in: sentence.words).first, !sentence.has(Self.harmless) else { return nil }
    let sends = Self.sending.hits(in: sentence.words).contains { hit in
      hit.range.upperBound <= people.range.lowerBound + 1 || hit.range.lowerBound >= people.range.upperBound
    }
    guard sends else { return nil }
    return Decline(
      rule: "TX4",
      reason:
        "These people said stop. The law on texts and calls lets you send them nothing further, from none of your "
        + "numbers, and a stop counts however it was worded.")
  }

  private static let people = PhraseBook<Bool>([
    (
      true,
      [
        "replied|replies|reply|texted|texts|sent|sends|wrote|writes|answered|said|says|told|messaged ~3 stop|unsubscribe|quit",
        "who|that|whove|they|have|had|has|already opted out",
        "opted out leads|people|list|prospects|numbers|contacts|folks|ones",
        "who|that|have|whove unsubscribed", "asked|told|wanted us? not? to? ~2 stop|unsubscribe|removed",
        "on the|our do not contact|call|text list",
        "unsubscribed people|leads|list|contacts", "opt outs", "opted out",
      ]
    )
  ])
  private static let sending = PhraseBook<Bool>([
    (true, ["text|message|sms|email|blast|send|resend|contact|reach|ping|hit|call|include|add|try"])
  ])
  /// Words of a request that respects the stop.
  private static let harmless: Set = [
    "dont", "not", "never", "no", "except", "exclude", "excluding", "skip", "unless", "without", "remove",
    "confirmation",
    "confirm", "confirming", "task", "note", "lost", "log", "mark", "flag", "honor", "respect", "leave", "shouldnt",
    "nobody",
    "anymore", "cancel", "turn", "pause", "footer", "wording", "add", "says", "line",
  ]
}
