/// Finds the stages that the automatic moves of one pipeline lead to, by name or by id.
struct InterchangeTargets {
  private let entry: InterchangeDocument.PipelineEntry
  private let byName: [String: [ItemID]]
  private let byFoldedName: [String: [ItemID]]
  /// The ids the document uses, which may differ from those the stages have now.
  private let byID: [ItemID: ItemID]

  init(_ entry: InterchangeDocument.PipelineEntry) {
    self.entry = entry
    byName = Dictionary(grouping: entry.stages, by: \.stage.name).mapValues { $0.map(\.stage.id) }
    byFoldedName = Dictionary(grouping: entry.stages) { TextFolding.name($0.stage.name) }.mapValues {
      $0.map(\.stage.id)
    }
    let pairs = entry.stages.compactMap { stage in stage.id.map { ($0, stage.stage.id) } }
    byID = Dictionary(pairs) { first, _ in first }
  }

  func stages() -> [Stage] {
    entry.stages.map { entry in
      var stage = entry.stage
      if let target = entry.target { stage.autoTransition?.toStage = find(target, entry.cursor) }
      return stage
    }
  }

  private func find(_ target: String, _ cursor: JSONCursor) -> ItemID {
    let candidates = byName[target] ?? byID[ItemID(target)].map { [$0] } ?? byFoldedName[TextFolding.name(target)] ?? []
    if candidates.count == 1 { return candidates[0] }
    let place = cursor["auto_transition"]["to_stage"]
    if candidates.isEmpty {
      place.note(
        "unknown_stage", "The pipeline has no stage \"\(target.excerpt)\".",
        fix: Suggestion.didYouMean(target, in: entry.stages.map(\.stage.name)) ?? "Name a stage of the same pipeline.")
    } else {
      place.note(
        "ambiguous_stage", "The pipeline has several stages called \"\(target.excerpt)\".", fix: "Give the stage's id.")
    }
    return ItemID("")
  }
}
