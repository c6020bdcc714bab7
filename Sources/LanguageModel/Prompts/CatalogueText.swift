import ConfigSchema

/// The catalogue as the model reads it: one line for each field, event and action.
enum CatalogueText {
  static func text(_ catalogue: Catalogue) -> String {
    // An event nobody knows has exactly the fields that all share.
    let common = catalogue.fields(forEvent: "")
    let known = Dictionary(common.map { ($0.name, $0.vocabulary) }) { first, _ in first }
    let apps = App.allCases.map { section($0, catalogue, known) }
    return ([common.map(commonField).joined(separator: "\n")] + apps).joined(separator: "\n\n")
  }

  private static func section(_ app: App, _ catalogue: Catalogue, _ known: [String: Vocabulary?]) -> String {
    let events = catalogue.events.filter { $0.app == app }.map { event($0, known) }
    let actions = catalogue.actions.filter { $0.app == app }.map(action)
    var lines = ["## \(app.title): \(app.purpose)"]
    if !events.isEmpty { lines += ["Events:"] + events }
    if !actions.isEmpty { lines += ["Actions:"] + actions }
    return lines.joined(separator: "\n")
  }

  private static func commonField(_ field: FieldSpec) -> String {
    "- \(field.path): \(field.type.plainName)\(field.isOptional ? ", ?" : "")\(values(field.vocabulary)). \(field.title)"
  }

  private static func event(_ event: EventType, _ known: [String: Vocabulary?]) -> String {
    let fields = event.payload.filter { $0.type != .uuid }.map { field in
      // What a lead's field takes is listed with the lead already.
      let isKnown = field.vocabulary != nil && known[field.name] == field.vocabulary
      return
        "\(field.name)\(field.isOptional ? "?" : "") \(field.type.rawValue)\(isKnown ? "" : values(field.vocabulary))"
    }
    let traits = [event.kind == .clock ? "clock" : nil, event.lead == .never ? "no lead" : nil].compactMap { $0 }
    let note = traits.isEmpty ? "" : " (\(traits.joined(separator: ", ")))"
    return
      "- \(event.name)\(note): when \(event.title). payload: \(fields.isEmpty ? "–" : fields.joined(separator: ", "))"
  }

  private static func action(_ action: ActionType) -> String {
    let parameters = action.parameters.map { parameter in
      "\(parameter.name)\(parameter.isRequired ? "" : "?") \(parameter.type.rawValue)\(values(parameter.vocabulary))"
    }
    let choice = action.alternatives.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
    let note = choice.isEmpty ? "" : " Give \(choice)."
    let list = parameters.isEmpty ? "no parameters" : parameters.joined(separator: ", ")
    return "- \(action.name): \(list). \(action.effect)\(note)"
  }

  private static func values(_ vocabulary: Vocabulary?) -> String {
    vocabulary.map { " {\($0.values.joined(separator: ", "))}" } ?? ""
  }
}
