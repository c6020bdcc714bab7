/// The live state a request is resolved against: every property the person can reach, one of them current.
public struct Workspace: Hashable, Sendable {
  public var properties: [PropertyState]
  /// Id of the current property.
  public var current: ItemID

  public init(properties: [PropertyState], current: ItemID) {
    (self.properties, self.current) = (properties, current)
  }
  public subscript(id: ItemID) -> PropertyState? { properties.first { $0.facts.id == id } }
  public var currentProperty: PropertyState? { self[current] }
}

/// One property's facts, live configuration and count of approvals.
public struct PropertyState: Hashable, Sendable {
  public var facts: PropertyFacts
  public var configuration: Configuration
  /// 0 before the first approval.
  public var revision: Int
  /// Event types seen in `crm_events` or declared for the property beyond the catalogue.
  public var customEvents: [String]
  /// Slugs of active `follow_up_templates`, with their channel (`sms`, `email`).
  public var templates: [MessageTemplate]
  /// Active platform workflows, which may message the same people.
  public var workflows: [PlatformWorkflow]
  /// Whether the platform's apps make a workflow by themselves when a property has none for what happened.
  public var workflowsAreSeeded: Bool
  /// What the platform's database can be counted on to have; everything when it is not known.
  public var platform: Shape

  public init(
    facts: PropertyFacts, configuration: Configuration = .empty, revision: Int = 0, customEvents: [String] = [],
    templates: [MessageTemplate] = [], workflows: [PlatformWorkflow] = [],
    workflowsAreSeeded: Bool = false, platform: Shape = .all
  ) {
    (self.facts, self.configuration, self.revision) = (facts, configuration, revision)
    (self.customEvents, self.templates, self.workflows) = (customEvents, templates, workflows)
    (self.workflowsAreSeeded, self.platform) = (workflowsAreSeeded, platform)
  }
}

public struct MessageTemplate: Hashable, Sendable, Codable {
  public var slug: String
  /// `sms` or `email`.
  public var channel: String
  public var body: String
  public init(slug: String, channel: String, body: String) {
    (self.slug, self.channel, self.body) = (slug, channel, body)
  }
}
