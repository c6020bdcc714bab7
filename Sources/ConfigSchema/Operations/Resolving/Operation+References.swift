extension Operation {
  /// What it makes: the `$n`, its kind and, for a stage or an action, what it belongs to.
  var creation: (reference: Reference, kind: ItemKind, container: Reference?)? {
    switch self {
    case .createPipeline(let it): (it.ref, .pipeline, nil)
    case .addStage(let it): (it.ref, .stage, it.pipeline)
    case .createTrigger(let it): (it.ref, .trigger, nil)
    case .addAction(let it): (it.ref, .action, it.trigger)
    default: nil
    }
  }

  /// What must exist before it can be carried out, with the member that names it.
  var needs: [(key: String, reference: Reference)] {
    switch self {
    case .createPipeline, .createTrigger: []
    case .updatePipeline(let it): [("pipeline", it.pipeline)]
    case .deletePipeline(let pipeline): [("pipeline", pipeline)]
    case .addStage(let it): [("pipeline", it.pipeline)] + it.position.needs
    case .updateStage(let it): [("stage", it.stage)]
    case .moveStage(let stage, let position): [("stage", stage)] + position.needs
    case .removeStage(let stage): [("stage", stage)]
    case .updateTrigger(let it): [("trigger", it.trigger)]
    case .switchTrigger(let trigger, _), .deleteTrigger(let trigger): [("trigger", trigger)]
    case .addAction(let it): [("trigger", it.trigger)] + it.position.needs
    case .updateAction(let it): [("action", it.action)]
    case .moveAction(let action, let position): [("action", action)] + position.needs
    case .removeAction(let action): [("action", action)]
    }
  }

  /// The stage an automatic move shall lead to. It may be made later in the reply.
  var transitionTarget: Reference? {
    switch self {
    case .addStage(let it): it.autoToStage
    case .updateStage(let it): if case .set(let target) = it.autoToStage { target } else { nil }
    default: nil
    }
  }
}

extension Position {
  fileprivate var needs: [(key: String, reference: Reference)] {
    if case .after(let reference) = self { [("after", reference)] } else { [] }
  }
}
