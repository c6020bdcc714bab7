import ConfigSchema

/// Reads what ``RowForm`` writes. Rows that were changed by hand may hold anything, so every surprise is named.
struct RowReader {
  /// What the row is called in a complaint: "trigger 7f0c…".
  let title: String

  func pipeline(_ row: JSON) throws(StoreError) -> Pipeline {
    guard let type = PipelineType(rawValue: try text(row, "pipeline_type")) else { throw surprise("pipeline_type") }
    var stages: [Stage] = []
    for stage in try list(row, "stages") { stages.append(try self.stage(stage)) }
    return Pipeline(
      id: try id(row, "id"), name: try text(row, "name"), type: type, isDefault: try flag(row, "is_default"), stages: stages)
  }

  /// Without its actions, which are rows of their own.
  func trigger(_ row: JSON) throws(StoreError) -> Trigger {
    Trigger(
      id: try id(row, "id"), name: try text(row, "name"), eventType: try text(row, "event_type"),
      conditions: try conditions(row, "conditions"), isActive: try flag(row, "is_active"))
  }

  func action(_ row: JSON) throws(StoreError) -> (action: Action, trigger: ItemID, order: Int) {
    guard var config = row["action_config"]?.object else { throw surprise("action_config") }
    let onlyIf = try config["only_if"].map { _ throws(StoreError) in try conditions(.object(config), "only_if") } ?? []
    config["only_if"] = nil
    guard let delay = row["delay_minutes"]?.int else { throw surprise("delay_minutes") }
    guard let order = row["execution_order"]?.int else { throw surprise("execution_order") }
    let action = Action(
      id: try id(row, "id"), type: try text(row, "action_type"), config: config, onlyIf: onlyIf, delayMinutes: delay)
    return (action, try id(row, "trigger_id"), order)
  }

  private func stage(_ stage: JSON) throws(StoreError) -> Stage {
    Stage(
      id: try id(stage, "id"), name: try text(stage, "name"), slaHours: try optionalNumber(stage, "sla_hours"),
      leadStatus: try optionalText(stage, "lead_status"), autoTransition: try transition(stage))
  }

  private func transition(_ stage: JSON) throws(StoreError) -> AutoTransition? {
    guard let transition = stage["auto_transition"], !transition.isNull else { return nil }
    return AutoTransition(
      eventType: try optionalText(transition, "event_type"), afterHours: try optionalNumber(transition, "after_hours"),
      toStage: try id(transition, "to_stage_id"))
  }

  private func conditions(_ owner: JSON, _ name: String) throws(StoreError) -> [Condition] {
    var conditions: [Condition] = []
    for condition in try list(owner, name) {
      guard let op = Operator(rawValue: try text(condition, "operator")) else { throw surprise(name) }
      conditions.append(Condition(try text(condition, "field"), op, condition["value"] ?? .null))
    }
    return conditions
  }

  private func list(_ owner: JSON, _ name: String) throws(StoreError) -> [JSON] {
    guard let list = owner[name]?.array else { throw surprise(name) }
    return list
  }

  private func text(_ owner: JSON, _ name: String) throws(StoreError) -> String {
    guard let text = owner[name]?.string else { throw surprise(name) }
    return text
  }

  private func id(_ owner: JSON, _ name: String) throws(StoreError) -> ItemID { ItemID(try text(owner, name)) }

  private func flag(_ owner: JSON, _ name: String) throws(StoreError) -> Bool {
    guard let flag = owner[name]?.bool else { throw surprise(name) }
    return flag
  }

  private func optionalText(_ owner: JSON, _ name: String) throws(StoreError) -> String? {
    guard let value = owner[name], !value.isNull else { return nil }
    return try text(owner, name)
  }

  private func optionalNumber(_ owner: JSON, _ name: String) throws(StoreError) -> Double? {
    guard let value = owner[name], !value.isNull else { return nil }
    guard let number = value.double else { throw surprise(name) }
    return number
  }

  private func surprise(_ name: String) -> StoreError {
    StoreError(
      .unexpectedData,
      "The \(title) in the database holds something in \(name) that this program did not write. Nothing was changed. "
        + "Look at the row, or roll the property back to a revision from before it was changed by hand.")
  }
}
