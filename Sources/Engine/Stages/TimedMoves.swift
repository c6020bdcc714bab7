import ConfigSchema
import Store

/// The moves that take nothing but hours in a stage, of one property.
///
/// Hours count from the entry, or from the approval that set them when that was later: what has stood in a stage for months is
/// not swept out of it by a new rule.
struct TimedMoves {
  let connection: Connection
  let mover: StageMover

  /// What a look came to.
  struct Outcome {
    var moved = 0
    /// When the next one is due, as far as that is soon.
    var next: Timestamp?
  }

  /// - Parameter horizon: how far ahead it looks for what is due next.
  func run(_ plan: ClockPlan, now: Timestamp, horizon: Timestamp, limit: Int = 500) throws -> Outcome {
    guard !plan.timedStages.isEmpty else { return Outcome() }
    var outcome = Outcome()
    var due: [StageMover.Due] = []
    for row in try connection.execute(
      Self.look,
      [.id(plan.property), .json(.array(plan.timedStages.map(\.row))), .timestamp(horizon), .int(limit)])
    {
      let moment: Timestamp = try row.value("due")
      guard moment <= now else {
        outcome.next = moment
        break
      }
      guard let timed = plan.timedStages.first(where: { $0.stage.value == (try? row.value("stage_id")) }) else {
        continue
      }
      due.append(
        StageMover.Due(
          property: plan.property, entityType: try row.value("entity_type"), entity: try row.value("entity_id"),
          pipeline: timed.pipeline, target: timed.target, cause: .hours, hops: 1))
    }
    try mover.carryOut(due, at: now)
    outcome.moved = due.count
    // There may be more of them.
    if due.count == limit { outcome.next = now }
    return outcome
  }

  private static let look = """
    select e.stage_id::text as stage_id, e.entity_type, e.entity_id, d.due
    from jsonb_to_recordset($2) as s (stage uuid, hours float8, since timestamptz)
    join public.crm_stage_entries e on e.property_id = $1 and e.stage_id = s.stage and e.left_at is null
      and e.entered_at <= $3::timestamptz - make_interval(secs => s.hours * 3600)
    cross join lateral (select greatest(e.entered_at, s.since) + make_interval(secs => s.hours * 3600) as due) d
    where d.due <= $3 and (e.entity_type <> 'lead' or exists (select from public.leads l where l.id = e.entity_id))
    order by d.due, e.id limit $4 for update of e skip locked
    """
}

extension TimedStage {
  fileprivate var row: JSON {
    [
      "stage": .string(stage.value), "hours": .number(JSONNumber(hours)), "since": .string(since.description),
    ]
  }
}
