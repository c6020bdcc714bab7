/// Paid praise, invented reviews, and answers that nobody read.
struct ReviewScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard sentence.words.contains(where: { $0.hasPrefix("review") || $0 == "stars" || $0 == "star" }),
      !sentence.has(["dont", "not", "never"])
    else { return nil }
    if isPaidPraise(sentence) {
      return Decline(
        rule: "RV3",
        reason: "Paying for good reviews is forbidden by the Federal Trade Commission's rule on reviews. "
          + "You may ask everyone for a review, but never pay for stars.")
    }
    if !Self.invented.hits(in: sentence.words).isEmpty {
      return Decline(
        rule: "RV3",
        reason: "Invented or hidden reviews are forbidden by the Federal Trade Commission's rule on reviews.")
    }
    if !sentence.has(Self.readers), !Self.posting.hits(in: sentence.words).isEmpty {
      return Decline(
        rule: "RV2",
        reason: "Answers to reviews are never posted without a person. I can have a draft ready for each review, "
          + "so that somebody reads and posts it.")
    }
    return nil
  }

  private func isPaidPraise(_ sentence: RequestSentence) -> Bool {
    let offers =
      !ReviewRewards.rewards.hits(in: sentence.words).isEmpty || ReviewRewards.amount(Array(sentence.words)) != nil
    return offers && !ReviewRewards.praise.hits(in: sentence.words).isEmpty
      && !Self.exchange.hits(in: sentence.words).isEmpty
  }

  private static let exchange = PhraseBook<Bool>([
    (
      true,
      [
        "leave|leaves|left|write|writes|give|gives|post|posts ~5 review|reviews|stars|star|rating",
        "for|exchange ~4 review|reviews|stars|star", "if ~8 review|reviews|stars|star",
      ]
    )
  ])
  private static let invented = PhraseBook<Bool>([
    (
      true,
      [
        "fake|invented|made review|reviews",
        "write|post|create|generate ~3 review|reviews ~3 as residents|resident|tenants|if|though|ourselves",
        "hide|bury|suppress ~1 bad|negative|1|one|low ~2 review|reviews",
      ]
    )
  ])
  private static let posting = PhraseBook<Bool>([
    (
      true,
      [
        "auto|automatically|automatic post|publish|posting|publishing ~6 review|reviews|response|responses|reply|replies|answer|answers",
        "autopost",
        "post|publish ~6 review|reviews ~6 automatically|without|itself|themselves",
        "post|publish ~4 reply|replies|response|responses|answer|answers ~6 review|reviews ~4 right|straight|immediately|automatically|instantly|without|asap",
        "post|publish ~4 reply|replies|response|responses|answer|answers ~3 automatically|straight|immediately|without",
      ]
    )
  ])
  private static let readers: Set = [
    "draft", "drafts", "drafted", "approve", "approval", "look", "person", "somebody", "someone", "check", "task",
    "before",
  ]
}
