/// Placeholders that nothing fills in: they would stand in the message as they are.
///
/// Looks into every text an action holds: messages, message templates, what a web address is called with.
struct TemplateVariables: Rule {
  let ids = ["template_variable", "variable_without_tour", "variable_without_lead", "placeholder_text"]
  /// More placeholders in one text tell nothing new.
  private let most = 20

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachText { text in
      for gap in Placeholders.gaps(in: text.text).prefix(most) where text.isPublic {
        report.add(
          .warn, ids[3], at: text.spot, value: gap, "\"\(gap)\" looks like a gap that was never filled in.",
          fix: "Write the words, or use a placeholder such as {{first_name}}.")
      }
    }
    var hints: [String: String?] = [:]
    scene.eachKnownAction { trigger, index, action, type in
      let context = PlaceholderContext(trigger.eventType, type, scene.catalogue)
      for (parameter, text) in scene.filledTexts(of: action) {
        check(text, context, at: .action(trigger, index, parameter.name), &hints, &report)
      }
    }
  }

  private func check(
    _ text: String, _ context: PlaceholderContext, at spot: Spot, _ hints: inout [String: String?],
    _ report: inout Report
  ) {
    let scan = Placeholders.scan(text)
    for broken in scan.broken.prefix(most) {
      report.add(
        .block, ids[0], at: spot, value: broken, "Nothing fills in \(broken.excerpt): it is no complete placeholder.",
        fix: "Write a name between two braces on each side, such as {{first_name}}, or plain words.")
    }
    for name in scan.names.prefix(most) {
      switch context.problem(with: name) {
      case nil: continue
      case .unknown: addUnknown(name, context, at: spot, &hints, &report)
      case .noTour:
        report.add(
          .block, ids[1], at: spot, value: name,
          "When \(context.eventTitle), no tour is known, so {{\(name)}} stays empty.",
          fix: "Remove {{\(name)}}, or start from an event about a tour.")
      case .noLead(let isCertain):
        report.add(
          isCertain ? .block : .warn, ids[2], at: spot, value: name,
          "When \(context.eventTitle), \(isCertain ? "no lead is known" : "the lead may not be known"), "
            + "so {{\(name)}} \(isCertain ? "stays" : "may stay") empty.",
          fix: "Remove {{\(name)}}, or start from an event about a lead.")
      }
    }
  }

  /// - Parameter hints: what was found before by name and event; looking for a neighbour is dear, and misspellings repeat.
  private func addUnknown(
    _ name: String, _ context: PlaceholderContext, at spot: Spot, _ hints: inout [String: String?],
    _ report: inout Report
  ) {
    let key = name + " " + context.eventTitle
    let hint = hints[key] ?? Suggestion.nearest(name, in: context.known)
    hints[key] = hint
    report.add(
      .block, ids[0], at: spot, value: name, "Nothing fills in {{\(name)}}.",
      fix: hint.map { "Did you mean {{\($0)}}?" }
        ?? "Use " + Placeholders.variables.prefix(4).map { "{{\($0)}}" }.joined(separator: ", ") + ", or plain words.")
  }
}
