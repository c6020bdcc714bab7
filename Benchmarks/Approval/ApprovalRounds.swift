import BenchmarkSupport
import ConfigSchema
import Store

/// One round: a proposal with so many new automations, approved through the gate; then the same rows by hand.
struct ApprovalRounds {
  let store: Store
  let peer: HandWritten
  let property: ItemID

  init(store: Store, peer: HandWritten, property: ItemID) {
    (self.store, self.peer, self.property) = (store, peer, property)
  }

  func round(changes count: Int) throws -> (approving: Double, writing: Double) {
    let approval = FreshItem.id()
    let change = try approved(count)
    let approving = try milliseconds { _ = try store.apply(change, as: approval) }
    let rows = try peer.rows(of: approval)
    let writing = try milliseconds { try peer.write(rows) }
    try peer.forget()
    return (approving, writing)
  }

  private func approved(_ count: Int) throws -> ApprovedChange {
    try store.reviewed(property) { goal in
      for number in 0..<count {
        goal.triggers.append(
          Trigger(
            id: FreshItem.id(), name: "Automation \(FreshItem.number()) \(number)", eventType: "tour_completed",
            actions: [Action(id: FreshItem.id(), type: "create_task", config: ["title": "Call"], delayMinutes: 60)]))
      }
    }
  }
}
