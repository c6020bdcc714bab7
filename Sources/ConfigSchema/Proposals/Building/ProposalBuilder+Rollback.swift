extension ProposalBuilder {
  /// Going back to what a property, or one item of it, was at a revision: a forward proposal, checked against today.
  /// - Parameters:
  ///   - target: `.property` or `.item`; it names the revision.
  ///   - then: the property's configuration at that revision.
  ///   - state: the property as it is today.
  public func rollback(
    to target: RollbackTarget, then: Configuration, state: PropertyState, ids: IDSource
  ) -> BuildResult {
    let property = Escape.quoted(state.facts.name)
    switch target {
    case .property(let revision):
      return toward(
        then, state, origin: .rollback(target), message: "\(property) goes back to revision \(revision).",
        model: Self.program, ids: ids)
    case .item(let item, let revision):
      let goal = state.configuration.restoring(item, from: then)
      let name = ItemCensus(then).names[item] ?? ItemCensus(state.configuration).names[item]
      return toward(
        goal, state, origin: .rollback(target),
        message: "\(name.map(Escape.quoted) ?? "The item") goes back to revision \(revision).", model: Self.program,
        ids: ids)
    case .approval:
      return undo(target, before: then, after: then, state: state, ids: ids)
    }
  }

  /// Taking back what one approval did. What it did not touch stays as it is today; what was changed again since comes
  /// with a warning.
  /// - Parameters:
  ///   - before: the property's configuration at the revision before the approval.
  ///   - after: at the approval's own revision.
  public func undo(
    approval: ItemID, before: Configuration, after: Configuration, state: PropertyState, ids: IDSource
  ) -> BuildResult {
    undo(.approval(approval), before: before, after: after, state: state, ids: ids)
  }

  private func undo(
    _ target: RollbackTarget, before: Configuration, after: Configuration, state: PropertyState, ids: IDSource
  ) -> BuildResult {
    let back = ProposalTarget(
      property: state.facts, baseRevision: 0, base: after,
      changes: Diff.changes(from: after, to: before).map { ProposedChange(change: $0) })
    let (changes, notes) = Rebase(old: back, review: ReviewState(), live: state, catalogue: catalogue).changes()
    guard !changes.isEmpty else {
      return .answer(message: "What this approval did is undone already; there is nothing to change.", notes: notes)
    }
    let proposal = Proposal(
      id: ids(), origin: .rollback(target), request: Request([]),
      message: "This takes back what one approval did to \(Escape.quoted(state.facts.name)).", model: Self.program,
      targets: [assembly.target(state, changes: changes, notes: notes)], validatorVersion: checks.version)
    return .proposal(proposal, questions: [], declined: nil)
  }

  /// Bringing live rows that were changed outside of this program back to what was approved last.
  /// - Parameters:
  ///   - approved: the configuration as of the property's revision.
  ///   - state: the property with what is live.
  public func driftRepair(to approved: Configuration, state: PropertyState, ids: IDSource) -> BuildResult {
    toward(
      approved, state, origin: .driftRepair,
      message: "\(Escape.quoted(state.facts.name)) goes back to what was approved at revision \(state.revision).",
      model: Self.program, ids: ids)
  }
}

extension Configuration {
  /// This configuration with one pipeline or trigger as it is in another: replaced, brought back, or taken out when the
  /// other has none. A stage or action brings its owner along.
  func restoring(_ item: ItemID, from other: Configuration) -> Configuration {
    var goal = self
    let pipeline = other.pipelines.first { $0.holds(item) } ?? pipelines.first { $0.holds(item) }
    let trigger = other.triggers.first { $0.holds(item) } ?? triggers.first { $0.holds(item) }
    if let id = pipeline?.id {
      goal.pipelines = Self.exchanged(pipelines, other.pipelines.first { $0.id == id }) { $0.id == id }
    }
    if let id = trigger?.id {
      goal.triggers = Self.exchanged(triggers, other.triggers.first { $0.id == id }) { $0.id == id }
    }
    return goal
  }

  private static func exchanged<Item>(_ items: [Item], _ new: Item?, _ isIt: (Item) -> Bool) -> [Item] {
    guard let new else { return items.filter { !isIt($0) } }
    guard let index = items.firstIndex(where: isIt) else { return items + [new] }
    var copy = items
    copy[index] = new
    return copy
  }
}

extension Pipeline {
  fileprivate func holds(_ item: ItemID) -> Bool { id == item || stages.contains { $0.id == item } }
}

extension Trigger {
  fileprivate func holds(_ item: ItemID) -> Bool { id == item || actions.contains { $0.id == item } }
}
