import ConfigSchema
import Store

/// Puts right where leads stand: after an approval, and now and then in case a change was not seen.
///
/// What stood in a stage or a pipeline that was removed leaves it. A lead that stands nowhere enters the stage of its status, and
/// one whose stage stands for another status goes where its status belongs. A stage that is tied to no status keeps its leads.
struct StageSettling {
  let connection: Connection

  /// - Returns: how many leads were put somewhere else.
  func run(_ routes: Routes, now: Timestamp) throws -> Int {
    let property = routes.property.id
    try connection.execute(
      Self.close, [.id(property), .timestamp(now), .json(.array(routes.pipelines.flatMap(Self.row)))])
    guard routes.stages.entrance != nil else { return 0 }
    let moves = try astray(routes).map { lead, place in
      StageMove(
        property: property, entity: lead, to: place, at: now, cause: .found,
        reason: place == nil ? "no stage stands for its status" : nil)
    }
    try connection.batch(StageRecord.write(moves))
    return moves.count
  }

  /// Leads that do not stand where their status belongs, with that place.
  private func astray(_ routes: Routes) throws -> [(ItemID, StageLookup.Place?)] {
    var found: [(ItemID, StageLookup.Place?)] = []
    for row in try connection.execute(
      Self.look, [.id(routes.property.id), .json(.array(try statuses(routes))), .json(.array(Self.tied(routes)))])
    {
      let status: String? = try row.optional("status")
      found.append((try row.value("id"), routes.place(ofStatus: status ?? "")))
    }
    return found
  }

  /// Every status there is, with the stage it belongs to.
  private func statuses(_ routes: Routes) throws -> [JSON] {
    try connection.execute(
      "select distinct status from public.leads where property_id = $1", [.id(routes.property.id)]
    ).map { row in
      let status: String? = try row.optional("status")
      let place = routes.place(ofStatus: status ?? "")
      return [
        "status": status.map(JSON.string) ?? .null, "folded": .string(TextFolding.status(status ?? "")),
        "stage": (place?.stage.id.value).map(JSON.string) ?? .null,
      ]
    }
  }

  private static func row(_ pipeline: Pipeline) -> [JSON] {
    pipeline.stages.map { ["pipeline": .string(pipeline.id.value), "stage": .string($0.id.value)] }
  }

  private static func tied(_ routes: Routes) -> [JSON] {
    routes.pipelines.filter { $0.type == .lead }.flatMap(\.stages).compactMap { stage in
      stage.leadStatus.map { ["stage": .string(stage.id.value), "folded": .string(TextFolding.status($0))] }
    }
  }

  private static let close = """
    update public.crm_stage_entries e set left_at = greatest($2, e.entered_at), left_reason = w.reason
    from public.crm_stage_entries o
    left join public.leads l on o.entity_type = 'lead' and l.id = o.entity_id
    cross join lateral (select case
      when not exists (
        select from jsonb_to_recordset($3) as s (pipeline uuid, stage uuid)
        where s.pipeline = o.pipeline_id and s.stage = o.stage_id) then 'the stage was removed'
      when o.entity_type = 'lead' and l.id is null then 'the lead is gone' end as reason) w
    where e.id = o.id and o.property_id = $1 and o.left_at is null and w.reason is not null
    """

  /// The dashboard's test chat makes pseudo leads; they stand nowhere.
  private static let look = """
    select l.id, l.status
    from public.leads l
    join jsonb_to_recordset($2) as m (status text, folded text, stage uuid) on m.status is not distinct from l.status
    left join lateral (
      select e.stage_id from public.crm_stage_entries e
      where e.entity_type = 'lead' and e.entity_id = l.id and e.left_at is null
      order by e.entered_at desc, e.id desc limit 1) here on true
    left join jsonb_to_recordset($3) as t (stage uuid, folded text) on t.stage = here.stage_id
    where l.property_id = $1 and l.source is distinct from 'AI Chat' and (
      (here.stage_id is null and m.stage is not null)
      or (t.folded <> m.folded and m.stage is distinct from here.stage_id))
    order by l.created_at, l.id limit 10000
    """
}
