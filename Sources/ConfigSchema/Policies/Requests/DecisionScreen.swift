/// Applications approved or denied by the machine.
struct DecisionScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard !sentence.has(Self.people), let verb = Self.verdicts.hits(in: sentence.words).first,
      verb.tag == .byItself || sentence.has(Self.criteria)
    else { return nil }
    return Decline(
      rule: "SC1",
      reason:
        "Applications have to be decided by a person: a denial needs a written notice under the Fair Credit Reporting Act, "
        + "and the platform holds no credit or screening data. I can create a task as soon as an application comes in.")
  }

  private enum Manner: Hashable, Sendable { case byItself, ordered }

  private static let verdicts = PhraseBook<Manner>([
    (
      .byItself,
      [
        "auto|automatically|automatic approve|deny|decline|reject|approving|denying|declining|rejecting ~5 application|applications|applicant|applicants|anyone|everyone|anybody|them|people|leads",
        "approve|deny|decline|reject ~6 automatically|auto", "autoapprove|autodeny|autodecline|autoreject",
        "auto|automatic approval|denial|approvals|denials ~4 application|applications|applicants",
      ]
    ),
    (
      .ordered,
      [
        "approve|deny|decline|reject ~3 application|applications|applicant|applicants|anyone|everyone|anybody|people|leads"
      ]
    ),
  ])
  /// What a machine would decide by.
  private static let criteria: Set = [
    "credit", "score", "income", "fico", "650", "600", "700", "eviction", "evictions", "background", "over", "under",
    "below", "above", "times",
  ]
  /// A person decides after all, or the talk is of posts and drafts.
  private static let people: Set = [
    "task", "tasks", "remind", "reminder", "manager", "managers", "notify", "ping", "alert", "me", "person", "draft",
    "drafts", "content", "post", "posts",
    "review", "manually", "dont", "not", "never",
  ]
}
