extension ProposalBuilder {
  /// A proposal that leads from today to a configuration that is known already.
  /// - Parameter unselected: why a change starts unselected; nil = it starts selected.
  func toward(
    _ goal: Configuration, _ state: PropertyState, origin: Proposal.Origin, message: String, model: String,
    notes: [Finding] = [], ids: IDSource, unselected: (Change) -> String? = { _ in nil }
  ) -> BuildResult {
    let changes = Diff.changes(from: state.configuration, to: goal).map { change in
      let reason = unselected(change)
      return ProposedChange(change: change, startsSelected: reason == nil, unselectedReason: reason)
    }
    guard !changes.isEmpty else {
      return .answer(
        message: "\(Escape.quoted(state.facts.name)) is that way already; there is nothing to change.", notes: notes)
    }
    let target = assembly.target(state, changes: changes, notes: notes)
    return .proposal(
      Proposal(
        id: ids(), origin: origin, request: Request([]), message: message, model: model, targets: [target],
        validatorVersion: checks.version),
      questions: [], declined: nil)
  }

  /// The name that stands where a model's would: nobody was asked.
  static let program = "configurator"
}
