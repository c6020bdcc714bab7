/// The facts that do not come from the event: the lead's row, the property and the clock.
enum CommonFields {
  static let lead: [FieldSpec] = [
    FieldSpec("lead.source", .text, "the lead's source", isOptional: true, vocabulary: .leadSource),
    FieldSpec("lead.status", .text, "the lead's status", vocabulary: .leadStatus),
    FieldSpec("lead.stage", .text, "the lead's stage", isOptional: true),
    FieldSpec("lead.first_name", .text, "the lead's first name", isOptional: true),
    FieldSpec("lead.last_name", .text, "the lead's last name", isOptional: true),
    FieldSpec("lead.email", .text, "the lead's e-mail address", isOptional: true),
    FieldSpec("lead.phone", .text, "the lead's phone number", isOptional: true),
    FieldSpec("lead.move_in_date", .date, "the wished move-in date", isOptional: true),
    FieldSpec("lead.bedrooms", .text, "the bedrooms asked for", isOptional: true, vocabulary: .bedrooms),
    FieldSpec("lead.created_at", .timestamp, "when the lead arrived"),
    FieldSpec("lead.last_contacted_at", .timestamp, "when the lead was last contacted", isOptional: true),
    FieldSpec("lead.score", .integer, "the lead's score", isOptional: true, range: 0...100, shapes: .sinceAugust),
    FieldSpec(
      "lead.score_bucket", .text, "the lead's score bucket", isOptional: true, vocabulary: .scoreBucket,
      shapes: .sinceAugust),
    FieldSpec("lead.consent", .boolean, "the lead's consent to messages", isOptional: true, shapes: .sinceAugust),
    FieldSpec("lead.opted_out", .boolean, "the lead's opt-out", isOptional: true, shapes: .hosted),
    FieldSpec("lead.attribution", .json, "the lead's attribution", isOptional: true, shapes: .sinceAugust),
  ]

  static let property: [FieldSpec] = [
    FieldSpec("property.name", .text, "the property's name"),
    FieldSpec(
      "property.property_type", .text, "the property's type", isOptional: true, vocabulary: .propertyType),
    FieldSpec("property.unit_count", .integer, "the property's number of units", isOptional: true),
  ]

  static let time: [FieldSpec] = [
    FieldSpec("time.local_hour", .hour, "the hour at the property", range: 0...23),
    FieldSpec("time.weekday", .weekday, "the weekday at the property"),
  ]
}
