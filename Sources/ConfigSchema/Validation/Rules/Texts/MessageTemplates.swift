/// A message template that the property does not have, or that belongs to another channel.
struct MessageTemplates: Rule {
  let ids = ["unknown_template", "template_channel"]

  func check(_ scene: Scene, _ report: inout Report) {
    let templates = scene.state.templates
    scene.eachKnownAction { trigger, index, action, type in
      guard let slug = action.config["template_slug"]?.string, !slug.isEmpty,
        type.parameter(named: "template_slug") != nil
      else { return }
      let spot = Spot.action(trigger, index, "template_slug")
      guard let template = templates.first(where: { $0.slug == slug }) else {
        report.add(
          templates.isEmpty ? .warn : .block, ids[0], at: spot, value: slug,
          "The property has no message template \"\(slug)\".",
          fix: Suggestion.didYouMean(slug, in: templates.map(\.slug)) ?? "Write the text itself.")
        return
      }
      guard let channel = type.channel?.rawValue, template.channel != channel else { return }
      report.add(
        .block, ids[1], at: spot, value: slug,
        "The template \"\(slug)\" is made for \(template.channel), not for \(channel).",
        fix: Suggestion.didYouMean(slug, in: templates.filter { $0.channel == channel }.map(\.slug))
          ?? "Write the text itself.")
    }
  }
}
