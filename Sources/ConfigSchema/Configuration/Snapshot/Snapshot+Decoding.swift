/// A stored row that is not what it should be.
public struct SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the row: `stages[2].auto_transition`.
  public var path: String
  public var message: String
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

extension Snapshot {
  public static func pipeline(_ json: JSON) throws(SnapshotError) -> Pipeline {
    try read(json) { row in
      guard row.checkKeys(["id", "name", "pipeline_type", "is_default", "stages"]) else { return nil }
      let type = row["pipeline_type"].word(PipelineType.self)
      return Pipeline(
        id: ItemID(row["id"].text()), name: row["name"].text(), type: type ?? .lead,
        isDefault: row["is_default"].flag(default: false), stages: row["stages"].items().compactMap(stage))
    }
  }

  /// - Parameter actions: the trigger's actions, read from rows of their own.
  public static func trigger(_ json: JSON, actions: [Action] = []) throws(SnapshotError) -> Trigger {
    try read(json) { row in
      guard row.checkKeys(["id", "name", "event_type", "conditions", "is_active"]) else { return nil }
      return Trigger(
        id: ItemID(row["id"].text()), name: row["name"].text(), eventType: row["event_type"].text(),
        conditions: row["conditions"].items().compactMap(Condition.read),
        isActive: row["is_active"].flag(default: true),
        actions: actions)
    }
  }

  public static func action(_ json: JSON) throws(SnapshotError) -> ActionRow {
    try read(json) { row in
      let keys = ["id", "trigger_id", "action_type", "action_config", "delay_minutes", "execution_order"]
      guard row.checkKeys(keys) else { return nil }
      let (config, onlyIf) = Action.readConfig(row["action_config"])
      return ActionRow(
        action: Action(
          id: ItemID(row["id"].text()), type: row["action_type"].text(), config: config, onlyIf: onlyIf,
          delayMinutes: row["delay_minutes"].whole(default: 0)),
        trigger: ItemID(row["trigger_id"].text()), executionOrder: row["execution_order"].whole(default: 0))
    }
  }

  /// Column `crm_pipelines.stages`.
  public static func stages(_ json: JSON) throws(SnapshotError) -> [Stage] {
    try read(json) { $0.items().compactMap(stage) }
  }

  /// Column `crm_triggers.conditions`.
  public static func conditions(_ json: JSON) throws(SnapshotError) -> [Condition] {
    try read(json) { $0.items().compactMap(Condition.read) }
  }

  /// Column `crm_actions.action_config`.
  public static func config(_ json: JSON) throws(SnapshotError) -> (config: JSONObject, onlyIf: [Condition]) {
    try read(json, Action.readConfig)
  }

  /// Reads everything, then throws the first thing that was wrong.
  private static func read<Value>(
    _ json: JSON, _ body: (JSONCursor) -> Value?
  ) throws(SnapshotError) -> Value {
    let log = JSONCursor.Log()
    let value = body(JSONCursor(json, log: log))
    if let first = log.findings.first { throw SnapshotError(path: first.path, message: first.message) }
    guard let value else { throw SnapshotError(path: "", message: "This row cannot be read.") }
    return value
  }

  private static func stage(_ row: JSONCursor) -> Stage? {
    guard row.checkKeys(["id", "name", "sla_hours", "lead_status", "auto_transition"], ignored: ["order"]) else {
      return nil
    }
    return Stage(
      id: ItemID(row["id"].text()), name: row["name"].text(), slaHours: row["sla_hours"].number(),
      leadStatus: row["lead_status"].optionalText(), autoTransition: transition(row["auto_transition"]))
  }

  private static func transition(_ row: JSONCursor) -> AutoTransition? {
    guard !row.isEmpty, row.checkKeys(["event_type", "after_hours", "to_stage"]) else { return nil }
    return AutoTransition(
      eventType: row["event_type"].optionalText(), afterHours: row["after_hours"].number(),
      toStage: ItemID(row["to_stage"].text()))
  }
}
