import ConfigSchema
import Store

/// An action that an event leads to, before it is anybody's work. The back-test stops here; the router writes it down.
public struct PlannedRun: Hashable, Sendable {
  public var event: ItemID
  public var eventSeq: Int
  public var property: ItemID
  public var trigger: ItemID
  public var action: ItemID
  public var actionVersion: Int
  public var actionType: String
  /// The place among its trigger's actions, from 0.
  public var order: Int
  public var entityType: String?
  public var entity: ItemID?
  public var lead: ItemID?
  /// After the event.
  public var delayMinutes: Int
  public var dueAt: Timestamp
  public var hops: Int
  /// Whether it does something outside this database.
  public var isExternal: Bool { ExternalActions.types.contains(actionType) }
}

/// Asks of an event what it leads to. Pure: the same for the router and the back-test.
public enum Routing {
  /// Actions that bring about events that bring about actions stop after so many.
  public static let hopLimit = 8

  /// The runs of every active trigger whose conditions hold, in order.
  public static func runs(for event: BusEvent, in routes: Routes) -> [PlannedRun] {
    guard event.hops <= hopLimit, let rules = routes.rules(for: event) else { return [] }
    return rules.matching(routes.facts(of: event), only: event.onlyTrigger).flatMap {
      runs(of: $0.trigger, for: event, in: routes)
    }
  }

  /// The runs of one trigger whose conditions hold.
  static func runs(of trigger: Trigger, for event: BusEvent, in routes: Routes) -> [PlannedRun] {
    trigger.actions.enumerated().map { order, action in
      PlannedRun(
        event: event.id, eventSeq: event.seq, property: event.property, trigger: trigger.id, action: action.id,
        actionVersion: routes.version(of: action.id), actionType: action.type, order: order,
        entityType: event.entityType, entity: event.entity, lead: event.leadID,
        delayMinutes: action.delayMinutes, dueAt: event.occurredAt.adding(minutes: action.delayMinutes),
        hops: event.hops + 1)
    }
  }
}
