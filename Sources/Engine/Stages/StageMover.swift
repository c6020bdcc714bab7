import ConfigSchema
import Store

/// Moves what is due to leave its stage by itself: by an event that has done its work, or after hours in the stage.
///
/// A lead's status follows when the stage it comes to is tied to one. That is a change like any other: it becomes an event, which
/// carries how many moves and runs stand behind it, so that a round of moves ends.
struct StageMover {
  let connection: Connection
  let shape: PlatformShape

  /// A move that is due.
  struct Due: Sendable {
    var property: ItemID
    var entityType: String
    var entity: ItemID
    var pipeline: ItemID
    var target: Stage
    var cause: StageMove.Cause
    /// How many moves and runs stand behind what the move changes.
    var hops: Int
  }

  /// Carries moves out, in a transaction of the caller's.
  func carryOut(_ moves: [Due], at now: Timestamp) throws {
    for (hops, same) in Dictionary(grouping: moves, by: \.hops).sorted(by: { $0.key < $1.key }) {
      try connection.batch(
        [Causes(hops: hops).statement]
          + StageRecord.write(same.map { $0.move(at: now) })
          + statusChanges(same))
    }
    if !moves.isEmpty { try connection.batch([Causes(hops: 0).statement]) }
  }

  /// The same statement as the action's, so that a lead is moved in one way only.
  private func statusChanges(_ moves: [Due]) -> [Statement] {
    let rows = moves.compactMap(\.statusRow)
    guard !rows.isEmpty, let sql = TourSparkActions.updateStage.statements(shape).first else { return [] }
    return [Statement(sql, [.json(.array(rows))])]
  }
}

extension StageMover.Due {
  fileprivate func move(at now: Timestamp) -> StageMove {
    StageMove(
      property: property, entityType: entityType, entity: entity, pipeline: pipeline, stage: target.id, at: now,
      cause: cause)
  }

  /// As a row of the record set that database actions work on; nil when no status is tied to the stage.
  fileprivate var statusRow: JSON? {
    guard entityType == "lead", let status = target.leadStatus else { return nil }
    return [
      "property": .string(property.value), "lead": .string(entity.value),
      "p": ["to_status": .string(TextFolding.status(status))],
    ]
  }
}
