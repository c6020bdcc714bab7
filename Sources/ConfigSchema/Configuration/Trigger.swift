/// "When this event happens, if all of these hold, do that." Table `crm_triggers`.
public struct Trigger: Hashable, Sendable, Codable {
  public var id: ItemID
  public var name: String
  public var eventType: String
  /// All must hold.
  public var conditions: [Condition]
  public var isActive: Bool
  /// In execution order.
  public var actions: [Action]

  public init(
    id: ItemID, name: String, eventType: String, conditions: [Condition] = [], isActive: Bool = true,
    actions: [Action] = []
  ) {
    self.id = id
    self.name = name
    self.eventType = eventType
    self.conditions = conditions
    self.isActive = isActive
    self.actions = actions
  }
}

/// One thing a trigger does. Table `crm_actions`.
public struct Action: Hashable, Sendable, Codable {
  public var id: ItemID
  /// A name from the catalogue, such as `send_sms`.
  public var type: String
  /// The parameters of the action type, without `only_if`.
  public var config: JSONObject
  /// Checked again when the action falls due; all must hold or the action is dropped.
  public var onlyIf: [Condition]
  /// Minutes from the event, not from the action before.
  public var delayMinutes: Int

  public init(
    id: ItemID, type: String, config: JSONObject = [:], onlyIf: [Condition] = [], delayMinutes: Int = 0
  ) {
    self.id = id
    self.type = type
    self.config = config
    self.onlyIf = onlyIf
    self.delayMinutes = delayMinutes
  }
}
