import ConfigSchema
import Store

/// What is still to be carried out of actions that are about to change.
public struct WaitingBook {
  private let connection: Connection

  /// - Parameter connection: of a person's session; it sees what that person may.
  public init(_ connection: Connection) { self.connection = connection }

  /// - Parameter proposal: every trigger it says something about is looked at.
  public func waiting(for proposal: Proposal) throws(StoreError) -> [WaitingRuns] {
    var found: [WaitingRuns] = []
    for target in proposal.targets {
      let owners = Set(target.changes.map(\.change.owner))
      let actions = target.base.triggers.filter { owners.contains($0.id) }.flatMap(\.actions).map(\.id)
      if !actions.isEmpty { found += try waiting(actions, at: target.property.id) }
    }
    return found
  }

  private func waiting(_ actions: [ItemID], at property: ItemID) throws(StoreError) -> [WaitingRuns] {
    var found: [WaitingRuns] = []
    for row in try connection.execute(Self.look, [.id(property), .ids(actions)]) {
      found.append(
        WaitingRuns(action: try row.value("action_id"), count: try row.value("count"), next: try row.value("next")))
    }
    return found
  }

  private static let look = """
    select w.action_id, w.count, public.crm_local_time(w.next, p.time_zone) as next
    from (
      select r.action_id, count(*) as count, min(r.due_at) as next from public.crm_action_runs r
      where r.property_id = $1 and r.action_id = any ($2) and r.status in ('pending', 'held')
      group by r.action_id) w
    join public.crm_properties() p on p.id = $1
    order by w.next, w.action_id
    """
}
