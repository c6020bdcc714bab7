import ConfigSchema

/// A change in plain words, and the sign of what it does.
enum ChangeText {
  static func sentence(_ change: Change, in target: ProposalTarget) -> String { Sentence.text(for: change, in: target) }

  /// `+` adds, `−` removes, `~` changes.
  static func sign(_ change: Change) -> Span {
    switch change.kind {
    case .pipelineCreated, .triggerCreated, .stageAdded, .actionAdded: Span("+", .added)
    case .pipelineDeleted, .triggerDeleted, .stageRemoved, .actionRemoved: Span("−", .removed)
    case .pipelineRenamed, .pipelineTypeChanged, .pipelineDefaultChanged, .stageMoved, .stageRenamed, .stageSLAChanged,
      .stageStatusChanged, .stageTransitionChanged, .triggerRenamed, .triggerEventChanged, .triggerConditionsChanged,
      .triggerSwitched, .actionMoved, .actionContentChanged, .actionDelayChanged, .actionOnlyIfChanged:
      Span("~", .changed)
    }
  }
}
