extension Sentence {
  /// The exact difference, indented: what stands there before and after, null where there is nothing.
  /// Ready to show once it went through ``Escape/visible(_:keepingNewlines:)``.
  public static func json(_ change: Change) -> (before: String, after: String) {
    let (before, after) = change.json
    return (before.text(.pretty), after.text(.pretty))
  }
}

extension Change {
  /// What stands there before and after this change; null where there is nothing.
  public var json: (before: JSON, after: JSON) {
    kind.isAboutPipeline ? pipelineJSON : triggerJSON
  }

  private var pipelineJSON: (JSON, JSON) {
    switch kind {
    case .pipelineCreated(let pipeline): (.null, ItemJSON.pipeline(pipeline))
    case .pipelineDeleted(let pipeline): (ItemJSON.pipeline(pipeline), .null)
    case .pipelineRenamed(let from, let to), .stageRenamed(_, let from, let to):
      (["name": .string(from)], ["name": .string(to)])
    case .pipelineTypeChanged(let from, let to):
      (["pipeline_type": .string(from.rawValue)], ["pipeline_type": .string(to.rawValue)])
    case .pipelineDefaultChanged(let to): (["is_default": .bool(!to)], ["is_default": .bool(to)])
    case .stageAdded(let stage, let after):
      (.null, ["stage": ItemJSON.stage(stage), "after": ItemJSON.id(after)])
    case .stageRemoved(let stage, let after):
      (["stage": ItemJSON.stage(stage), "after": ItemJSON.id(after)], .null)
    case .stageMoved(_, _, let from, let to): (["after": ItemJSON.id(from)], ["after": ItemJSON.id(to)])
    case .stageSLAChanged(_, _, let from, let to):
      (["sla_hours": ItemJSON.number(from)], ["sla_hours": ItemJSON.number(to)])
    case .stageStatusChanged(_, _, let from, let to):
      (["lead_status": ItemJSON.text(from)], ["lead_status": ItemJSON.text(to)])
    case .stageTransitionChanged(_, _, let from, let to):
      (["auto_transition": ItemJSON.transition(from)], ["auto_transition": ItemJSON.transition(to)])
    default: (.null, .null)
    }
  }

  private var triggerJSON: (JSON, JSON) {
    switch kind {
    case .triggerCreated(let trigger): (.null, ItemJSON.trigger(trigger))
    case .triggerDeleted(let trigger): (ItemJSON.trigger(trigger), .null)
    case .triggerRenamed(let from, let to): (["name": .string(from)], ["name": .string(to)])
    case .triggerEventChanged(let from, let to): (["event_type": .string(from)], ["event_type": .string(to)])
    case .triggerConditionsChanged(let from, let to):
      (["conditions": ItemJSON.conditions(from)], ["conditions": ItemJSON.conditions(to)])
    case .triggerSwitched(let on): (["is_active": .bool(!on)], ["is_active": .bool(on)])
    case .actionAdded(let action, let after):
      (.null, ["action": ItemJSON.action(action), "after": ItemJSON.id(after)])
    case .actionRemoved(let action, let after):
      (["action": ItemJSON.action(action), "after": ItemJSON.id(after)], .null)
    case .actionMoved(_, _, let from, let to): (["after": ItemJSON.id(from)], ["after": ItemJSON.id(to)])
    case .actionContentChanged(_, let from, let to): (ItemJSON.content(from), ItemJSON.content(to))
    case .actionDelayChanged(_, _, let from, let to):
      (["delay_minutes": .number(JSONNumber(from))], ["delay_minutes": .number(JSONNumber(to))])
    case .actionOnlyIfChanged(_, _, let from, let to):
      (["only_if": ItemJSON.conditions(from)], ["only_if": ItemJSON.conditions(to)])
    default: (.null, .null)
    }
  }
}
