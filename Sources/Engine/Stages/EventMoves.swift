import ConfigSchema
import Store

/// The moves that events have set off. Each waits until what its event's triggers do at once is done: they come first, and when
/// they move the lead elsewhere the move is off.
struct EventMoves {
  let connection: Connection
  let mover: StageMover

  /// Does what is due, over all properties.
  /// - Returns: how many were moved.
  func run(now: Timestamp, limit: Int = 200, _ cache: RouteCache) throws -> Int {
    guard try isAnyDue(now) else { return 0 }
    return try connection.transaction {
      var due: [StageMover.Due] = []
      var outcomes: [JSON] = []
      var seen: Set<ItemID> = []
      for waiting in try claim(now, limit, cache) {
        // The second of one lead looks again when the first is done.
        guard seen.insert(waiting.entity).inserted else { continue }
        let (move, outcome) = Self.decide(waiting, cache[waiting.property])
        if let move { due.append(move) }
        outcomes.append(["id": .number(JSONNumber(waiting.id)), "o": .string(outcome)])
      }
      try mover.carryOut(due, at: now)
      try connection.batch([Statement(Self.settle, [.json(.array(outcomes))])])
      return due.count
    }
  }

  private struct Waiting {
    var id: Int
    var property: ItemID
    var entityType: String
    var entity: ItemID
    var stage: ItemID
    var target: ItemID
    var hops: Int
    var stands: Bool
    var leadExists: Bool
  }

  private static func decide(_ waiting: Waiting, _ routes: Routes?) -> (StageMover.Due?, String) {
    guard waiting.leadExists else { return (nil, "the lead is gone") }
    guard waiting.stands else { return (nil, "it had left the stage before") }
    guard let routes, let stage = routes.stages.stage(waiting.stage), stage.autoTransition?.toStage == waiting.target,
      stage.autoTransition?.eventType != nil, let target = routes.stages.place(id: waiting.target)
    else { return (nil, "the stage no longer moves anything there") }
    return (
      StageMover.Due(
        property: waiting.property, entityType: waiting.entityType, entity: waiting.entity, pipeline: target.pipeline,
        target: target.stage, cause: .event, hops: waiting.hops), "moved"
    )
  }

  /// Almost always the answer is no; asking costs one look at an empty index.
  private func isAnyDue(_ now: Timestamp) throws -> Bool {
    try connection.execute(
      "select exists (select from public.crm_stage_moves where outcome is null and due_at <= $1) as due",
      [.timestamp(now)]
    ).only().value("due")
  }

  private func claim(_ now: Timestamp, _ limit: Int, _ cache: RouteCache) throws -> [Waiting] {
    var waiting: [Waiting] = []
    var revisions: [ItemID: Int] = [:]
    for row in try connection.execute(Self.look, [.timestamp(now), .int(limit)]) {
      let property: ItemID = try row.value("property_id")
      revisions[property] = try row.value("revision")
      waiting.append(
        Waiting(
          id: try row.value("id"), property: property, entityType: try row.value("entity_type"),
          entity: try row.value("entity_id"), stage: try row.value("stage_id"), target: try row.value("to_stage"),
          hops: try row.value("hops"), stands: try row.value("stands"), leadExists: try row.value("lead_exists")))
    }
    try cache.routes(revisions, connection)
    return waiting
  }

  /// What goes out of the database does not move a lead, and is not waited for.
  private static let look = """
    select m.id, m.property_id, m.to_stage, m.hops, e.entity_type, e.entity_id, e.stage_id,
      e.left_at is null as stands, exists (select from public.leads l where l.id = e.entity_id) as lead_exists,
      coalesce((select r.revision from public.crm_property_revisions r where r.property_id = m.property_id), 0) as revision
    from public.crm_stage_moves m join public.crm_stage_entries e on e.id = m.entry_id
    where m.outcome is null and m.due_at <= $1 and not exists (
      select from public.crm_action_runs a
      where a.event_id = m.event_id and a.status in ('pending', 'running') and not a.is_external and a.due_at <= m.due_at)
    order by m.due_at, m.id limit $2 for update of m skip locked
    """

  private static let settle = """
    update public.crm_stage_moves m set outcome = v.o
    from jsonb_to_recordset($1) as v (id bigint, o text) where m.id = v.id
    """
}
