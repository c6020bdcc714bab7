import ConfigSchema
import Store

/// Something enters a stage, and leaves the one it stood in. A lead stands in one stage at a time, whatever the number of
/// pipelines; a resident or a campaign in one of each pipeline.
struct StageMove: Hashable, Sendable {
  /// What brought it there, as `crm_stage_entries.entered_by` says it.
  enum Cause: String, Sendable {
    case status, event, hours, action, hand, found
  }

  var property: ItemID
  var entityType: String
  var entity: ItemID
  var pipeline: ItemID?
  /// nil = it leaves and enters nothing.
  var stage: ItemID?
  var at: Timestamp
  var cause: Cause
  /// Why it leaves without going elsewhere.
  var reason: String?

  init(
    property: ItemID, entityType: String = "lead", entity: ItemID, to place: StageLookup.Place?, at: Timestamp,
    cause: Cause, reason: String? = nil
  ) {
    self.init(
      property: property, entityType: entityType, entity: entity, pipeline: place?.pipeline, stage: place?.stage.id,
      at: at, cause: cause, reason: reason)
  }

  init(
    property: ItemID, entityType: String, entity: ItemID, pipeline: ItemID?, stage: ItemID?, at: Timestamp,
    cause: Cause, reason: String? = nil
  ) {
    (self.property, self.entityType, self.entity) = (property, entityType, entity)
    (self.pipeline, self.stage, self.at, self.cause, self.reason) = (pipeline, stage, at, cause, reason)
  }
}

/// Writes down where things stand.
enum StageRecord {
  /// - Parameter moves: in their order; of several moves of one lead the last one counts.
  static func write(_ moves: [StageMove]) -> [Statement] {
    var last: [String: StageMove] = [:]
    for move in moves {
      let scope = move.entityType == "lead" ? "" : move.pipeline?.value ?? ""
      last[move.entityType + move.entity.value + scope] = move
    }
    guard !last.isEmpty else { return [] }
    let rows = JSON.array(last.values.sorted { ($0.entity, $0.at) < ($1.entity, $1.at) }.map(\.row))
    return [Statement(leave, [.json(rows)]), Statement(enter, [.json(rows)])]
  }

  /// The open stays of these leads, the newest of each last: that is where the lead stands.
  static func standing(of leads: Set<ItemID>) -> Statement {
    Statement(
      """
      select e.entity_id, e.pipeline_id, e.stage_id from public.crm_stage_entries e
      where e.entity_type = 'lead' and e.entity_id = any ($1) and e.left_at is null order by e.entered_at, e.id
      """, [.ids(leads.sorted())])
  }

  /// Moves that an event set off, to be done when they are due if the lead still stands there then.
  static func plan(_ transitions: [PlannedTransition]) -> [Statement] {
    guard !transitions.isEmpty else { return [] }
    return [Statement(wait, [.json(.array(transitions.map(\.row)))])]
  }

  private static let rows = """
    jsonb_to_recordset($1) as m (
      property uuid, kind text, entity uuid, pipeline uuid, stage uuid, at timestamptz, cause text, reason text)
    """

  private static let leave = """
    update public.crm_stage_entries e set left_at = greatest(m.at, e.entered_at), left_reason = m.reason from \(rows)
    where e.entity_type = m.kind and e.entity_id = m.entity and e.left_at is null
      and (m.kind = 'lead' or e.pipeline_id = m.pipeline) and e.stage_id is distinct from m.stage
    """

  /// What a resident or a campaign is called goes along with it.
  private static let enter = """
    insert into public.crm_stage_entries
      (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at, entered_by, label)
    select m.property, m.kind, m.entity, m.pipeline, m.stage, m.at, m.cause, case when m.kind <> 'lead' then (
      select e.label from public.crm_stage_entries e
      where e.property_id = m.property and e.entity_type = m.kind and e.entity_id = m.entity and e.label is not null
      limit 1) end
    from \(rows) where m.stage is not null
    on conflict (entity_type, entity_id, pipeline_id) where left_at is null do nothing
    """

  private static let wait = """
    insert into public.crm_stage_moves (property_id, entry_id, event_id, to_stage, due_at, hops)
    select e.property_id, e.id, m.event, m.target, m.due, m.hops
    from jsonb_to_recordset($1) as m (
      event uuid, lead uuid, pipeline uuid, stage uuid, target uuid, due timestamptz, hops integer)
    join public.crm_stage_entries e on e.entity_type = 'lead' and e.entity_id = m.lead and e.pipeline_id = m.pipeline
      and e.stage_id = m.stage and e.left_at is null
    on conflict (entry_id, event_id) do nothing
    """
}

extension StageMove {
  fileprivate var row: JSON {
    [
      "property": .string(property.value), "kind": .string(entityType), "entity": .string(entity.value),
      "pipeline": (pipeline?.value).map(JSON.string) ?? .null, "stage": (stage?.value).map(JSON.string) ?? .null,
      "at": .string(at.description), "cause": .string(cause.rawValue), "reason": reason.map(JSON.string) ?? .null,
    ]
  }
}

extension PlannedTransition {
  fileprivate var row: JSON {
    [
      "event": .string(event.value), "lead": .string(lead.value), "pipeline": .string(from.pipeline.value),
      "stage": .string(from.stage.id.value), "target": .string(target.value), "due": .string(dueAt.description),
      "hops": .number(JSONNumber(hops)),
    ]
  }
}
