import ConfigSchema

/// Paying for, hiding or posting reviews.
enum Reviews {
  private static let paid = PatternIndex<Bool>(
    [
      "gift|gift_card|credit|discount|rent_credit|money|cash|raffle|reward|coupon|starbucks|amazon|entry|drawing|$ ~12 review|reviews|stars|star",
      "review|reviews|stars ~12 gift|gift_card|credit|discount|rent_credit|cash|reward|coupon|raffle|amazon|starbucks|entry|drawing",
      "# ~1 off ~12 review|reviews|star|stars", "review|reviews|star|stars ~12 # ~2 off",
      "get|gets|receive|earn $|# ~3 off",
      "knock|knocks|take|takes|shave|shaves|cut ~4 off", "bucks|dollars|percent ~2 off",
      "waive|waives ~4 fee|fees|deposit|rent",
      "in exchange|return for", "free ~2 rent|month|parking|coffee|dinner|lunch",
      "pay|bribe|reward ~8 review|reviews", "fake|made_up|phony|invented|bogus ~5 review|reviews",
      "hide|delete|remove|bury|suppress|take_down ~5 bad|negative|poor ~2 review|reviews",
    ].map { ($0, true) })
  private static let posts = PatternIndex<Bool>(
    [
      "post|posts|posted|publish|publishes|published ~5 reply|response|answer|replies|responses|it|them ~4 automatically|auto|without|right_away|immediately|itself|directly",
      "automatically|auto ~3 post|posts|publish|respond|reply|answer ~6 review|reviews",
      "post|posts|publish ~5 reply|replies|response|responses|answer|answers ~4 yourself|by_itself|itself|on_your_own|on_its_own",
      "without ~4 approval|review|anyone|a_person|looking|checking|reading",
    ].map { ($0, true) })

  static func check(_ sentence: Sentence) -> Decline? {
    guard sentence.containsAny(["review", "reviews", "star", "stars", "google", "yelp"]) else { return nil }
    if let match = paid.first(in: sentence.tokens) {
      return Decline(
        rule: "RV3",
        reason:
          "I cannot set this up: “\(sentence.words(match.range))” rewards or hides reviews, which the FTC rule on reviews forbids. You may ask everyone who toured for a review, without a gift or incentive."
      )
    }
    if let match = posts.first(in: sentence.tokens),
      !sentence.containsAny(["draft", "drafted", "drafts", "ticket", "task"])
    {
      return Decline(
        rule: "RV2",
        reason:
          "I cannot post review replies automatically (“\(sentence.words(match.range))”): a person reads and posts every one. I can have a reply drafted for approval instead."
      )
    }
    return nil
  }
}
