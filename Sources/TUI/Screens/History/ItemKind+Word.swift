import ConfigSchema

extension ItemKind {
  /// What people call it.
  var word: String {
    switch self {
    case .property: "property"
    case .pipeline: "pipeline"
    case .stage: "stage"
    case .trigger: "automation"
    case .action: "action"
    }
  }
}
