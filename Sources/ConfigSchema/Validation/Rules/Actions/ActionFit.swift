/// An action on something the event does not carry: a text on an event without a lead, a ticket without a review.
struct ActionFit: Rule {
  let ids = ["action_fit"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard let event = scene.catalogue.event(named: trigger.eventType) else { return }
      guard let missing = Self.missing(for: type, in: event) else { return }
      report.add(
        .block, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
        "When \(event.title), there is no \(missing), so \"\(type.title)\" would do nothing.",
        fix: "Choose an event that is about a \(missing), or another action.")
    }
  }

  /// What the action is about and the event does not carry; nil when nothing is missing.
  static func missing(for type: ActionType, in event: EventType) -> String? {
    if type.needsLead, event.lead == .never { return "lead" }
    if type.entities.isEmpty || type.entities.contains(event.entityType) { return nil }
    let carried = type.entities.contains { entity in event.payload.contains { $0.path == "payload.\(entity)_id" } }
    return carried ? nil : String(type.entities[0].map { $0 == "_" ? " " : $0 })
  }
}
