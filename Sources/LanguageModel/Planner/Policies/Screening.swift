import ConfigSchema

/// Decisions about applications, credit and criminal records.
enum Screening {
  private static let index = PatternIndex<Bool>(
    [
      "approve|approves|deny|denies|decline|declines|reject|rejects|accept|accepts|approving|denying|rejecting|declining|disqualify ~6 application|applications|applicant|applicants|apps|app",
      "application|applications|applicants|applicant|apps ~8 approve|approved|deny|denied|decline|declined|reject|rejected|disqualify",
      "auto|automatically ~2 approve|deny|decline|reject|screen",
      "run|pull|check|order|start ~5 credit|background|screening",
      "credit score|scores|check|report ~8 over|under|below|above|deny|decline|reject|approve|lost|#",
      "criminal|felony|felonies|arrest|arrests|eviction|background ~6 deny|decline|reject|lost|skip|disqualify|no|not|close|remove|out",
      "deny|decline|reject|turn_down|turn_away|lost|disqualify|skip|close ~8 criminal|felony|felonies|arrest|arrests|evictions|eviction|record|credit",
      "anyone|anybody|people|everyone ~5 record|felony|eviction ~3",
    ].map { ($0, true) })
  private static let work: Set<String> = ["task", "remind", "notify", "ticket", "stage", "pipeline", "note", "alert"]

  static func check(_ sentence: Sentence) -> Decline? {
    guard let match = index.first(in: sentence.tokens) else { return nil }
    let tags = Tagger.tags(sentence.tokens)
    // "when the application is denied send …" or a task to look at it is about what a person decided.
    if sentence.containsAny(work), !sentence.containsAny(["automatically", "auto", "automatic"]) { return nil }
    let opensMoment: (Tag) -> Bool = { tag in
      tag.isWhenClause(sentence.tokens)
        && (match.range.contains(tag.start + 1) || (0...3).contains(match.range.lowerBound - tag.start))
    }
    if tags.contains(where: opensMoment),
      tags.contains(where: { $0.action?.messagesPerson == true })
    {
      return nil
    }
    let criminal = sentence.containsAny(["criminal", "felony", "felonies", "arrest", "arrests", "record"])
    return Decline(
      rule: criminal ? "FH11" : "SC1",
      reason: criminal
        ? "I cannot set this up: “\(sentence.words(match.range))” would turn people away automatically because of a criminal record or arrest. Fair housing law asks for a written screening standard and a person who decides."
        : "I cannot set this up: applications, credit and screening results are not on this platform, and approving or declining an applicant must be decided by a person (FCRA, fair credit reporting). I can create a task when somebody applies online instead."
    )
  }
}
