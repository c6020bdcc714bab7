import ConfigSchema
import Store

extension Checks {
  /// Lets everything pass: these tests are about writing, not about judging.
  static let lenient = Checks(version: 1, rules: []) { _, _, _ in [] }
}

extension Store {
  /// Sends a proposal through the gate as a person at the screen would, everything seen and accepted.
  func approved(_ proposal: Proposal, declining declined: Set<ChangeKey> = [], waiting: [ItemID: WaitingChoice] = [:])
    throws -> ApprovedChange
  {
    var review = ReviewState(seen: Set(proposal.changeKeys), waiting: waiting)
    for key in proposal.changeKeys { review.decisions[key] = declined.contains(key) ? .declined : .accepted }
    // The gate looks at the base the proposal knows; whether that is still live is the store's to find out here.
    let workspace = Workspace(
      properties: proposal.targets.map {
        PropertyState(facts: $0.property, configuration: $0.base, revision: $0.baseRevision)
      }, current: Community.maple)
    let person = Actor(profile: Community.dana, login: "configurator_app", name: "Dana Reyes", mayApprove: true)
    var gate = ApprovalGate(checks: .lenient)
    let challenge = try gate.challenge(proposal, review: review, in: workspace, seed: 7).get()
    return try gate.approve(challenge, typed: challenge.code, proposal, review: review, in: workspace, by: person).get()
  }

  /// Proposes, saves, reviews and approves in one go.
  @discardableResult
  func change(
    _ words: String = "Please set this up", for properties: [ItemID] = [Community.maple],
    origin: Proposal.Origin = .request, waiting: [ItemID: WaitingChoice] = [:], _ edit: (inout Configuration) -> Void
  ) throws -> AppliedApproval {
    let proposal = try proposed(words, for: properties, origin: origin, edit)
    try save(proposal)
    return try apply(try approved(proposal, waiting: waiting), as: Sample.randomID())
  }

  func live(_ property: ItemID = Community.maple) throws -> Configuration {
    try state(of: property)?.configuration ?? .empty
  }
}
