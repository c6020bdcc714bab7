import ConfigSchema

/// Live configuration in plain text, for commands.
enum ConfigurationText {
  static func text(of state: PropertyState) -> String {
    let configuration = state.configuration
    let head = "\(Escape.visible(state.facts.name)), revision \(state.revision)"
    guard !configuration.pipelines.isEmpty || !configuration.triggers.isEmpty else {
      return head + "\n\nNothing is set up yet. Try: configurator propose \"Create a pipeline\""
    }
    let words = Description()
    let items = configuration.pipelines.map(words.lines) + configuration.triggers.map(words.lines)
    return ([head] + items.map { $0.joined(separator: "\n") }).joined(separator: "\n\n")
  }
}
