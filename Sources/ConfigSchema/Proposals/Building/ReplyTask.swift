/// One reply on its way to a proposal.
struct ReplyTask {
  let builder: ProposalBuilder
  let read: ReadResult
  let reply: Reply
  let handed: Handed
  /// The live state.
  let workspace: Workspace
  let handles: HandleTable
  let model: String
  /// The waiting proposal; never stale.
  let pending: Proposal?
  let review: ReviewState
  /// Whether the waiting proposal was just made from one that is stored.
  let isRebased: Bool

  func result(ids: IDSource) -> BuildResult {
    let working = pending?.preview(in: workspace, review: review) ?? workspace
    let resolution = builder.resolver.resolve(read, workspace: working, handles: handles, ids: ids)
    let scene = SelectionScene(handed, reply, numbers: read.numbers, workspace: working, handles: handles)
    let reasons = scene.reasons
    let touched = resolution.properties.compactMap { resolved -> Touched? in
      guard let state = workspace[resolved.property] else { return nil }
      let index = OperationIndex(origins: resolved.origins, scene: scene, reasons: reasons)
      return Touched(state: state, goal: resolved.configuration, index: index)
    }
    let targets = touched.map(target) + untouchedTargets(touched)
    let notes = RequestNotes.findings(for: handed.request) + across(touched) + touched.flatMap { idle($0, targets) }
    let findings = read.findings + resolution.findings
    let failure = failure(findings, touched, targets, reasons)
    let proposal = proposal(targets.filter { !$0.changes.isEmpty }, notes, ids: ids)
    let isWhole = !findings.contains { $0.severity == .block }
    if !failure.failing.isEmpty || !isWhole {
      var failure = failure
      // An automation without the step that could not be read is not what was asked for, so nothing of it is proposed.
      failure.partial = isWhole ? proposal : nil
      return .findings(failure)
    }
    return outcome(proposal, notes + findings)
  }

  /// A property that operations touched.
  struct Touched {
    let state: PropertyState
    let goal: Configuration
    let index: OperationIndex
  }

  private func outcome(_ proposal: Proposal?, _ notes: [Finding]) -> BuildResult {
    if let proposal { return .proposal(proposal, questions: reply.questions, declined: reply.decline) }
    if pending != nil { return .emptied(message: reply.message) }
    if let decline = reply.decline { return .declined(message: reply.message, decline) }
    if !reply.questions.isEmpty { return .questions(message: reply.message, reply.questions) }
    return .answer(message: reply.message, notes: notes)
  }

  private func target(_ touched: Touched) -> ProposalTarget {
    let split = PartSplit(index: touched.index)
    let old = pending?.targets.first { $0.property.id == touched.state.facts.id }
    let amendment = Amendment(old: old, review: review)
    let changes = Diff.changes(from: touched.state.configuration, to: touched.goal).flatMap(split.changes)
    let proposed = changes.map { amendment.merged(touched.index.proposed($0)) }
    let target = builder.assembly.target(
      touched.state, changes: proposed + amendment.leftOver(beside: proposed, goal: touched.goal))
    return withPastedHosts(target, touched.goal)
  }

  /// Addresses that only pasted text names cannot be approved; the validator does not see the request.
  private func withPastedHosts(_ target: ProposalTarget, _ goal: Configuration) -> ProposalTarget {
    let found = RequestNotes.pastedHosts(
      in: goal, base: target.base, request: handed.request, catalogue: builder.catalogue)
    if found.isEmpty { return target }
    var target = target
    let places = FindingPlaces(target)
    for finding in found {
      guard let index = places.change(for: finding) else { continue }
      target.changes[index].findings.append(finding)
      target.changes[index].startsSelected = false
      if target.changes[index].unselectedReason == nil {
        target.changes[index].unselectedReason = "It cannot be approved as it is: \(finding.message)"
      }
    }
    return target
  }

  private func across(_ touched: [Touched]) -> [Finding] {
    AcrossProperties.findings(
      touched.map { (facts: $0.state.facts, base: $0.state.configuration, configuration: $0.goal) })
  }

  /// Targets of the waiting proposal that this reply does not touch stay as they are.
  private func untouchedTargets(_ touched: [Touched]) -> [ProposalTarget] {
    let names = Set(touched.map(\.state.facts.id))
    return (pending?.targets ?? []).filter { !names.contains($0.property.id) }
  }

  /// An operation that changes nothing is said, not dropped.
  private func idle(_ touched: Touched, _ targets: [ProposalTarget]) -> [Finding] {
    let changes = targets.first { $0.property.id == touched.state.facts.id }?.changes ?? []
    let active = Set(changes.flatMap { touched.index.numbers(of: $0.change) })
    var idle: [Int: ItemID] = [:]
    for (item, numbers) in touched.index.origins {
      for number in numbers where !active.contains(number) { idle[number] = min(idle[number] ?? item, item) }
    }
    guard !idle.isEmpty else { return [] }
    let names = ItemCensus(touched.goal).names
    return idle.sorted { $0.key < $1.key }.map { number, item in
      let name = names[item].map(Escape.quoted) ?? "Something"
      return Finding(
        .note, rule: "no_effect", path: "changes[\(number)]", message: "\(name) is that way already.", item: item,
        operation: number)
    }
  }

  /// What the model has to mend: what could not be read or resolved, and what is blocked through its doing.
  private func failure(
    _ findings: [Finding], _ touched: [Touched], _ targets: [ProposalTarget], _ reasons: [Int: String]
  ) -> BuildFailure {
    var all = findings
    var failing = Set(findings.lazy.filter { $0.severity == .block }.compactMap(\.operation))
    for (one, target) in zip(touched, targets) {
      for proposed in target.changes {
        let numbers = one.index.numbers(of: proposed.change).filter { reasons[$0] == nil }
        guard !numbers.isEmpty else { continue }
        for finding in proposed.findings where finding.severity == .block {
          let exact = finding.item.flatMap { one.index.origins[$0] }?.filter { reasons[$0] == nil } ?? []
          let blamed = exact.isEmpty ? numbers : exact
          failing.formUnion(blamed)
          var named = finding
          named.operation = finding.operation ?? blamed.last
          all.append(named)
        }
      }
    }
    return BuildFailure(
      findings: all, failing: failing.sorted(), message: reply.message, questions: reply.questions)
  }

  private func proposal(_ targets: [ProposalTarget], _ notes: [Finding], ids: IDSource) -> Proposal? {
    guard !targets.isEmpty else { return nil }
    var targets = targets
    targets[0].findings += notes
    return Proposal(
      id: pending?.id ?? ids(), revision: pending.map { isRebased ? $0.revision : $0.revision + 1 } ?? 1,
      origin: pending?.origin ?? .request, request: handed.request, message: reply.message, model: model,
      targets: targets, validatorVersion: builder.checks.version)
  }
}
