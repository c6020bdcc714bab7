extension Change {
  /// A change with its stable id, `<item>/<aspect>`: at most one difference of each aspect exists per item.
  init(_ owner: ItemID, _ kind: Kind, name: String) {
    self.init(id: "\(kind.item ?? owner)/\(kind.aspect)", owner: owner, ownerName: name, kind: kind)
  }

  /// The pipeline, stage, trigger or action this is about.
  public var item: ItemID { kind.item ?? owner }

  /// Every item this is about, with the parts that come or go with it.
  public var items: [ItemID] {
    switch kind {
    case .pipelineCreated(let pipeline), .pipelineDeleted(let pipeline): [owner] + pipeline.stages.map(\.id)
    case .triggerCreated(let trigger), .triggerDeleted(let trigger): [owner] + trigger.actions.map(\.id)
    default: [item]
    }
  }
}

extension Change.Kind {
  /// Whether this is about a pipeline or its stages; otherwise it is about a trigger or its actions.
  public var isAboutPipeline: Bool {
    switch self {
    case .pipelineCreated, .pipelineDeleted, .pipelineRenamed, .pipelineTypeChanged, .pipelineDefaultChanged,
      .stageAdded, .stageRemoved, .stageMoved, .stageRenamed, .stageSLAChanged, .stageStatusChanged,
      .stageTransitionChanged:
      true
    case .triggerCreated, .triggerDeleted, .triggerRenamed, .triggerEventChanged, .triggerConditionsChanged,
      .triggerSwitched, .actionAdded, .actionRemoved, .actionMoved, .actionContentChanged, .actionDelayChanged,
      .actionOnlyIfChanged:
      false
    }
  }

  /// The stage or action, when the change is about one; nil when it is about the owner itself.
  var item: ItemID? {
    switch self {
    case .stageAdded(let stage, _), .stageRemoved(let stage, _): stage.id
    case .actionAdded(let action, _), .actionRemoved(let action, _): action.id
    case .stageMoved(let id, _, _, _), .stageRenamed(let id, _, _), .stageSLAChanged(let id, _, _, _),
      .stageStatusChanged(let id, _, _, _), .stageTransitionChanged(let id, _, _, _), .actionMoved(let id, _, _, _),
      .actionContentChanged(let id, _, _), .actionDelayChanged(let id, _, _, _),
      .actionOnlyIfChanged(let id, _, _, _):
      id
    case .pipelineCreated, .pipelineDeleted, .pipelineRenamed, .pipelineTypeChanged, .pipelineDefaultChanged,
      .triggerCreated, .triggerDeleted, .triggerRenamed, .triggerEventChanged, .triggerConditionsChanged,
      .triggerSwitched:
      nil
    }
  }

  /// What about the item differs; the second half of the change's id.
  var aspect: String {
    switch self {
    case .pipelineCreated, .triggerCreated: "created"
    case .pipelineDeleted, .triggerDeleted: "deleted"
    case .stageAdded, .actionAdded: "added"
    case .stageRemoved, .actionRemoved: "removed"
    case .stageMoved, .actionMoved: "order"
    case .pipelineRenamed, .stageRenamed, .triggerRenamed: "name"
    case .pipelineTypeChanged: "type"
    case .pipelineDefaultChanged: "default"
    case .stageSLAChanged: "sla"
    case .stageStatusChanged: "status"
    case .stageTransitionChanged: "transition"
    case .triggerEventChanged: "event"
    case .triggerConditionsChanged: "conditions"
    case .triggerSwitched: "switch"
    case .actionContentChanged: "content"
    case .actionDelayChanged: "delay"
    case .actionOnlyIfChanged: "only_if"
    }
  }
}
