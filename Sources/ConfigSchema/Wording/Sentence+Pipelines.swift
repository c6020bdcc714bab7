extension Sentence {
  func pipelineText(_ change: Change) -> String {
    let owner = Escape.quoted(change.ownerName)
    switch change.kind {
    case .pipelineCreated(let pipeline): return "New pipeline \(owner) \(stageWords.pipeline(pipeline))"
    case .pipelineDeleted(let pipeline): return "Delete pipeline \(owner)\(stageList(pipeline))"
    case .pipelineRenamed(_, let to): return "Pipeline \(owner): name → \(Escape.quoted(to))"
    case .pipelineTypeChanged(let from, let to):
      return "Pipeline \(owner): for \(StageWords.plural(from)) → for \(StageWords.plural(to))"
    case .pipelineDefaultChanged(let isDefault):
      return "Pipeline \(owner): " + (isDefault ? "becomes the default" : "is no longer the default")
    case .stageAdded(let stage, let after):
      let head = "New stage \(Escape.quoted(stage.name)) in \(owner), \(place(after))"
      let attributes = stageWords.attributes(stage)
      return attributes.isEmpty ? head : head + ": " + attributes.joined(separator: ", ")
    case .stageRemoved(let stage, _): return "Remove stage \(Escape.quoted(stage.name)) from \(owner)"
    case .stageMoved(_, let name, let from, let to):
      return "\(stageHead(name, owner)): place \(place(from)) → \(place(to))"
    case .stageRenamed(_, let from, let to): return "\(stageHead(from, owner)): name → \(Escape.quoted(to))"
    case .stageSLAChanged(_, let name, let from, let to):
      return "\(stageHead(name, owner)): time limit \(limit(from)) → \(limit(to))"
    case .stageStatusChanged(_, let name, let from, let to):
      return "\(stageHead(name, owner)): stands for status \(status(from)) → \(status(to))"
    case .stageTransitionChanged(_, let name, let from, let to):
      return "\(stageHead(name, owner)): \(move(from, to))"
    default: preconditionFailure("no change of a pipeline: \(change.id)")
    }
  }

  private func stageHead(_ name: String, _ owner: String) -> String { "Stage \(Escape.quoted(name)) in \(owner)" }
  private func limit(_ hours: Double?) -> String { hours.map(Durations.hours) ?? "none" }
  private func status(_ status: String?) -> String { status.map(StageWords.status) ?? "none" }

  private func stageList(_ pipeline: Pipeline) -> String {
    if pipeline.stages.isEmpty { return "" }
    return " with its stages " + Lists.and(pipeline.stages.map { Escape.quoted($0.name) })
  }

  private func move(_ from: AutoTransition?, _ to: AutoTransition?) -> String {
    switch (from, to) {
    case (nil, let to?): "moves on by itself \(stageWords.transition(to))"
    case (let from?, nil): "no longer moves on by itself (was \(stageWords.transition(from)))"
    case (let from?, let to?):
      "moves on by itself \(stageWords.transition(to)) (was \(stageWords.transition(from)))"
    case (nil, nil): "moves on as before"
    }
  }
}
