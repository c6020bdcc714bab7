import ConfigSchema

/// Requests that must not or cannot be carried out, with the reason in plain words.
enum Refusals {
  /// - Returns: the first reason to decline, or nil.
  static func decline(_ sentences: [Sentence]) -> Decline? {
    for sentence in sentences {
      if let decline = FairHousing.check(sentence) ?? OptOuts.check(sentence) ?? Screening.check(sentence)
        ?? Reviews.check(sentence)
        ?? Impossible.check(sentence)
      {
        return decline
      }
    }
    return nil
  }
}
