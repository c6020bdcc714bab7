/// Something that happens on the platform and may fire triggers.
public struct EventType: Hashable, Sendable {
  /// How it can be detected.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A row is inserted.
    case insert
    /// A column is updated.
    case update
    /// The clock: found by looking, and fires a trigger once per entity and episode.
    case clock
  }

  /// Whether a lead stands behind it, so that `lead.X` can be looked at.
  public enum LeadBinding: Hashable, Sendable { case always, sometimes, never }

  public let name: String
  /// In plain words, to stand after "when": "a lead arrives".
  public let title: String
  public let app: App
  /// What `crm_events.entity_type` holds.
  public let entityType: String
  public let kind: Kind
  /// The platform table it is read from.
  public let table: String
  public let lead: LeadBinding
  public let payload: [FieldSpec]
  public let shapes: Shape

  public init(
    _ name: String, _ title: String, app: App, entity: String, _ kind: Kind, table: String,
    lead: LeadBinding = .never, shapes: Shape = .all, payload: [FieldSpec]
  ) {
    (self.name, self.title, self.app, self.entityType) = (name, title, app, entity)
    (self.kind, self.table, self.lead, self.shapes) = (kind, table, lead, shapes)
    self.payload = payload + Self.references(lead)
  }

  /// Every payload carries the property's id, and those about a lead the lead's.
  private static func references(_ lead: LeadBinding) -> [FieldSpec] {
    let property = FieldSpec("payload.property_id", .uuid, "property id")
    switch lead {
    case .never: return [property]
    case .always: return [property, FieldSpec("payload.lead_id", .uuid, "lead id")]
    case .sometimes: return [property, FieldSpec("payload.lead_id", .uuid, "lead id", isOptional: true)]
    }
  }
}
