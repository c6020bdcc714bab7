/// Items as the review shows their exact contents: under the names of the interchange format, with ids for references.
enum ItemJSON {
  static func pipeline(_ pipeline: Pipeline) -> JSON {
    [
      "id": id(pipeline.id), "name": .string(pipeline.name), "pipeline_type": .string(pipeline.type.rawValue),
      "is_default": .bool(pipeline.isDefault), "stages": .array(pipeline.stages.map(stage)),
    ]
  }

  static func stage(_ stage: Stage) -> JSON {
    [
      "id": id(stage.id), "name": .string(stage.name), "sla_hours": number(stage.slaHours),
      "lead_status": text(stage.leadStatus), "auto_transition": transition(stage.autoTransition),
    ]
  }

  static func transition(_ transition: AutoTransition?) -> JSON {
    guard let transition else { return .null }
    return [
      "event_type": text(transition.eventType), "after_hours": number(transition.afterHours),
      "to_stage": id(transition.toStage),
    ]
  }

  static func trigger(_ trigger: Trigger) -> JSON {
    [
      "id": id(trigger.id), "name": .string(trigger.name), "event_type": .string(trigger.eventType),
      "conditions": conditions(trigger.conditions), "is_active": .bool(trigger.isActive),
      "actions": .array(trigger.actions.map(action)),
    ]
  }

  static func action(_ action: Action) -> JSON {
    [
      "id": id(action.id), "action_type": .string(action.type), "action_config": .object(action.config),
      "only_if": conditions(action.onlyIf), "delay_minutes": .number(JSONNumber(action.delayMinutes)),
    ]
  }

  static func conditions(_ conditions: [Condition]) -> JSON {
    .array(
      conditions.map { ["field": .string($0.field), "operator": .string($0.op.rawValue), "value": $0.value] })
  }

  static func content(_ content: ActionContent) -> JSON {
    ["action_type": .string(content.type), "action_config": .object(content.config)]
  }

  static func id(_ id: ItemID?) -> JSON { id.map { .string($0.value) } ?? .null }
  static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  static func number(_ number: Double?) -> JSON { number.map { .number(JSONNumber($0)) } ?? .null }
}
