import ConfigSchema

/// Short ways of writing configurations in tests.
enum Samples {
  static func id(_ name: String) -> ItemID { ItemID("id-" + name) }

  static func stage(
    _ name: String, status: String? = nil, sla: Double? = nil, auto: AutoTransition? = nil
  ) -> Stage {
    Stage(id: id(name), name: name, slaHours: sla, leadStatus: status, autoTransition: auto)
  }

  static func pipeline(
    _ name: String, type: PipelineType = .lead, isDefault: Bool = false, _ stages: [Stage]
  ) -> Pipeline {
    Pipeline(id: id("pipeline-" + name), name: name, type: type, isDefault: isDefault, stages: stages)
  }

  static func trigger(
    _ name: String, on event: String, if conditions: [Condition] = [], isActive: Bool = true, _ actions: [Action]
  ) -> Trigger {
    let numbered = actions.enumerated().map { index, action in
      var action = action
      action.id = id("\(name)-\(index)")
      return action
    }
    return Trigger(
      id: id("trigger-" + name), name: name, eventType: event, conditions: conditions, isActive: isActive,
      actions: numbered)
  }

  static func action(
    _ type: String, _ config: JSONObject = [:], after minutes: Int = 0, onlyIf: [Condition] = []
  ) -> Action {
    Action(id: id(type), type: type, config: config, onlyIf: onlyIf, delayMinutes: minutes)
  }

  static func text(_ body: String, after minutes: Int = 0, onlyIf: [Condition] = []) -> Action {
    action("send_sms", ["body": .string(body)], after: minutes, onlyIf: onlyIf)
  }

  static func email(
    _ body: String, subject: String = "Your visit", after minutes: Int = 0, onlyIf: [Condition] = []
  ) -> Action {
    action("send_email", ["subject": .string(subject), "body": .string(body)], after: minutes, onlyIf: onlyIf)
  }

  static func task(_ title: String = "Call back", after minutes: Int = 0, onlyIf: [Condition] = []) -> Action {
    action("create_task", ["title": .string(title)], after: minutes, onlyIf: onlyIf)
  }

  static func move(to status: String, after minutes: Int = 0, onlyIf: [Condition] = []) -> Action {
    action("update_stage", ["to_status": .string(status)], after: minutes, onlyIf: onlyIf)
  }

  static let stillOpen = Condition("lead.status", .notIn, ["leased", "lost"])
  static let notBooked = Condition("lead.status", .notIn, ["tour_booked", "toured", "leased", "lost"])

  static func property(type: String? = "multifamily", state: String? = "TX") -> PropertyFacts {
    PropertyFacts(id: id("property"), name: "Juniper Flats", propertyType: type, unitCount: 120, state: state)
  }
}
