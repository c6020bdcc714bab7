import ConfigSchema
import Store

/// Since when what is live has been live as it is: the approval after the last one under which it was different. Changes that mean
/// nothing to the clock, such as a new name or another action, do not count.
struct LiveSince: Hashable, Sendable {
  var triggers: [ItemID: Timestamp] = [:]
  /// By stage: its time limit.
  var limits: [ItemID: Timestamp] = [:]
  /// By stage: its move by hours.
  var transitions: [ItemID: Timestamp] = [:]

  static func read(_ property: ItemID, _ connection: Connection) throws -> LiveSince {
    let answers = try connection.batch([
      Statement(triggersSQL, [.id(property)]), Statement(stagesSQL, [.id(property)]),
    ])
    var since = LiveSince()
    for row in answers[0] { since.triggers[try row.value("id")] = try row.value("since") }
    for row in answers[1] {
      let stage: ItemID = try row.value("id")
      since.limits[stage] = try row.value("limit_since")
      since.transitions[stage] = try row.value("move_since")
    }
    return since
  }

  /// What was put there past the record has been there since it was made.
  private static let triggersSQL = """
    select t.id, coalesce((
        select min(v.created_at) from public.crm_config_versions v
        where v.property_id = t.property_id and v.config_id = t.id and v.version > other.version), t.created_at) as since
    from public.crm_triggers t
    cross join lateral (
      select coalesce(max(o.version), 0) as version from public.crm_config_versions o
      where o.property_id = t.property_id and o.config_id = t.id and (
        o.is_deletion or o.config_snapshot ->> 'is_active' <> 'true' or o.config_snapshot ->> 'event_type' <> t.event_type
        or o.config_snapshot -> 'conditions' <> t.conditions)) other
    where t.property_id = $1 and t.is_active
    """

  private static let stagesSQL = """
    select s.value ->> 'id' as id, \(since("sla_hours")) as limit_since, \(since("auto_transition")) as move_since
    from public.crm_pipelines p cross join lateral jsonb_array_elements(p.stages) s
    where p.property_id = $1
    """

  private static func since(_ member: String) -> String {
    """
    coalesce((
      select min(v.created_at) from public.crm_config_versions v
      where v.property_id = p.property_id and v.config_id = p.id and v.version > (
        select coalesce(max(o.version), 0) from public.crm_config_versions o
        where o.property_id = p.property_id and o.config_id = p.id and (o.is_deletion or not exists (
          select from jsonb_array_elements(o.config_snapshot -> 'stages') was
          where was.value ->> 'id' = s.value ->> 'id' and was.value -> '\(member)' = s.value -> '\(member)')))),
      p.created_at)
    """
  }
}
