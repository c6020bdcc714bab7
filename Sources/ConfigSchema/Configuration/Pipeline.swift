/// An ordered row of stages that leads, residents or campaigns move through. Table `crm_pipelines`.
public struct Pipeline: Hashable, Sendable, Codable {
  public var id: ItemID
  public var name: String
  public var type: PipelineType
  public var isDefault: Bool
  /// The array is the order.
  public var stages: [Stage]

  public init(id: ItemID, name: String, type: PipelineType, isDefault: Bool, stages: [Stage]) {
    self.id = id
    self.name = name
    self.type = type
    self.isDefault = isDefault
    self.stages = stages
  }
}

/// What moves through a pipeline. Only leads have rows on the platform.
public enum PipelineType: String, Hashable, Sendable, Codable, CaseIterable {
  case lead, resident, campaign
}

/// One step of a pipeline.
public struct Stage: Hashable, Sendable, Codable {
  public var id: ItemID
  public var name: String
  /// How long an entity may stay before it counts as overdue, in hours; nil = no limit.
  public var slaHours: Double?
  /// The value of `leads.status` this stage stands for; nil = the stage moves only our own record.
  public var leadStatus: String?
  public var autoTransition: AutoTransition?

  public init(
    id: ItemID, name: String, slaHours: Double? = nil, leadStatus: String? = nil,
    autoTransition: AutoTransition? = nil
  ) {
    self.id = id
    self.name = name
    self.slaHours = slaHours
    self.leadStatus = leadStatus
    self.autoTransition = autoTransition
  }
}

/// A move out of a stage that happens by itself: on an event, after hours in the stage, or hours after an event.
public struct AutoTransition: Hashable, Sendable, Codable {
  public var eventType: String?
  /// Hours in the stage, or after the event when `eventType` is set.
  public var afterHours: Double?
  /// A stage of the same pipeline. Stored by id so that renaming the target is one change.
  public var toStage: ItemID

  public init(eventType: String? = nil, afterHours: Double? = nil, toStage: ItemID) {
    self.eventType = eventType
    self.afterHours = afterHours
    self.toStage = toStage
  }
}
