/// Checks the changes of one property and puts every finding beside the change it is about.
struct TargetAssembly {
  let checks: Checks
  let catalogue: Catalogue

  /// - Parameter notes: findings that belong to the property as a whole.
  func target(_ state: PropertyState, changes: [ProposedChange], notes: [Finding] = []) -> ProposalTarget {
    var target = ProposalTarget(
      property: state.facts, baseRevision: state.revision, base: state.configuration, changes: changes, findings: notes)
    let dependencies = Dependencies(of: target, catalogue: catalogue)
    unselectDependants(&target, dependencies)
    attachFindings(&target, state)
    unselectBlocked(&target)
    unselectDependants(&target, dependencies)
    return target
  }

  /// What needs something unselected cannot start selected.
  private func unselectDependants(_ target: inout ProposalTarget, _ dependencies: Dependencies) {
    let open = Set(target.changes.lazy.filter { !$0.startsSelected }.map(\.change.id))
    guard !open.isEmpty else { return }
    let closed = dependencies.closure(declining: open)
    let sentence = closed.count > open.count ? Sentence(target: target, catalogue: catalogue) : nil
    let changes = target.changes
    for index in changes.indices where changes[index].startsSelected && closed.contains(changes[index].change.id) {
      let needed = dependencies.needs(changes[index].change.id).first(where: closed.contains)
      let name = changes.first { $0.change.id == needed }.flatMap { sentence?.text($0.change) } ?? "another change"
      target.changes[index].startsSelected = false
      target.changes[index].unselectedReason = "It needs a change that is not selected: \(name)"
    }
  }

  /// What is selected is judged by itself, so that a change nobody wants cannot make a good one look bad.
  private func attachFindings(_ target: inout ProposalTarget, _ state: PropertyState) {
    let all = target.configuration(accepting: Set(target.changes.map(\.change.id)))
    let found = checks.findings(for: all, in: state, base: target.base)
    let places = FindingPlaces(target)
    if target.changes.allSatisfy(\.startsSelected) { return add(found, to: &target, places) { _ in true } }
    let selected = target.changes.map(\.startsSelected)
    add(found, to: &target, places) { index in index.map { !selected[$0] } ?? false }
    let kept = checks.findings(for: target.selectedConfiguration, in: state, base: target.base)
    add(kept, to: &target, places) { index in index.map { selected[$0] } ?? true }
  }

  private func add(
    _ findings: [Finding], to target: inout ProposalTarget, _ places: FindingPlaces, where isWanted: (Int?) -> Bool
  ) {
    for finding in findings {
      let index = places.change(for: finding)
      guard isWanted(index) else { continue }
      if let index { target.changes[index].findings.append(finding) } else { target.findings.append(finding) }
    }
  }

  private func unselectBlocked(_ target: inout ProposalTarget) {
    for index in target.changes.indices where target.changes[index].startsSelected {
      guard let block = target.changes[index].findings.first(where: { $0.severity == .block }) else { continue }
      target.changes[index].startsSelected = false
      target.changes[index].unselectedReason = "It cannot be approved as it is: \(block.message)"
    }
  }
}
