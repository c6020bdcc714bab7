/// A parameter outside the list of values the platform knows.
struct ParameterValue: Rule {
  let ids = ["parameter_value"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for (key, value) in action.config.members {
        guard let parameter = type.parameter(named: key), parameter.role != .stage,
          let vocabulary = parameter.vocabulary
        else { continue }
        for text in value.array?.compactMap(\.string) ?? [value.string].compactMap({ $0 })
        where !text.isEmpty && !vocabulary.contains(text, on: scene.state.platform) && Placeholders.whole(text) == nil {
          report.add(
            vocabulary.strictness == .hard ? .block : .warn, ids[0], at: .action(trigger, index, key), value: text,
            "The platform does not know \"\(text)\" as a \(parameter.title).",
            fix: Suggestion.didYouMean(text, in: vocabulary.values(on: scene.state.platform))
              ?? "It knows " + vocabulary.values(on: scene.state.platform).joined(separator: ", ") + ".")
        }
      }
    }
  }
}
