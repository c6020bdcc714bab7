/// Stages and pipelines in a manager's words.
struct StageWords {
  let catalogue: Catalogue
  /// The name of a stage by its id.
  let name: (ItemID) -> String

  func pipeline(_ pipeline: Pipeline) -> String {
    var text = "for \(Self.plural(pipeline.type))"
    if pipeline.isDefault { text += " (the default)" }
    if pipeline.stages.isEmpty { return text + ", no stages yet" }
    text += ", \(Durations.count(pipeline.stages.count, "stage")): "
    text += pipeline.stages.map { Escape.quoted($0.name) + brackets($0) }.joined(separator: ", ")
    let moves = pipeline.stages.compactMap { stage in
      stage.autoTransition.map { "\(Escape.quoted(stage.name)) \(transition($0))" }
    }
    return moves.isEmpty ? text : text + "; by itself: " + moves.joined(separator: ", ")
  }

  private func brackets(_ stage: Stage) -> String {
    let parts = [stage.slaHours.map(Durations.hours), stage.leadStatus.map { "status " + Self.status($0) }]
    let shown = parts.compactMap { $0 }
    return shown.isEmpty ? "" : " (" + shown.joined(separator: ", ") + ")"
  }

  /// The attributes of one stage: "time limit 2 days, stands for status toured".
  func attributes(_ stage: Stage) -> [String] {
    [
      stage.slaHours.map { "time limit " + Durations.hours($0) },
      stage.leadStatus.map { "stands for status " + Self.status($0) },
      stage.autoTransition.map { "moves on by itself " + transition($0) },
    ].compactMap { $0 }
  }

  /// "→ “Tour” when somebody schedules a tour".
  func transition(_ move: AutoTransition) -> String {
    let target = "→ " + Escape.quoted(name(move.toStage))
    let event = move.eventType.map { Escape.visible(catalogue.title(ofEvent: $0)) }
    switch (event, move.afterHours) {
    case (let event?, nil): return "\(target) when \(event)"
    case (nil, let hours?): return "\(target) after \(Durations.hours(hours)) in the stage"
    case (let event?, let hours?): return "\(target) \(Durations.hours(hours)) after \(event)"
    case (nil, nil): return target
    }
  }

  static func status(_ status: String) -> String { ValueWords.word(status, .leadStatus) }

  static func plural(_ type: PipelineType) -> String {
    switch type {
    case .lead: "leads"
    case .resident: "residents"
    case .campaign: "campaigns"
    }
  }
}
