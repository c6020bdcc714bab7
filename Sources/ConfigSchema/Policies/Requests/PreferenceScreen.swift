/// A message is to say who is wanted and who is not.
struct PreferenceScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard sentence.has(Self.saying), !sentence.has(Self.mending),
      let hit = FairHousingWords.book.hits(in: sentence.words).first(where: { $0.tag == .preference })
    else { return nil }
    return Decline(
      rule: "FH4",
      reason:
        "Saying \"\(hit.text)\" states a preference about people that fair housing law forbids in ads and messages. "
        + "I can write the message so that it describes the home instead.")
  }

  private static let saying: Set = [
    "text", "email", "e", "mail", "say", "saying", "says", "message", "write", "post", "ad", "tell", "mention",
    "caption",
    "send", "sms", "draft", "subject", "reminder",
  ]
  private static let mending: Set = [
    "remove", "delete", "drop", "change", "replace", "fix", "rephrase", "dont", "never", "avoid", "illegal", "unlawful",
    "allowed", "can", "without", "stop", "instead", "not", "shouldnt",
  ]
}
