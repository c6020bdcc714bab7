/// One typed, flat edit of a model's reply. The wire name of each case is the `op` discriminator.
///
/// Nothing nests another item: a new pipeline is one `create_pipeline` and an `add_stage` for each stage,
/// a new trigger one `create_trigger` and an `add_action` for each action.
public enum Operation: Hashable, Sendable {
  case createPipeline(CreatePipeline)
  case updatePipeline(UpdatePipeline)
  case deletePipeline(Reference)
  case addStage(AddStage)
  case updateStage(UpdateStage)
  case moveStage(Reference, to: Position)
  case removeStage(Reference)
  case createTrigger(CreateTrigger)
  case updateTrigger(UpdateTrigger)
  case switchTrigger(Reference, isActive: Bool)
  case deleteTrigger(Reference)
  case addAction(AddAction)
  case updateAction(UpdateAction)
  case moveAction(Reference, to: Position)
  case removeAction(Reference)
}

public struct CreatePipeline: Hashable, Sendable {
  /// `$n`, by which later operations of the reply refer to it.
  public var ref: Reference
  public var name: String
  public var type: PipelineType
  public var isDefault: Bool
  public init(ref: Reference, name: String, type: PipelineType, isDefault: Bool) {
    (self.ref, self.name, self.type, self.isDefault) = (ref, name, type, isDefault)
  }
}

public struct UpdatePipeline: Hashable, Sendable {
  public var pipeline: Reference
  public var name: Patch<String>
  public var isDefault: Patch<Bool>
  public init(pipeline: Reference, name: Patch<String> = .unchanged, isDefault: Patch<Bool> = .unchanged) {
    (self.pipeline, self.name, self.isDefault) = (pipeline, name, isDefault)
  }
}

public struct AddStage: Hashable, Sendable {
  public var ref: Reference
  public var pipeline: Reference
  public var name: String
  public var slaHours: Double?
  public var leadStatus: String?
  public var autoEvent: String?
  public var autoAfterHours: Double?
  /// A stage of the same pipeline, existing or new; may be created later in the reply.
  public var autoToStage: Reference?
  public var position: Position
  public init(
    ref: Reference, pipeline: Reference, name: String, slaHours: Double? = nil, leadStatus: String? = nil,
    autoEvent: String? = nil, autoAfterHours: Double? = nil, autoToStage: Reference? = nil, position: Position = .last
  ) {
    (self.ref, self.pipeline, self.name, self.slaHours) = (ref, pipeline, name, slaHours)
    (self.leadStatus, self.autoEvent, self.autoAfterHours) = (leadStatus, autoEvent, autoAfterHours)
    (self.autoToStage, self.position) = (autoToStage, position)
  }
}

public struct UpdateStage: Hashable, Sendable {
  public var stage: Reference
  public var name: Patch<String>
  public var slaHours: Patch<Double>
  public var leadStatus: Patch<String>
  public var autoEvent: Patch<String>
  public var autoAfterHours: Patch<Double>
  /// Clearing the target removes the whole auto-transition.
  public var autoToStage: Patch<Reference>
  public init(
    stage: Reference, name: Patch<String> = .unchanged, slaHours: Patch<Double> = .unchanged,
    leadStatus: Patch<String> = .unchanged, autoEvent: Patch<String> = .unchanged,
    autoAfterHours: Patch<Double> = .unchanged, autoToStage: Patch<Reference> = .unchanged
  ) {
    (self.stage, self.name, self.slaHours, self.leadStatus) = (stage, name, slaHours, leadStatus)
    (self.autoEvent, self.autoAfterHours, self.autoToStage) = (autoEvent, autoAfterHours, autoToStage)
  }
}

public struct CreateTrigger: Hashable, Sendable {
  public var ref: Reference
  public var name: String
  public var eventType: String
  public var conditions: [Condition]
  public var isActive: Bool
  public init(
    ref: Reference, name: String, eventType: String, conditions: [Condition] = [], isActive: Bool = true
  ) {
    (self.ref, self.name, self.eventType, self.conditions, self.isActive) = (ref, name, eventType, conditions, isActive)
  }
}

public struct UpdateTrigger: Hashable, Sendable {
  public var trigger: Reference
  public var name: Patch<String>
  public var eventType: Patch<String>
  /// Replaced whole.
  public var conditions: Patch<[Condition]>
  public init(
    trigger: Reference, name: Patch<String> = .unchanged, eventType: Patch<String> = .unchanged,
    conditions: Patch<[Condition]> = .unchanged
  ) {
    (self.trigger, self.name, self.eventType, self.conditions) = (trigger, name, eventType, conditions)
  }
}

public struct AddAction: Hashable, Sendable {
  public var ref: Reference
  public var trigger: Reference
  public var actionType: String
  /// Parameters of the action type. On the wire a list of `{"name","value"}`, in the configuration an object.
  public var config: JSONObject
  public var onlyIf: [Condition]
  public var delayMinutes: Int
  public var position: Position
  public init(
    ref: Reference, trigger: Reference, actionType: String, config: JSONObject = [:], onlyIf: [Condition] = [],
    delayMinutes: Int = 0, position: Position = .last
  ) {
    (self.ref, self.trigger, self.actionType, self.config) = (ref, trigger, actionType, config)
    (self.onlyIf, self.delayMinutes, self.position) = (onlyIf, delayMinutes, position)
  }
}

public struct UpdateAction: Hashable, Sendable {
  public var action: Reference
  public var actionType: Patch<String>
  /// Parameters to set; others stay. `clear` may name a parameter to remove.
  public var config: JSONObject
  public var clearedParameters: [String]
  /// Replaced whole.
  public var onlyIf: Patch<[Condition]>
  public var delayMinutes: Patch<Int>
  public init(
    action: Reference, actionType: Patch<String> = .unchanged, config: JSONObject = [:],
    clearedParameters: [String] = [], onlyIf: Patch<[Condition]> = .unchanged, delayMinutes: Patch<Int> = .unchanged
  ) {
    (self.action, self.actionType, self.config) = (action, actionType, config)
    (self.clearedParameters, self.onlyIf, self.delayMinutes) = (clearedParameters, onlyIf, delayMinutes)
  }
}
