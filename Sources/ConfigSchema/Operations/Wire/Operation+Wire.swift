extension Operation {
  typealias Members = [(key: String, value: JSON)]

  /// The word in `op`.
  public var op: String { wire.op }

  /// The word in `op` and the members between it and `evidence`, in the order of the operation's form.
  var wire: (op: String, members: Members) {
    switch self {
    case .createPipeline(let it): ("create_pipeline", it.wire)
    case .updatePipeline(let it): ("update_pipeline", it.wire)
    case .deletePipeline(let pipeline): ("delete_pipeline", [("pipeline", .of(pipeline))])
    case .addStage(let it): ("add_stage", it.wire)
    case .updateStage(let it): ("update_stage", it.wire)
    case .moveStage(let stage, let to): ("move_stage", [("stage", .of(stage)), ("after", .of(to))])
    case .removeStage(let stage): ("remove_stage", [("stage", .of(stage))])
    case .createTrigger(let it): ("create_trigger", it.wire)
    case .updateTrigger(let it): ("update_trigger", it.wire)
    case .switchTrigger(let trigger, let isActive):
      ("switch_trigger", [("trigger", .of(trigger)), ("is_active", .bool(isActive))])
    case .deleteTrigger(let trigger): ("delete_trigger", [("trigger", .of(trigger))])
    case .addAction(let it): ("add_action", it.wire)
    case .updateAction(let it): ("update_action", it.wire)
    case .moveAction(let action, let to): ("move_action", [("action", .of(action)), ("after", .of(to))])
    case .removeAction(let action): ("remove_action", [("action", .of(action))])
    }
  }
}

extension CreatePipeline {
  fileprivate var wire: Operation.Members {
    [
      ("ref", .of(ref)), ("name", .string(name)), ("pipeline_type", .string(type.rawValue)),
      ("is_default", .bool(isDefault)),
    ]
  }
}

extension UpdatePipeline {
  fileprivate var wire: Operation.Members {
    [("pipeline", .of(pipeline)), ("name", .of(name, JSON.string)), ("is_default", .of(isDefault, JSON.bool))]
  }
}

extension AddStage {
  fileprivate var wire: Operation.Members {
    [
      ("ref", .of(ref)), ("pipeline", .of(pipeline)), ("name", .string(name)), ("sla_hours", .of(slaHours)),
      ("lead_status", .of(leadStatus)), ("auto_event", .of(autoEvent)), ("auto_after_hours", .of(autoAfterHours)),
      ("auto_to_stage", .of(autoToStage?.text)), ("after", .of(position)),
    ]
  }
}

extension UpdateStage {
  fileprivate var wire: Operation.Members {
    [
      ("stage", .of(stage)), ("name", .of(name, JSON.string)), ("sla_hours", .of(slaHours) { .of($0) }),
      ("lead_status", .of(leadStatus, JSON.string)), ("auto_event", .of(autoEvent, JSON.string)),
      ("auto_after_hours", .of(autoAfterHours) { .of($0) }), ("auto_to_stage", .of(autoToStage) { .of($0) }),
      ("clear", .array(cleared.map(JSON.string))),
    ]
  }

  private var cleared: [String] {
    var names: [String] = []
    if slaHours == .clear { names.append("sla_hours") }
    if leadStatus == .clear { names.append("lead_status") }
    if autoEvent == .clear { names.append("auto_event") }
    if autoAfterHours == .clear { names.append("auto_after_hours") }
    if autoToStage == .clear { names.append("auto_to_stage") }
    return names
  }
}

extension CreateTrigger {
  fileprivate var wire: Operation.Members {
    [
      ("ref", .of(ref)), ("name", .string(name)), ("event_type", .string(eventType)), ("conditions", .of(conditions)),
      ("is_active", .bool(isActive)),
    ]
  }
}

extension UpdateTrigger {
  fileprivate var wire: Operation.Members {
    [
      ("trigger", .of(trigger)), ("name", .of(name, JSON.string)), ("event_type", .of(eventType, JSON.string)),
      ("conditions", .of(conditions) { .of($0) }), ("clear", conditions == .clear ? ["conditions"] : []),
    ]
  }
}

extension AddAction {
  fileprivate var wire: Operation.Members {
    [
      ("ref", .of(ref)), ("trigger", .of(trigger)), ("action_type", .string(actionType)),
      ("delay_minutes", .number(JSONNumber(delayMinutes))), ("parameters", .of(parameters: config)),
      ("only_if", .of(onlyIf)), ("after", .of(position)),
    ]
  }
}

extension UpdateAction {
  fileprivate var wire: Operation.Members {
    let cleared = (onlyIf == .clear ? ["only_if"] : []) + clearedParameters
    return [
      ("action", .of(action)), ("action_type", .of(actionType, JSON.string)),
      ("delay_minutes", .of(delayMinutes) { .number(JSONNumber($0)) }), ("parameters", .of(parameters: config)),
      ("only_if", .of(onlyIf) { .of($0) }), ("clear", .array(cleared.map(JSON.string))),
    ]
  }
}
