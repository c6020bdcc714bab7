import ConfigSchema
import Store

/// A move out of a stage that an event has set off.
struct PlannedTransition: Hashable, Sendable {
  var event: ItemID
  var lead: ItemID
  var from: StageLookup.Place
  var target: ItemID
  var dueAt: Timestamp
  /// How many moves and runs stand behind the change that the move makes.
  var hops: Int
}

/// Follows leads from stage to stage while events are looked at in their order. Pure: the router writes down what came of it.
///
/// An event moves a lead in two ways. It may say that the lead has a new status: then the lead stands in the stage tied to that
/// status, before anything else looks at the event. And the stage it stands in then may move it on by this event: that is done
/// after what the event's triggers do at once, unless they have moved the lead themselves.
struct StageFollower {
  /// Where each lead stands now.
  private var standing: [ItemID: StageLookup.Place] = [:]
  private(set) var moves: [StageMove] = []
  private(set) var transitions: [PlannedTransition] = []

  /// Whether the event may move its lead.
  static func concerns(_ event: BusEvent, _ routes: Routes) -> Bool {
    event.hops <= Routing.hopLimit && routes.stages.entrance != nil
      && (status(of: event) != nil || routes.movingEvents.contains(event.type))
  }

  /// - Parameter place: where the lead stood before the first event; later calls for the same lead count.
  mutating func start(_ lead: ItemID, at place: StageLookup.Place) { standing[lead] = place }

  mutating func follow(_ event: BusEvent, _ routes: Routes) {
    guard Self.concerns(event, routes), let lead = event.leadID else { return }
    if let status = Self.status(of: event) { follow(status, of: lead, event, routes) }
    guard let place = standing[lead], let move = place.stage.autoTransition, move.eventType == event.type else {
      return
    }
    transitions.append(
      PlannedTransition(
        event: event.id, lead: lead, from: place, target: move.toStage,
        dueAt: event.occurredAt.adding(hours: move.afterHours ?? 0), hops: event.hops + 1))
  }

  private mutating func follow(_ status: String, of lead: ItemID, _ event: BusEvent, _ routes: Routes) {
    if let tied = standing[lead]?.stage.leadStatus, TextFolding.status(tied) == TextFolding.status(status) { return }
    // A lead that was put somewhere before its arrival was told stays there.
    if event.type == "lead_created", standing[lead] != nil { return }
    let place = routes.place(ofStatus: status)
    if place == standing[lead] { return }
    standing[lead] = place
    moves.append(
      StageMove(
        property: event.property, entity: lead, to: place, at: event.occurredAt, cause: .status,
        reason: place == nil ? "no stage stands for the status \(status)" : nil))
  }

  /// The status that the event says the lead has now.
  private static func status(of event: BusEvent) -> String? {
    switch event.type {
    case "lead_created": event.payload["status"]?.string ?? LeadStatus.new
    case "lead_status_changed": event.payload["to_status"]?.string
    default: nil
    }
  }
}

extension Routes {
  /// Where a lead of that status belongs. A new lead whose status is tied to no stage stands at the beginning of the default
  /// pipeline.
  func place(ofStatus status: String) -> StageLookup.Place? {
    if let place = stages.place(status: status) { return place }
    return ["", LeadStatus.new].contains(TextFolding.status(status)) ? stages.entrance : nil
  }
}

extension Timestamp {
  func adding(hours: Double) -> Timestamp {
    Timestamp(microseconds: microseconds + Int64((hours * 3_600_000_000).rounded()))
  }
}
