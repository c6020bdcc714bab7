/// Something a trigger can do.
public struct ActionType: Hashable, Sendable {
  /// How an action reaches a person outside the team.
  public enum Channel: String, Hashable, Sendable, Codable, CaseIterable { case sms, email, chat }

  public let name: String
  /// In plain words, as an order: "send a text".
  public let title: String
  public let app: App
  public let parameters: [ParameterSpec]
  /// Groups of parameters of which one must be complete: `[["template_slug"], ["subject", "body"]]`. Empty = no such rule.
  public let alternatives: [[String]]
  /// What it does to the platform, in one sentence.
  public let effect: String
  /// The channel on which it messages a person outside the team; nil = it messages nobody.
  public let channel: Channel?
  /// Whether it changes the lead's status.
  public let movesLead: Bool
  /// Whether it is about a lead, and so does nothing on an event without one.
  public let needsLead: Bool
  /// The entity types of events it can act on; empty = any.
  public let entities: [String]
  /// The events that doing it may bring about in turn.
  public let causes: [String]
  public let shapes: Shape

  public init(
    _ name: String, _ title: String, app: App, effect: String, channel: Channel? = nil, movesLead: Bool = false,
    needsLead: Bool = false, entities: [String] = [], causes: [String] = [], shapes: Shape = .all,
    alternatives: [[String]] = [],
    parameters: [ParameterSpec] = []
  ) {
    (self.name, self.title, self.app, self.effect) = (name, title, app, effect)
    (self.channel, self.movesLead, self.needsLead) = (channel, movesLead, needsLead)
    (self.entities, self.causes, self.shapes) = (entities, causes, shapes)
    (self.alternatives, self.parameters) = (alternatives, parameters)
  }

  public func parameter(named name: String) -> ParameterSpec? { parameters.first { $0.name == name } }

  /// Whether a person outside the team reads what it sends.
  public var messagesPerson: Bool { channel != nil }
}
