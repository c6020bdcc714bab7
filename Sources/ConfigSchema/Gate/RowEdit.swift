/// One row of `crm_pipelines`, `crm_triggers` or `crm_actions` that an approval writes, with its version.
public struct RowEdit: Hashable, Sendable {
  /// pipeline, trigger or action.
  public let kind: ItemKind
  public let id: ItemID
  /// The trigger of an action; nil for pipelines and triggers.
  public let trigger: ItemID?
  /// The row as it must be now; nil = it must not exist.
  public let before: Row?
  /// The row as it will be; nil = it is deleted.
  public let after: Row?

  /// What one row holds. A trigger's row leaves its actions to their own rows.
  public enum Row: Hashable, Sendable {
    case pipeline(Pipeline)
    /// `actions` is empty.
    case trigger(Trigger)
    /// `order` is `execution_order`, counted from 0.
    case action(Action, order: Int)
  }

  /// Every row that differs between two configurations: pipelines, triggers, then actions, in the order of the
  /// result, deletions last in their group. Deleting a trigger deletes its actions' rows as well.
  public static func edits(from base: Configuration, to result: Configuration) -> [RowEdit] {
    edits(.pipeline, from: pipelines(base), to: pipelines(result))
      + edits(.trigger, from: triggers(base), to: triggers(result))
      + edits(.action, from: actions(base), to: actions(result))
  }

  private struct Entry {
    var id: ItemID
    var trigger: ItemID?
    var row: Row
  }

  private static func edits(_ kind: ItemKind, from base: [Entry], to result: [Entry]) -> [RowEdit] {
    var rest = Dictionary(base.map { ($0.id, $0.row) }, uniquingKeysWith: { first, _ in first })
    var edits: [RowEdit] = []
    for entry in result {
      let before = rest.removeValue(forKey: entry.id)
      guard before != entry.row else { continue }
      edits.append(RowEdit(kind: kind, id: entry.id, trigger: entry.trigger, before: before, after: entry.row))
    }
    for entry in base where rest[entry.id] != nil {
      edits.append(RowEdit(kind: kind, id: entry.id, trigger: entry.trigger, before: entry.row, after: nil))
    }
    return edits
  }

  private static func pipelines(_ configuration: Configuration) -> [Entry] {
    configuration.pipelines.map { Entry(id: $0.id, trigger: nil, row: .pipeline($0)) }
  }

  private static func triggers(_ configuration: Configuration) -> [Entry] {
    configuration.triggers.map { trigger in
      var alone = trigger
      alone.actions = []
      return Entry(id: trigger.id, trigger: nil, row: .trigger(alone))
    }
  }

  private static func actions(_ configuration: Configuration) -> [Entry] {
    configuration.triggers.flatMap { trigger in
      trigger.actions.enumerated().map { Entry(id: $1.id, trigger: trigger.id, row: .action($1, order: $0)) }
    }
  }
}
