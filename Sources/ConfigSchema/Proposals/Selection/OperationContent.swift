extension Operation {
  /// Every text that the operation would put into the configuration.
  var texts: [String] {
    switch self {
    case .createPipeline(let it): [it.name]
    case .updatePipeline(let it): it.name.value.map { [$0] } ?? []
    case .addStage(let it): [it.name]
    case .updateStage(let it): it.name.value.map { [$0] } ?? []
    case .createTrigger(let it): [it.name, it.eventType] + it.conditions.flatMap(\.value.texts)
    case .updateTrigger(let it):
      [it.name.value, it.eventType.value].compactMap { $0 } + (it.conditions.value ?? []).flatMap(\.value.texts)
    case .addAction(let it): JSON.object(it.config).texts + it.onlyIf.flatMap(\.value.texts)
    case .updateAction(let it): JSON.object(it.config).texts + (it.onlyIf.value ?? []).flatMap(\.value.texts)
    case .deletePipeline, .moveStage, .removeStage, .switchTrigger, .deleteTrigger, .moveAction, .removeAction: []
    }
  }

  /// The lead sources that its conditions compare with.
  var sources: [String] {
    let conditions: [Condition] =
      switch self {
      case .createTrigger(let it): it.conditions
      case .updateTrigger(let it): it.conditions.value ?? []
      case .addAction(let it): it.onlyIf
      case .updateAction(let it): it.onlyIf.value ?? []
      default: []
      }
    return conditions.filter { $0.field.hasSuffix(".source") }.flatMap(\.value.texts)
  }

  /// The existing item it is about, when it is about one.
  var subject: Reference? {
    switch self {
    case .updatePipeline(let it): it.pipeline
    case .updateStage(let it): it.stage
    case .updateTrigger(let it): it.trigger
    case .updateAction(let it): it.action
    case .deletePipeline(let it), .removeStage(let it), .deleteTrigger(let it), .removeAction(let it): it
    case .moveStage(let it, _), .moveAction(let it, _), .switchTrigger(let it, _): it
    case .createPipeline, .addStage, .createTrigger, .addAction: nil
    }
  }

  /// Whether it takes away something that works today.
  var isTakingAway: Bool {
    switch self {
    case .deletePipeline, .removeStage, .deleteTrigger, .removeAction: true
    case .switchTrigger(_, let isActive): !isActive
    case .createPipeline, .updatePipeline, .addStage, .updateStage, .moveStage, .createTrigger, .updateTrigger,
      .addAction, .updateAction, .moveAction:
      false
    }
  }

  /// Whether it adds something of the kind that `removal` takes away, so that both together replace.
  func replaces(_ removal: Operation) -> Bool {
    switch (self, removal) {
    case (.createPipeline, .deletePipeline), (.addStage, .removeStage), (.addAction, .removeAction),
      (.createTrigger, .deleteTrigger), (.createTrigger, .switchTrigger), (.addAction, .deleteTrigger):
      true
    default: false
    }
  }
}

extension Patch {
  /// The value that is set, if any.
  var value: Value? { if case .set(let value) = self { value } else { nil } }
}

extension JSON {
  /// Every string in it, member names included.
  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.flatMap(\.texts)
    case .object(let object): object.members.flatMap { [$0.key] + $0.value.texts }
    case .null, .bool, .number: []
    }
  }
}
