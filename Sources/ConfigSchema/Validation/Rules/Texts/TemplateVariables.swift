/// Placeholders that nothing fills in: they would stand in the message as they are.
struct TemplateVariables: Rule {
  let ids = ["template_variable", "variable_without_tour", "placeholder_text"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachText { text in
      for name in Placeholders.names(in: text.text) { check(name, text, scene, &report) }
      for gap in Placeholders.gaps(in: text.text) where text.isPublic {
        report.add(
          .warn, ids[2], at: text.spot, value: gap, "\"\(gap)\" looks like a gap that was never filled in.",
          fix: "Write the words, or use a placeholder such as {{first_name}}.")
      }
    }
  }

  private func check(_ name: String, _ text: ActionText, _ scene: Scene, _ report: inout Report) {
    let event = text.trigger.eventType
    let isField = name.hasPrefix("lead.") || name.hasPrefix("payload.") || name.hasPrefix("property.")
    if Placeholders.variables.contains(name) || (isField && scene.catalogue.field(name, forEvent: event) != nil) {
      let hasTour = scene.catalogue.event(named: event)?.entityType ?? "tour" == "tour"
      guard Placeholders.tourVariables.contains(name), !hasTour else { return }
      report.add(
        .block, ids[1], at: text.spot, value: name,
        "When \(scene.catalogue.title(ofEvent: event)), no tour is known, so {{\(name)}} stays empty.",
        fix: "Remove {{\(name)}}, or start from an event about a tour.")
      return
    }
    let fields = scene.catalogue.fields(forEvent: event).map(\.path)
    report.add(
      .block, ids[0], at: text.spot, value: name, "Nothing fills in {{\(name)}}.",
      fix: Suggestion.nearest(name, in: Placeholders.variables + fields).map { "Did you mean {{\($0)}}?" }
        ?? "Use " + Placeholders.variables.prefix(4).map { "{{\($0)}}" }.joined(separator: ", ") + ", or plain words.")
  }
}
