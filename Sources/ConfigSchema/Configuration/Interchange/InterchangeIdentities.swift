/// Decides which item of the base each entry of a document is, and gives every other entry an id of its own.
struct InterchangeIdentities {
  let base: Configuration?
  let fresh: IDSource

  /// The document with all ids settled. Ids that stand twice in it are noted.
  func settled(_ document: InterchangeDocument) -> InterchangeDocument {
    noteDuplicates(document)
    return InterchangeDocument(pipelines: pipelines(document), triggers: triggers(document))
  }

  private func pipelines(_ document: InterchangeDocument) -> [InterchangeDocument.PipelineEntry] {
    let old = base?.pipelines ?? []
    let byID = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let chosen = Matching.ids(
      document.pipelines.map { Matching.Claim(id: $0.id, keys: Self.keys($0.pipeline)) },
      among: old.map { Matching.Claim(id: $0.id, keys: Self.keys($0)) })
    return zip(document.pipelines, chosen).map { entry, id in assign(entry, id, old: id.flatMap { byID[$0] }) }
  }

  private func triggers(_ document: InterchangeDocument) -> [InterchangeDocument.TriggerEntry] {
    let old = base?.triggers ?? []
    let byID = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let chosen = Matching.ids(
      document.triggers.map { Matching.Claim(id: $0.id, keys: Self.keys($0.trigger)) },
      among: old.map { Matching.Claim(id: $0.id, keys: Self.keys($0)) })
    return zip(document.triggers, chosen).map { entry, id in assign(entry, id, old: id.flatMap { byID[$0] }) }
  }

  private func assign(
    _ entry: InterchangeDocument.PipelineEntry, _ id: ItemID?, old: Pipeline?
  ) -> InterchangeDocument.PipelineEntry {
    var entry = entry
    entry.pipeline.id = id ?? new(entry.id)
    let chosen = Matching.ids(
      entry.stages.map { Matching.Claim(id: $0.id, keys: [TextFolding.name($0.stage.name)]) },
      among: old?.stages.map { Matching.Claim(id: $0.id, keys: [TextFolding.name($0.name)]) } ?? [])
    for (index, id) in chosen.enumerated() { entry.stages[index].stage.id = id ?? new(entry.stages[index].id) }
    return entry
  }

  private func assign(
    _ entry: InterchangeDocument.TriggerEntry, _ id: ItemID?, old: Trigger?
  ) -> InterchangeDocument.TriggerEntry {
    var entry = entry
    entry.trigger.id = id ?? new(entry.id)
    let chosen = Matching.ids(
      entry.actions.map { Matching.Claim(id: $0.id, keys: Self.keys($0.action)) },
      among: old?.actions.map { Matching.Claim(id: $0.id, keys: Self.keys($0)) } ?? [])
    for (index, id) in chosen.enumerated() { entry.actions[index].action.id = id ?? new(entry.actions[index].id) }
    return entry
  }

  /// Into an existing configuration a stranger's id is not taken over: it may belong to another property.
  private func new(_ claimed: ItemID?) -> ItemID { base == nil ? claimed ?? fresh() : fresh() }

  // MARK: What makes two items the same, the closest likeness first

  private static func keys(_ pipeline: Pipeline) -> [String] {
    let name = TextFolding.name(pipeline.name)
    return [pipeline.type.rawValue + " " + name, name]
  }

  private static func keys(_ trigger: Trigger) -> [String] {
    let name = TextFolding.name(trigger.name)
    return [trigger.eventType + " " + name, name]
  }

  private static func keys(_ action: Action) -> [String] {
    let content = action.type + " " + action.storedConfig.text(.canonical)
    return ["\(action.delayMinutes) " + content, content, action.type]
  }

  // MARK: Checks over the whole document

  private func noteDuplicates(_ document: InterchangeDocument) {
    var seen: Set<ItemID> = []
    func check(_ id: ItemID?, _ cursor: JSONCursor) {
      guard let id, !seen.insert(id).inserted else { return }
      cursor["id"].note("duplicate_id", "Another item of the document has the same id.", fix: "Remove one of the ids.")
    }
    for pipeline in document.pipelines {
      check(pipeline.id, pipeline.cursor)
      for stage in pipeline.stages { check(stage.id, stage.cursor) }
    }
    for trigger in document.triggers {
      check(trigger.id, trigger.cursor)
      for action in trigger.actions { check(action.id, action.cursor) }
    }
  }
}
