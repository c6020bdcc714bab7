import ConfigSchema

/// What has to be looked up before an action's texts can be filled in and its conditions asked.
struct RunNeeds: Hashable, Sendable {
  /// The facts of the lead.
  var lead = false
  /// The postal address of the property.
  var place = false
  /// The clock on the property's wall.
  var clock = false

  init() {}

  init(_ action: Action) {
    let texts = action.config.members.compactMap(\.value.string).filter { $0.contains("{{") }
    // What a template says is only known later.
    let usesTemplate = action.config["template_slug"]?.string != nil
    lead = usesTemplate || !texts.isEmpty || !action.onlyIf.isEmpty
    clock = action.onlyIf.contains { $0.field.hasPrefix("time.") }
    place = usesTemplate || texts.contains { $0.contains("property_address") || $0.contains("property_city") }
  }
}
