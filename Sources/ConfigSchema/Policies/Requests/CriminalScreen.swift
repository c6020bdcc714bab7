/// People with any record are to be turned away.
struct CriminalScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard !sentence.has(["task", "dont", "not", "person", "manager", "instead", "remove"]),
      !Self.record.hits(in: sentence.words).isEmpty, !Self.turning.hits(in: sentence.words).isEmpty
    else { return nil }
    return Decline(
      rule: "FH11",
      reason: "Turning people away for an arrest or for any record is unlawful under fair housing law. "
        + "Screening needs a written standard and a person who applies it.")
  }

  private static let record = PhraseBook<Bool>([
    (
      true,
      [
        "felon|felons|felony|felonies|arrest|arrests|arrested|convict|convicts|conviction|convictions",
        "criminal record|records|history|background|backgrounds", "police record",
      ]
    )
  ])
  private static let turning = PhraseBook<Bool>([
    (
      true,
      [
        "deny|decline|reject|refuse|exclude|skip|ignore|disqualify|block", "mark|move|set|put ~6 lost|dead",
        "screen|filter|weed ~4 out", "turn ~4 away|down", "no felons|felon",
      ]
    )
  ])
}
