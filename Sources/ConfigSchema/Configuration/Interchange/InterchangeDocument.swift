/// A document of the interchange form as it was read: ids are claims that nobody has checked yet.
struct InterchangeDocument {
  struct PipelineEntry {
    var cursor: JSONCursor
    var id: ItemID?
    /// With the id the document gives, or an empty one.
    var pipeline: Pipeline
    var stages: [StageEntry]
  }

  struct StageEntry {
    var cursor: JSONCursor
    var id: ItemID?
    var stage: Stage
    /// Name or id of the stage an automatic move leads to.
    var target: String?
  }

  struct TriggerEntry {
    var cursor: JSONCursor
    var id: ItemID?
    var trigger: Trigger
    var actions: [ActionEntry]
  }

  struct ActionEntry {
    var cursor: JSONCursor
    var id: ItemID?
    var action: Action
  }

  var pipelines: [PipelineEntry] = []
  var triggers: [TriggerEntry] = []

  /// Columns of the platform's rows that say nothing about the configuration.
  private static let ignored = ["property_id", "created_at", "updated_at"]

  init(pipelines: [PipelineEntry], triggers: [TriggerEntry]) { (self.pipelines, self.triggers) = (pipelines, triggers) }

  init(_ root: JSONCursor) {
    guard root.checkKeys(["pipelines", "triggers"]) else { return }
    pipelines = root["pipelines"].items().compactMap(Self.pipeline)
    triggers = root["triggers"].items().compactMap(Self.trigger)
  }

  private static func pipeline(_ row: JSONCursor) -> PipelineEntry? {
    guard row.checkKeys(["id", "name", "pipeline_type", "is_default", "stages"], ignored: ignored) else { return nil }
    let stages = ordered(row["stages"].items(), by: "order").compactMap(stage)
    let pipeline = Pipeline(
      id: ItemID(""), name: row["name"].text(), type: row["pipeline_type"].word(PipelineType.self) ?? .lead,
      isDefault: row["is_default"].flag(default: false), stages: [])
    return PipelineEntry(cursor: row, id: id(row), pipeline: pipeline, stages: stages)
  }

  private static func stage(_ row: JSONCursor) -> StageEntry? {
    let keys = ["id", "name", "order", "sla_hours", "lead_status", "auto_transition"]
    guard row.checkKeys(keys, ignored: ignored) else { return nil }
    var stage = Stage(
      id: ItemID(""), name: row["name"].text(), slaHours: row["sla_hours"].number(),
      leadStatus: row["lead_status"].optionalText())
    let move = row["auto_transition"]
    var target: String?
    if !move.isEmpty, move.checkKeys(["event_type", "after_hours", "to_stage"]) {
      target = move["to_stage"].text()
      stage.autoTransition = AutoTransition(
        eventType: move["event_type"].optionalText(), afterHours: move["after_hours"].number(), toStage: ItemID(""))
    }
    return StageEntry(cursor: row, id: id(row), stage: stage, target: target)
  }

  private static func trigger(_ row: JSONCursor) -> TriggerEntry? {
    let keys = ["id", "name", "event_type", "conditions", "is_active", "actions"]
    guard row.checkKeys(keys, ignored: ignored) else { return nil }
    let trigger = Trigger(
      id: ItemID(""), name: row["name"].text(), eventType: row["event_type"].text(),
      conditions: row["conditions"].items().compactMap(Condition.read), isActive: row["is_active"].flag(default: true))
    let actions = ordered(row["actions"].items(), by: "execution_order").compactMap(action)
    return TriggerEntry(cursor: row, id: id(row), trigger: trigger, actions: actions)
  }

  private static func action(_ row: JSONCursor) -> ActionEntry? {
    let keys = ["id", "action_type", "action_config", "delay_minutes", "execution_order"]
    guard row.checkKeys(keys, ignored: ignored + ["trigger_id"]) else { return nil }
    let (config, onlyIf) = Action.readConfig(row["action_config"])
    let action = Action(
      id: ItemID(""), type: row["action_type"].text(), config: config, onlyIf: onlyIf,
      delayMinutes: row["delay_minutes"].whole(default: 0))
    return ActionEntry(cursor: row, id: id(row), action: action)
  }

  private static func id(_ row: JSONCursor) -> ItemID? {
    row["id"].optionalText().flatMap { $0.isEmpty ? nil : ItemID($0) }
  }

  /// By their numbers when all have one, else as they stand. Equal numbers stay as they stand.
  private static func ordered(_ rows: [JSONCursor], by key: String) -> [JSONCursor] {
    let numbered = rows.map { row in (row: row, number: row[key].number()) }
    guard numbered.allSatisfy({ $0.number != nil }) else { return rows }
    return numbered.sorted { ($0.number ?? 0) < ($1.number ?? 0) }.map(\.row)
  }

  /// The configuration it describes, once all ids are settled. Automatic moves that lead nowhere are noted.
  func configuration() -> Configuration {
    Configuration(
      pipelines: pipelines.map { entry in
        var pipeline = entry.pipeline
        pipeline.stages = InterchangeTargets(entry).stages()
        return pipeline
      },
      triggers: triggers.map { entry in
        var trigger = entry.trigger
        trigger.actions = entry.actions.map(\.action)
        return trigger
      })
  }
}
