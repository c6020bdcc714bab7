import ConfigSchema

/// The words of the names in a workspace.
enum WorkspaceWords {
  static func of(_ workspace: Workspace) -> Set<String> {
    var result: Set<String> = []
    for state in workspace.properties {
      let configuration = state.configuration
      let names =
        [state.facts.name] + configuration.triggers.map(\.name) + configuration.pipelines.map(\.name)
        + configuration.pipelines.flatMap { $0.stages.map(\.name) }
      for name in names {
        for token in Tokenizer.read(name).tokens where token.kind == .word { result.insert(token.text) }
      }
    }
    return result
  }
}
