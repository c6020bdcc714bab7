/// Stage names and lead statuses as conditions and `update_stage` actions mention them, compared loosely.
struct StageNames {
  let catalogue: Catalogue

  /// Statuses the platform itself knows; they exist whatever the pipelines say.
  static let always = Set(LeadStatus.all.map(TextFolding.name))

  /// What a stage can be called by.
  func names(of stage: Stage) -> [String] {
    [TextFolding.name(stage.name)] + (stage.leadStatus.map { [TextFolding.name($0)] } ?? [])
  }

  func mentioned(in trigger: Trigger) -> Set<String> {
    trigger.actions.reduce(into: mentioned(in: trigger.conditions)) { $0.formUnion(mentioned(in: $1)) }
  }

  func mentioned(in action: Action) -> Set<String> {
    mentioned(in: action.content).union(mentioned(in: action.onlyIf))
  }

  func mentioned(in content: ActionContent) -> Set<String> {
    guard let type = catalogue.action(named: content.type) else { return [] }
    return Set(type.parameters.lazy.filter { $0.role == .stage }.flatMap { Self.texts(content.config[$0.name]) })
  }

  func mentioned(in conditions: [Condition]) -> Set<String> {
    Set(conditions.lazy.filter { Self.stageFields.contains($0.field) }.flatMap { Self.texts($0.value) })
  }

  private static let stageFields: Set<String> = ["lead.stage", "payload.stage"]

  private static func texts(_ value: JSON?) -> [String] {
    switch value {
    case .string(let text): [TextFolding.name(text)]
    case .array(let items): items.compactMap { $0.string.map(TextFolding.name) }
    default: []
    }
  }
}
