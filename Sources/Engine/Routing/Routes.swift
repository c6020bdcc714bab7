import ConfigSchema
import Store

/// One property's configuration, arranged for asking what an event leads to.
public final class Routes: Sendable {
  public let property: PropertyFacts
  public let revision: Int
  public let stages: StageLookup
  public let pipelines: [Pipeline]
  /// The event types by which some stage moves its leads on.
  let movingEvents: Set<String>
  private let rules: [String: RuleSet]
  private let versions: [ItemID: Int]
  /// Every trigger, and whether it is switched on.
  private let switches: [ItemID: Bool]
  private let actions: Set<ItemID>
  /// Whether a condition of some trigger looks at the clock on the property's wall.
  let looksAtTheClock: Bool
  /// What `property.X` in a condition looks at.
  let propertyFacts: JSONObject

  public init(_ live: LiveConfiguration) {
    (property, revision, versions) = (live.property, live.revision, live.actionVersions)
    pipelines = live.configuration.pipelines
    stages = StageLookup(pipelines)
    movingEvents = Set(
      pipelines.filter { $0.type == .lead }.flatMap(\.stages).compactMap { $0.autoTransition?.eventType })
    let active = live.configuration.triggers.enumerated().filter(\.element.isActive)
    looksAtTheClock = active.contains { $0.element.conditions.contains { $0.field.hasPrefix("time.") } }
    rules = Dictionary(grouping: active, by: \.element.eventType).mapValues { triggers in
      RuleSet(triggers.map { ($0.offset, $0.element) })
    }
    switches = Dictionary(live.configuration.triggers.map { ($0.id, $0.isActive) }) { first, _ in first }
    actions = Set(live.configuration.triggers.flatMap(\.actions).map(\.id))
    propertyFacts = [
      "name": .string(property.name), "property_type": property.propertyType.map(JSON.string) ?? .null,
      "unit_count": property.unitCount.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  /// The triggers that look at such an event; nil when there are none.
  func rules(for event: BusEvent) -> RuleSet? { rules[event.type] }

  /// Whether a trigger is switched on; nil when it is gone.
  func isActive(_ trigger: ItemID) -> Bool? { switches[trigger] }

  func has(action: ItemID) -> Bool { actions.contains(action) }

  /// The version an action has now. One that was put there past the record counts as the first.
  func version(of action: ItemID) -> Int { versions[action] ?? 1 }

  /// What conditions may look at when the event happened.
  func facts(of event: BusEvent) -> Facts {
    var lead = event.lead
    // A new status puts the lead where that status belongs; our own record follows when the event is routed.
    if event.type == "lead_status_changed", !isTied(lead) { lead["stage_id"] = nil }
    return Facts(
      payload: event.payload, lead: known(lead), property: propertyFacts, localHour: event.localHour,
      weekday: event.weekday)
  }

  /// A lead's facts with the name of the stage it stands in: the one on record, unless that one stands for another status than
  /// the lead has now.
  func known(_ lead: JSONObject) -> JSONObject {
    var lead = lead
    let recorded = lead["stage_id"]?.string.flatMap { stages.stage(ItemID($0)) }
    let status = lead["status"]?.string
    if let recorded, recorded.leadStatus == nil || isTied(lead) {
      lead["stage"] = .string(recorded.name)
    } else if !lead.isEmpty {
      lead["stage"] = stages.place(status: status).map { .string($0.stage.name) }
    }
    lead["stage_id"] = nil
    return lead
  }

  /// Whether the stage on record stands for the status that the lead has.
  private func isTied(_ lead: JSONObject) -> Bool {
    guard let stage = lead["stage_id"]?.string.flatMap({ stages.stage(ItemID($0)) }), let tied = stage.leadStatus,
      let status = lead["status"]?.string
    else { return false }
    return TextFolding.status(tied) == TextFolding.status(status)
  }
}
