import ConfigSchema

/// The sign of what a change does.
enum ChangeSign {
  /// `+` adds, `−` removes, `~` changes.
  static func span(_ change: Change) -> Span {
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
