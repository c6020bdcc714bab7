import ConfigSchema
import Store

/// Where a lead stands after an event, by the stage its status is tied to.
struct StageMove: Hashable, Sendable {
  var property: ItemID
  var lead: ItemID
  var pipeline: ItemID
  var stage: ItemID
  var at: Timestamp

  /// - Returns: nil when the event says nothing of a status, or no stage is tied to it.
  init?(_ event: BusEvent, _ routes: Routes) {
    guard let lead = event.leadID, let status = Self.status(event),
      let place = routes.stages.place(status: status)
    else { return nil }
    self.init(
      property: event.property, lead: lead, pipeline: place.pipeline, stage: place.stage.id, at: event.occurredAt)
  }

  init(property: ItemID, lead: ItemID, pipeline: ItemID, stage: ItemID, at: Timestamp) {
    (self.property, self.lead, self.pipeline, self.stage, self.at) = (property, lead, pipeline, stage, at)
  }

  private static func status(_ event: BusEvent) -> String? {
    switch event.type {
    case "lead_created": event.payload["status"]?.string
    case "lead_status_changed": event.payload["to_status"]?.string
    default: nil
    }
  }

  /// Writes the moves down in their order; of several moves of one lead the last one counts.
  static func record(_ moves: [StageMove]) -> [Statement] {
    var last: [String: StageMove] = [:]
    for move in moves { last[move.lead.value + move.pipeline.value] = move }
    guard !last.isEmpty else { return [] }
    let rows = JSON.array(last.values.sorted { $0.lead < $1.lead }.map(\.row))
    return [Statement(leave, [.json(rows)]), Statement(enter, [.json(rows)])]
  }

  private static let rows =
    "jsonb_to_recordset($1) as m (property uuid, lead uuid, pipeline uuid, stage uuid, at timestamptz)"

  private static let leave = """
    update public.crm_stage_entries e set left_at = greatest(m.at, e.entered_at) from \(rows)
    where e.entity_type = 'lead' and e.entity_id = m.lead and e.pipeline_id = m.pipeline and e.left_at is null
      and e.stage_id <> m.stage
    """

  private static let enter = """
    insert into public.crm_stage_entries (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at)
    select m.property, 'lead', m.lead, m.pipeline, m.stage, m.at from \(rows)
    on conflict (entity_type, entity_id, pipeline_id) where left_at is null do nothing
    """

  private var row: JSON {
    [
      "property": .string(property.value), "lead": .string(lead.value), "pipeline": .string(pipeline.value),
      "stage": .string(stage.value), "at": .string(at.description),
    ]
  }
}
