import ConfigSchema

/// Pipelines and triggers in the words of the reply format, with handles: in one line, or in full.
///
/// Everything that people wrote stands as a JSON string, so that no text can look like another line.
struct ItemText: Sendable {
  let handles: HandleTable
  /// Takes secrets out of texts.
  let redact: @Sendable (String) -> String

  func short(_ pipeline: Pipeline) -> String { "\(handle(pipeline.id)) pipeline \(quoted(pipeline.name))" }
  func short(_ trigger: Trigger) -> String { "\(handle(trigger.id)) trigger \(quoted(trigger.name))" }

  func line(_ pipeline: Pipeline) -> String {
    let stages = pipeline.stages.map { "\(handle($0.id)) \(quoted($0.name))" }
    return head(pipeline) + ": " + stages.joined(separator: ", ")
  }

  func full(_ pipeline: Pipeline) -> String {
    ([head(pipeline)] + pipeline.stages.map { "  " + stage($0) }).joined(separator: "\n")
  }

  func line(_ trigger: Trigger) -> String {
    let actions = trigger.actions.map { word($0.type) }.joined(separator: ", ")
    return head(trigger) + (actions.isEmpty ? "" : " → \(actions)") + " …"
  }

  func full(_ trigger: Trigger) -> String {
    var lines = [head(trigger)]
    if !trigger.conditions.isEmpty { lines.append("  conditions \(conditions(trigger.conditions))") }
    lines += trigger.actions.map { "  " + action($0) }
    return lines.joined(separator: "\n")
  }

  private func head(_ pipeline: Pipeline) -> String {
    "\(handle(pipeline.id)) pipeline \(quoted(pipeline.name)), \(pipeline.type.rawValue)\(pipeline.isDefault ? ", default" : "")"
  }

  private func head(_ trigger: Trigger) -> String {
    "\(handle(trigger.id)) trigger \(quoted(trigger.name)), \(trigger.isActive ? "on" : "off"), when \(word(trigger.eventType))"
  }

  private func stage(_ stage: Stage) -> String {
    var parts = ["\(handle(stage.id)) \(quoted(stage.name))"]
    if let hours = stage.slaHours { parts.append("sla_hours \(JSONNumber(hours).text)") }
    if let status = stage.leadStatus { parts.append("lead_status \(word(status))") }
    if let auto = stage.autoTransition {
      let event = auto.eventType.map { " on \(word($0))" } ?? ""
      let hours = auto.afterHours.map { " after \(JSONNumber($0).text) h" } ?? ""
      parts.append("moves\(event)\(hours) to \(handle(auto.toStage))")
    }
    return parts.joined(separator: ", ")
  }

  private func action(_ action: Action) -> String {
    let only = action.onlyIf.isEmpty ? "" : " only_if \(conditions(action.onlyIf))"
    let config = redact(JSON.object(withoutHeaders(action.config)).text())
    return "\(handle(action.id)) \(word(action.type)) after \(action.delayMinutes) min \(config)\(only)"
  }

  /// Headers of a webhook hold keys more often than not, in any shape: only their names are shown.
  private func withoutHeaders(_ config: JSONObject) -> JSONObject {
    guard let headers = config["headers"] else { return config }
    var config = config
    let object = headers.object ?? headers.string.flatMap { try? JSONParser.parse($0) }?.object
    config["headers"] =
      object.map { .object(JSONObject($0.keys.map { ($0, .string(Redactor.hidden)) })) }
      ?? .string(Redactor.hidden)
    return config
  }

  private func conditions(_ conditions: [Condition]) -> String {
    let texts = conditions.map { condition in
      let value = condition.value.isNull ? "" : " " + redact(condition.value.text())
      return "\(word(condition.field)) \(condition.op.rawValue)\(value)"
    }
    return "[" + texts.joined(separator: " and ") + "]"
  }

  /// A name as it is when it cannot be anything else, as a JSON string otherwise.
  func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "_.+/-".utf8.contains($0)
    }
    return isPlain && (1...80).contains(text.utf8.count) ? text : quoted(text)
  }

  private func quoted(_ text: String) -> String { redact(JSON.string(text).text()) }
  func handle(_ item: ItemID) -> String { handles.handle(of: item) ?? "?" }
}
