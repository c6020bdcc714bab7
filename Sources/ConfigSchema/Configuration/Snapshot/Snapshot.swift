/// The JSON of one row as the database keeps it, in the live tables and in `crm_config_versions`. Encoding is total;
/// decoding takes what PostgreSQL's `jsonb` gives back (other key order, other number text) and refuses anything else.
///
/// - pipeline: `{id, name, pipeline_type, is_default, stages: [{id, name, sla_hours, lead_status, auto_transition}]}` with
///   `auto_transition` null or `{event_type, after_hours, to_stage}`, the target by id
/// - trigger without its actions: `{id, name, event_type, conditions, is_active}`
/// - action: `{id, trigger_id, action_type, action_config, delay_minutes, execution_order}`, with `only_if` inside
///   `action_config`
public enum Snapshot {
  /// An action with its place: which trigger it belongs to and which position it has there, from 0.
  public struct ActionRow: Hashable, Sendable {
    public var action: Action
    public var trigger: ItemID
    public var executionOrder: Int

    public init(action: Action, trigger: ItemID, executionOrder: Int) {
      (self.action, self.trigger, self.executionOrder) = (action, trigger, executionOrder)
    }
  }

  // MARK: Encoding

  public static func json(_ pipeline: Pipeline) -> JSON {
    [
      "id": .string(pipeline.id.value), "name": .string(pipeline.name),
      "pipeline_type": .string(pipeline.type.rawValue), "is_default": .bool(pipeline.isDefault),
      "stages": stages(pipeline.stages),
    ]
  }

  /// Without the actions, which are rows of their own.
  public static func json(_ trigger: Trigger) -> JSON {
    [
      "id": .string(trigger.id.value), "name": .string(trigger.name), "event_type": .string(trigger.eventType),
      "conditions": conditions(trigger.conditions), "is_active": .bool(trigger.isActive),
    ]
  }

  public static func json(_ row: ActionRow) -> JSON {
    [
      "id": .string(row.action.id.value), "trigger_id": .string(row.trigger.value),
      "action_type": .string(row.action.type), "action_config": config(row.action),
      "delay_minutes": .number(JSONNumber(row.action.delayMinutes)),
      "execution_order": .number(JSONNumber(row.executionOrder)),
    ]
  }

  /// Column `crm_pipelines.stages`.
  public static func stages(_ stages: [Stage]) -> JSON { .array(stages.map(json)) }

  /// Column `crm_triggers.conditions`.
  public static func conditions(_ conditions: [Condition]) -> JSON { .array(conditions.map(\.json)) }

  /// Column `crm_actions.action_config`.
  public static func config(_ action: Action) -> JSON { action.storedConfig }

  private static func json(_ stage: Stage) -> JSON {
    [
      "id": .string(stage.id.value), "name": .string(stage.name), "sla_hours": .stored(stage.slaHours),
      "lead_status": .stored(stage.leadStatus),
      "auto_transition": stage.autoTransition.map { move in
        [
          "event_type": .stored(move.eventType), "after_hours": .stored(move.afterHours),
          "to_stage": .string(move.toStage.value),
        ]
      } ?? .null,
    ]
  }
}
