/// TX9: a first text without the sender's name or a way out. Carrier rules for registered senders.
struct FirstText: Rule {
  let ids = ["TX9"]

  private static let first: Set = [
    "lead_created", "lead_uncontacted", "website_form_submitted", "widget_session_converted",
  ]
  private static let exits = PhraseBook<Bool>([
    (
      true,
      ["reply|text|send|txt stop|end|quit", "opt out", "unsubscribe", "stop to end|opt|cancel|quit|unsubscribe|2"]
    )
  ])

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers where Self.first.contains(trigger.eventType) {
      let texts = trigger.actions.indices.filter { trigger.actions[$0].type == "send_sms" }
      guard let index = texts.min(by: { trigger.actions[$0].delayMinutes < trigger.actions[$1].delayMinutes }),
        let (parameter, body) = scene.texts(of: trigger.actions[index]).first, !TextFolding.isBlank(body)
      else { continue }
      let missing = [
        Self.names(scene.facts, body) ? nil : "the community's name",
        Self.exits.hits(in: Words(body)).isEmpty ? "\"Reply STOP to opt out\"" : nil,
      ].compactMap { $0 }
      if missing.isEmpty { continue }
      report.add(
        .warn, ids[0], at: .action(trigger, index, parameter.name), value: body,
        "The first text to a person should say who writes and how to stop it; missing: \(missing.joined(separator: " and ")).",
        fix: "Add \(missing.joined(separator: " and ")).")
    }
  }

  /// The community's name or the better part of it.
  private static func names(_ facts: PropertyFacts, _ body: String) -> Bool {
    if body.contains("property_name") || body.contains("property.name") { return true }
    let said = Set(Words(body).list)
    let name = Words(facts.name).list.filter { $0.utf8.count > 2 && $0 != "the" }
    return !name.isEmpty && name.filter(said.contains).count * 2 >= name.count
  }
}
