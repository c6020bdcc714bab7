import ConfigSchema

/// A run that is to be done now, its texts filled in.
final class ReadyRun: Sendable {
  let run: DueRun
  let config: JSONObject

  private init(run: DueRun, config: JSONObject) { (self.run, self.config) = (run, config) }

  /// The placeholders of every text are filled, so that what is written is what a person reads.
  static func make(
    _ run: DueRun, _ action: Action, _ routes: Routes, place: JSONObject = [:]
  ) -> (ReadyRun?, missing: [String]) {
    let variables = RunVariables(
      payload: run.payload, lead: run.leadNow ?? [:], property: routes.property, place: place)
    let filler = MessageText(value: variables.value)
    var config = action.config
    var missing: [String] = []
    for (key, value) in action.config.members {
      guard let text = value.string else { continue }
      switch filler.fill(text) {
      case .text(let filled): config[key] = .string(filled)
      case .missing(let names): missing += names
      }
    }
    if action.type == "update_stage" { config = resolved(config, routes) }
    return missing.isEmpty ? (ReadyRun(run: run, config: config), []) : (nil, missing)
  }

  /// A stage's name stands for the status it is tied to; a stage without one moves our own record only.
  private static func resolved(_ config: JSONObject, _ routes: Routes) -> JSONObject {
    guard let target = config["to_status"]?.string else { return config }
    var config = config
    if let place = routes.stages.place(named: target) {
      config["pipeline_id"] = .string(place.pipeline.value)
      config["stage_id"] = .string(place.stage.id.value)
      config["to_status"] = place.stage.leadStatus.map { .string(TextFolding.status($0)) } ?? .null
    } else {
      config["to_status"] = .string(routes.stages.status(forTarget: target))
    }
    return config
  }

  /// What a database action may ask about a run, by its name in the record set.
  enum Field: String, CaseIterable {
    case run, property, lead, entity
    case entityType = "entity_type"
    case payload
    case parameters = "p"
  }

  /// One row of the record set that every database action works on.
  func row(of fields: [Field]) -> JSON {
    .object(JSONObject(fields.map { ($0.rawValue, value(of: $0)) }))
  }

  private func value(of field: Field) -> JSON {
    func text(_ id: ItemID?) -> JSON { id.map { .string($0.value) } ?? .null }
    return switch field {
    case .run: text(run.id)
    case .property: text(run.property)
    case .lead: text(run.lead)
    case .entity: text(run.entity)
    case .entityType: run.entityType.map(JSON.string) ?? .null
    case .payload: .object(run.payload)
    case .parameters: .object(config)
    }
  }
}
