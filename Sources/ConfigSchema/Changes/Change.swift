/// One semantic difference between two configurations, small enough to accept or decline by itself.
///
/// A new or deleted pipeline carries its stages and a new or deleted trigger its actions: they are one change.
/// Inside an item that exists on both sides every attribute is a change of its own.
public struct Change: Hashable, Sendable, Codable, Identifiable {
  /// Stable: the same difference between the same items has the same id, so decisions survive a new revision.
  public var id: String
  /// The row this belongs to (pipeline or trigger).
  public var owner: ItemID
  /// The owner's name as the person knows it (the old name, when it is renamed).
  public var ownerName: String
  public var kind: Kind

  public init(id: String, owner: ItemID, ownerName: String, kind: Kind) {
    (self.id, self.owner, self.ownerName, self.kind) = (id, owner, ownerName, kind)
  }

  public enum Kind: Hashable, Sendable, Codable {
    case pipelineCreated(Pipeline)
    case pipelineDeleted(Pipeline)
    case pipelineRenamed(from: String, to: String)
    case pipelineTypeChanged(from: PipelineType, to: PipelineType)
    case pipelineDefaultChanged(to: Bool)
    /// `after` is the stage it follows; nil = first.
    case stageAdded(Stage, after: ItemID?)
    case stageRemoved(Stage, after: ItemID?)
    case stageMoved(ItemID, name: String, from: ItemID?, to: ItemID?)
    case stageRenamed(ItemID, from: String, to: String)
    case stageSLAChanged(ItemID, name: String, from: Double?, to: Double?)
    case stageStatusChanged(ItemID, name: String, from: String?, to: String?)
    case stageTransitionChanged(ItemID, name: String, from: AutoTransition?, to: AutoTransition?)
    case triggerCreated(Trigger)
    case triggerDeleted(Trigger)
    case triggerRenamed(from: String, to: String)
    case triggerEventChanged(from: String, to: String)
    case triggerConditionsChanged(from: [Condition], to: [Condition])
    case triggerSwitched(on: Bool)
    case actionAdded(Action, after: ItemID?)
    case actionRemoved(Action, after: ItemID?)
    case actionMoved(ItemID, type: String, from: ItemID?, to: ItemID?)
    /// Type and parameters together: a text that becomes an e-mail is one change.
    case actionContentChanged(ItemID, from: ActionContent, to: ActionContent)
    case actionDelayChanged(ItemID, type: String, from: Int, to: Int)
    case actionOnlyIfChanged(ItemID, type: String, from: [Condition], to: [Condition])
  }
}

/// What an action does, apart from when and whether.
public struct ActionContent: Hashable, Sendable, Codable {
  public var type: String
  public var config: JSONObject
  public init(type: String, config: JSONObject) { (self.type, self.config) = (type, config) }
}
