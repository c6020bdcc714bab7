import ConfigSchema

/// Turns new pipelines into operations.
struct PipelineBuilder {
  let configuration: Configuration
  private(set) var summary: [String] = []
  private(set) var newStages: [String: String?] = [:]

  init(configuration: Configuration) { self.configuration = configuration }

  mutating func build(_ drafts: [PipelineDraft], into list: inout OperationList) {
    var taken = Set(configuration.pipelines.map { $0.name.lowercased() })
    var typesWithDefault = Set(configuration.pipelines.filter(\.isDefault).map(\.type))
    for draft in drafts {
      let name = unique(draft.name, &taken)
      add(draft, name, isDefault: !typesWithDefault.contains(draft.type), &list)
      typesWithDefault.insert(draft.type)
    }
  }

  private func unique(_ name: String, _ taken: inout Set<String>) -> String {
    var result = name
    var number = 2
    while taken.contains(result.lowercased()) {
      result = "\(name) \(number)"
      number += 1
    }
    taken.insert(result.lowercased())
    return result
  }

  private mutating func add(_ draft: PipelineDraft, _ name: String, isDefault: Bool, _ list: inout OperationList) {
    let pipeline = list.reference()
    list.append(
      .createPipeline(CreatePipeline(ref: pipeline, name: name, type: draft.type, isDefault: isDefault)), draft.sentence
    )
    let references = draft.stages.map { _ in list.reference() }
    var used: Set<String> = []
    for (i, stage) in draft.stages.enumerated() {
      let status = stage.status.flatMap { used.insert($0).inserted ? $0 : nil }
      newStages[stage.name] = status
      let target = stage.autoTo.flatMap { references[safe: $0] }
      list.append(
        .addStage(
          AddStage(
            ref: references[i], pipeline: pipeline, name: stage.name, slaHours: stage.slaHours, leadStatus: status,
            autoEvent: target == nil ? nil : stage.autoEvent,
            autoAfterHours: target == nil ? nil : stage.autoAfterHours,
            autoToStage: target)),
        draft.sentence)
    }
    summary.append(
      "A new \(draft.type.rawValue) pipeline “\(name)” with \(draft.stages.count) stages: "
        + draft.stages.map(\.name).joined(separator: ", ") + ".")
  }
}
