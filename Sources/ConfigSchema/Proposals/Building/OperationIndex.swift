/// Which operations of a reply lead to which changes.
struct OperationIndex {
  /// Touched item → operation numbers.
  let origins: [ItemID: [Int]]
  let operations: [Int: JudgedOperation]
  /// Why operations start unselected.
  let reasons: [Int: String]

  init(origins: [ItemID: [Int]], scene: SelectionScene, reasons: [Int: String]) {
    (self.origins, self.reasons) = (origins, reasons)
    operations = Dictionary(scene.operations.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The operations behind a change, ascending.
  func numbers(of change: Change) -> [Int] {
    if change.isCreation || change.isDeletion { return wholeNumbers(of: change) }
    let all = (origins[change.item] ?? []).sorted()
    let fitting = all.filter { operations[$0].map { change.kind.canStem(from: $0.operation) } ?? false }
    return fitting.isEmpty ? all : fitting
  }

  /// Of something that comes or goes with its parts. Origins of an owner name what touched any part, also one that is
  /// not in this change; those count by the part.
  private func wholeNumbers(of change: Change) -> [Int] {
    let own = (origins[change.owner] ?? []).filter { operations[$0]?.operation.isAboutOwner ?? false }
    let parts = change.items.dropFirst().flatMap { origins[$0] ?? [] }
    let all = Set(own + parts)
    return (all.isEmpty ? origins[change.owner] ?? [] : Array(all)).sorted()
  }

  func proposed(_ change: Change) -> ProposedChange {
    let numbers = numbers(of: change)
    var evidence: [Evidence] = []
    for number in numbers {
      if let next = operations[number]?.evidence, !evidence.contains(next) { evidence.append(next) }
    }
    let reason = numbers.lazy.compactMap { reasons[$0] }.first
    return ProposedChange(
      change: change, evidence: evidence, startsSelected: reason == nil, unselectedReason: reason)
  }

  /// Whether everything that touched the item starts unselected.
  func isUnselected(_ item: ItemID) -> Bool {
    let numbers = origins[item] ?? []
    return !numbers.isEmpty && numbers.allSatisfy { reasons[$0] != nil }
  }
}

extension Operation {
  /// Whether it is about a pipeline or trigger itself and not about a part of it.
  fileprivate var isAboutOwner: Bool {
    switch self {
    case .createPipeline, .updatePipeline, .deletePipeline, .createTrigger, .updateTrigger, .switchTrigger,
      .deleteTrigger:
      true
    case .addStage, .updateStage, .moveStage, .removeStage, .addAction, .updateAction, .moveAction, .removeAction:
      false
    }
  }
}

extension Change.Kind {
  /// Whether an operation of this kind changes this aspect; origins of an owner name what touched its parts, too.
  fileprivate func canStem(from operation: Operation) -> Bool {
    switch (self, operation) {
    case (.pipelineRenamed, .updatePipeline), (.pipelineTypeChanged, .updatePipeline),
      (.pipelineDefaultChanged, .updatePipeline), (.pipelineDefaultChanged, .createPipeline),
      (.stageAdded, .addStage), (.stageRemoved, .removeStage), (.stageMoved, .moveStage),
      (.stageRenamed, .updateStage), (.stageSLAChanged, .updateStage), (.stageStatusChanged, .updateStage),
      (.stageTransitionChanged, .updateStage), (.stageTransitionChanged, .removeStage),
      (.triggerRenamed, .updateTrigger), (.triggerEventChanged, .updateTrigger),
      (.triggerConditionsChanged, .updateTrigger), (.triggerSwitched, .switchTrigger), (.actionAdded, .addAction),
      (.actionRemoved, .removeAction), (.actionMoved, .moveAction), (.actionContentChanged, .updateAction),
      (.actionDelayChanged, .updateAction), (.actionOnlyIfChanged, .updateAction):
      true
    default: false
    }
  }
}
