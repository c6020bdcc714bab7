import ConfigSchema
import Store

/// One property's configuration, arranged for asking what an event leads to.
public struct Routes: Sendable {
  public let property: PropertyFacts
  public let revision: Int
  public let stages: StageLookup
  private let triggers: [String: [Trigger]]
  private let versions: [ItemID: Int]
  /// What `property.X` in a condition looks at.
  let propertyFacts: JSONObject

  public init(_ live: LiveConfiguration) {
    (property, revision, versions) = (live.property, live.revision, live.actionVersions)
    stages = StageLookup(live.configuration.pipelines)
    triggers = Dictionary(grouping: live.configuration.triggers.filter(\.isActive), by: \.eventType)
    propertyFacts = [
      "name": .string(property.name), "property_type": property.propertyType.map(JSON.string) ?? .null,
      "unit_count": property.unitCount.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  /// The triggers that look at such an event.
  func triggers(for event: BusEvent) -> [Trigger] {
    let all = triggers[event.type] ?? []
    guard let only = event.onlyTrigger else { return all }
    return all.filter { $0.id == only }
  }

  /// The version an action has now. One that was put there past the record counts as the first.
  func version(of action: ItemID) -> Int { versions[action] ?? 1 }

  /// What conditions may look at when the event happened.
  func facts(of event: BusEvent) -> Facts {
    Facts(
      payload: event.payload, lead: known(event.lead), property: propertyFacts, localHour: event.localHour,
      weekday: event.weekday)
  }

  /// A lead's facts with the name of the stage it stands in.
  func known(_ lead: JSONObject) -> JSONObject {
    var lead = lead
    if let id = lead["stage_id"]?.string {
      lead["stage"] = stages.stage(ItemID(id)).map { .string($0.name) }
    }
    lead["stage_id"] = nil
    return lead
  }
}
