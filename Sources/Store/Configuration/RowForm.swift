import ConfigSchema

/// A row of live configuration as an object of its columns: what is written, and what a version records.
///
/// Stages carry their own order for readers of the table; the array is what counts. `auto_transition` names its stage by id.
enum RowForm {
  static func object(_ pipeline: Pipeline) -> JSON {
    [
      "id": .string(pipeline.id.value), "name": .string(pipeline.name), "pipeline_type": .string(pipeline.type.rawValue),
      "is_default": .bool(pipeline.isDefault),
      "stages": .array(pipeline.stages.enumerated().map { object($1, order: $0) }),
    ]
  }

  static func object(_ trigger: Trigger) -> JSON {
    [
      "id": .string(trigger.id.value), "name": .string(trigger.name), "event_type": .string(trigger.eventType),
      "conditions": objects(trigger.conditions), "is_active": .bool(trigger.isActive),
    ]
  }

  /// - Parameter order: counted from 0.
  static func object(_ action: Action, of trigger: ItemID, order: Int) -> JSON {
    var config = action.config
    if !action.onlyIf.isEmpty { config["only_if"] = objects(action.onlyIf) }
    return [
      "id": .string(action.id.value), "trigger_id": .string(trigger.value), "action_type": .string(action.type),
      "action_config": .object(config), "delay_minutes": .number(JSONNumber(action.delayMinutes)),
      "execution_order": .number(JSONNumber(order)),
    ]
  }

  private static func object(_ stage: Stage, order: Int) -> JSON {
    [
      "id": .string(stage.id.value), "name": .string(stage.name), "order": .number(JSONNumber(order)),
      "sla_hours": number(stage.slaHours), "lead_status": text(stage.leadStatus),
      "auto_transition": stage.autoTransition.map(object) ?? .null,
    ]
  }

  private static func object(_ transition: AutoTransition) -> JSON {
    [
      "event_type": text(transition.eventType), "after_hours": number(transition.afterHours),
      "to_stage_id": .string(transition.toStage.value),
    ]
  }

  private static func objects(_ conditions: [Condition]) -> JSON {
    .array(
      conditions.map { ["field": .string($0.field), "operator": .string($0.op.rawValue), "value": $0.value] })
  }

  private static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  private static func number(_ value: Double?) -> JSON { value.map { .number(JSONNumber($0)) } ?? .null }
}
