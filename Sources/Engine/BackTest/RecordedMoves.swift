import ConfigSchema
import Store

/// Changes of a status that a stage's own move brought about: something of ours stands behind them, and no run of an action.
public struct RecordedMoves: Sendable {
  private let byLead: [ItemID: [BusEvent]]
  private let ids: Set<ItemID>

  /// - Parameter events: in order.
  public init(_ events: [BusEvent]) {
    byLead = Dictionary(grouping: events.filter { $0.leadID != nil }) { $0.leadID ?? $0.id }
    ids = Set(events.map(\.id))
  }

  func isMove(_ event: BusEvent) -> Bool { ids.contains(event.id) }

  /// The record of a move that falls due now: made a moment later, or after the engine had rested.
  func record(of lead: ItemID, to status: String, at: Timestamp) -> BusEvent? {
    let late = at.adding(minutes: 60)
    return byLead[lead]?.first {
      at <= $0.occurredAt && $0.occurredAt <= late
        && $0.payload["to_status"]?.string.map(TextFolding.status) == TextFolding.status(status)
    }
  }
}
