import ConfigSchema

/// What the database holds at the moment of approving, with everything locked that matters.
struct ApprovalCheck {
  /// The same approval is in effect already: the answer to it was lost, and it was asked for again.
  let isApplied: Bool
  private let revisions: [ItemID: Int]
  private let proposal: Row?
  private let live: [ItemID: Configuration]
  private let review: Row?

  /// - Parameter answers: those to ``ApprovalStatements/lockAndLook(_:)``.
  init(_ answers: [Rows]) throws(StoreError) {
    var revisions: [ItemID: Int] = [:]
    for row in answers[2] { revisions[try row.value("property_id")] = try row.value("revision") }
    self.revisions = revisions
    proposal = answers[3].first
    isApplied = !answers[4].isEmpty
    live = try Store.configurations(answers[5])
    review = answers[6].first
  }

  func missing(_ plan: ApprovalPlan) -> [PropertyFacts] {
    plan.targets.map(\.property).filter { revisions[$0.id] == nil }
  }

  /// Whether the proposal still waits, and is the one that was read.
  func isWaiting(_ plan: ApprovalPlan) throws(StoreError) -> Bool {
    guard let proposal else { return false }
    let status: String = try proposal.value("status")
    let revision: Int = try proposal.value("revision")
    let digest: String = try proposal.value("digest")
    return status == "pending" && revision == plan.proposalRevision && digest == plan.proposalDigest
  }

  /// What was decided otherwise since the code was drawn.
  func otherDecision(_ plan: ApprovalPlan) throws(StoreError) -> OtherDecision? {
    guard let review else { return nil }
    let stored: ReviewState = try Document.value(try review.value("state"))
    guard let found = stored.contradiction(to: plan.choices) else { return nil }
    return OtherDecision(by: try review.value("saved_by"), number: found.number, found.decision)
  }

  /// The targets whose live state is not the base they were computed against.
  func moved(_ plan: ApprovalPlan) -> [(target: ApprovalPlan.Target, liveRevision: Int)] {
    plan.targets.compactMap { target in
      let revision = revisions[target.property.id] ?? 0
      let isBase = revision == target.baseRevision && isUntouched(target)
      return isBase ? nil : (target, revision)
    }
  }

  /// Compares only the pipelines and triggers that are to be written, triggers with all their actions.
  private func isUntouched(_ target: ApprovalPlan.Target) -> Bool {
    let owners = Set(target.owners)
    let live = self.live[target.property.id] ?? .empty
    return Set(live.pipelines) == Set(target.base.pipelines.filter { owners.contains($0.id) })
      && Set(live.triggers) == Set(target.base.triggers.filter { owners.contains($0.id) })
  }
}
