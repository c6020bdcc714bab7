/// A whole configuration as one JSON document, for import, export and fixtures. Stages and actions carry their order and
/// automatic moves name their target, so that a person can read and write it.
public enum Interchange {
  public static func json(_ configuration: Configuration) -> JSON {
    [
      "pipelines": .array(configuration.pipelines.map(json)),
      "triggers": .array(configuration.triggers.map(json)),
    ]
  }

  /// Reads a document. Ids may be missing.
  ///
  /// - Parameter base: the configuration it is imported into. What has the id or else the name of an item there is that
  ///   item; everything else is new. Without a base, ids of the document are kept.
  /// - Returns: no configuration when anything is wrong: half a document would delete what it lost. Findings carry paths
  ///   into the document, such as `pipelines[0].stages[2].sla_hours`.
  public static func read(
    _ json: JSON, ids: IDSource, matching base: Configuration? = nil
  ) -> (configuration: Configuration?, findings: [Finding]) {
    let log = JSONCursor.Log()
    let document = InterchangeDocument(JSONCursor(json, log: log))
    guard log.findings.isEmpty else { return (nil, log.findings) }
    let settled = withoutActuallyEscaping(ids) { ids in
      InterchangeIdentities(base: base, fresh: ids).settled(document)
    }
    let configuration = settled.configuration()
    return log.findings.isEmpty ? (configuration, []) : (nil, log.findings)
  }

  private static func json(_ pipeline: Pipeline) -> JSON {
    let names = Dictionary(pipeline.stages.map { ($0.name, 1) }, uniquingKeysWith: +)
    let byID = Dictionary(pipeline.stages.map { ($0.id, $0.name) }) { first, _ in first }
    return [
      "id": .string(pipeline.id.value), "name": .string(pipeline.name),
      "pipeline_type": .string(pipeline.type.rawValue), "is_default": .bool(pipeline.isDefault),
      "stages": .array(
        pipeline.stages.enumerated().map { order, stage in
          json(stage, order) { target in
            // A name that two stages have says nothing; the id does.
            byID[target].flatMap { names[$0] == 1 ? $0 : nil } ?? target.value
          }
        }),
    ]
  }

  private static func json(_ stage: Stage, _ order: Int, _ name: (ItemID) -> String) -> JSON {
    [
      "id": .string(stage.id.value), "name": .string(stage.name), "order": .number(JSONNumber(order)),
      "sla_hours": .stored(stage.slaHours), "lead_status": .stored(stage.leadStatus),
      "auto_transition": stage.autoTransition.map { move in
        [
          "event_type": .stored(move.eventType), "after_hours": .stored(move.afterHours),
          "to_stage": .string(name(move.toStage)),
        ]
      } ?? .null,
    ]
  }

  private static func json(_ trigger: Trigger) -> JSON {
    [
      "id": .string(trigger.id.value), "name": .string(trigger.name), "event_type": .string(trigger.eventType),
      "conditions": .array(trigger.conditions.map(\.json)), "is_active": .bool(trigger.isActive),
      "actions": .array(
        trigger.actions.enumerated().map { order, action in
          [
            "id": .string(action.id.value), "action_type": .string(action.type), "action_config": action.storedConfig,
            "delay_minutes": .number(JSONNumber(action.delayMinutes)), "execution_order": .number(JSONNumber(order)),
          ]
        }),
    ]
  }
}
