/// Says what a reply's references mean, and what was probably meant when they mean nothing.
final class ReferenceBook {
  private let handles: HandleTable
  private let workspace: Workspace
  private let newItems: NewItems
  private let states: [ItemID: PropertyState]

  init(_ workspace: Workspace, _ handles: HandleTable, _ newItems: NewItems) {
    (self.workspace, self.handles, self.newItems) = (workspace, handles, newItems)
    states = Dictionary(workspace.properties.map { ($0.facts.id, $0) }) { first, _ in first }
  }

  func state(of property: ItemID) -> PropertyState? { states[property] }

  /// The handle's entry, when there is one of this kind in a property that can be reached.
  func entry(_ reference: Reference, _ kind: ItemKind, _ key: String) throws(OperationFailure) -> HandleTable.Entry {
    guard let entry = handles[reference.text] else { throw unknown(reference, kind, key) }
    guard entry.kind == kind else { throw wrongKind(reference, is: entry.kind, not: kind, key) }
    guard states[entry.property] != nil else { throw gone(reference, kind, key) }
    return entry
  }

  /// Whether the handle means anything at all.
  func checkKnown(_ reference: Reference, _ key: String) throws(OperationFailure) {
    if handles[reference.text] == nil { throw unknown(reference, nil, key) }
  }

  func newItem(_ reference: Reference, _ kind: ItemKind, _ key: String) throws(OperationFailure) -> NewItems.Item {
    guard let item = newItems[reference] else { throw unknown(reference, kind, key) }
    guard item.kind == kind else { throw wrongKind(reference, is: item.kind, not: kind, key) }
    return item
  }

  /// The reference of the pipeline a stage belongs to, as a reply writes it.
  func pipeline(ofStage stage: Reference, _ key: String) throws(OperationFailure) -> Reference? {
    if stage.isNew { return try newItem(stage, .stage, key).container }
    return try entry(stage, .stage, key).parent.flatMap(handles.handle(of:)).map { Reference($0) }
  }

  // MARK: What was meant

  private lazy var candidates: [ItemKind: [String]] = {
    var found: [ItemKind: [String]] = [:]
    for handle in handles.allHandles { if let kind = handles[handle]?.kind { found[kind, default: []].append(handle) } }
    return found
  }()

  /// Handles by the folded names of their items: a model that writes a name where a handle belongs is told the handle.
  private lazy var named: [ItemKind: [String: String]] = {
    var found: [ItemKind: [String: String]] = [:]
    func add(_ kind: ItemKind, _ name: String, _ id: ItemID) {
      if let handle = handles.handle(of: id) { found[kind, default: [:]][TextFolding.name(name)] = handle }
    }
    for state in workspace.properties {
      add(.property, state.facts.name, state.facts.id)
      for pipeline in state.configuration.pipelines {
        add(.pipeline, pipeline.name, pipeline.id)
        for stage in pipeline.stages { add(.stage, stage.name, stage.id) }
      }
      for trigger in state.configuration.triggers { add(.trigger, trigger.name, trigger.id) }
    }
    return found
  }()

  private func unknown(_ reference: Reference, _ kind: ItemKind?, _ key: String) -> OperationFailure {
    let text = reference.text
    if reference.isNew {
      return OperationFailure(
        "unknown_reference", key, text, "Nothing in this reply makes \(text.excerpt).",
        fix: Suggestion.didYouMean(text, in: newItems.names) ?? "Refer only to what this reply makes or to handles.")
    }
    let kinds = kind.map { [$0] } ?? ItemKind.allCases
    let name = TextFolding.name(text)
    let meant = kinds.lazy.compactMap { self.named[$0]?[name] }.first.map { "Its handle is \($0)." }
    return OperationFailure(
      "unknown_handle", key, text, "There is no \(kind?.rawValue ?? "item") with the handle \"\(text.excerpt)\".",
      fix: meant ?? Suggestion.didYouMean(text, in: kinds.flatMap { candidates[$0] ?? [] })
        ?? "Use only handles that were shown.")
  }

  private func wrongKind(
    _ reference: Reference, is actual: ItemKind, not expected: ItemKind, _ key: String
  ) -> OperationFailure {
    OperationFailure(
      "wrong_kind", key, reference.text,
      "\(reference.text.excerpt) is \(actual.withArticle), but \(expected.withArticle) is needed here.",
      fix: "Give \(expected.withArticle).")
  }

  func gone(_ reference: Reference, _ kind: ItemKind, _ key: String) -> OperationFailure {
    OperationFailure(
      "item_gone", key, reference.text, "The \(kind.rawValue) \(reference.text.excerpt) does not exist any more.",
      fix: "Leave it out or make a new one.")
  }
}

extension ItemKind {
  /// To stand in a sentence: "a stage", "an action".
  var withArticle: String { (self == .action ? "an " : "a ") + rawValue }
}
