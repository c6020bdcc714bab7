import ConfigSchema
import Store

/// Where something stands, as people look at it.
public struct StandingRecord: Hashable, Sendable, Encodable {
  /// `lead`, `resident` or `campaign`.
  public var entityType: String
  public var entity: ItemID
  public var label: String
  public var pipeline: String
  public var stage: String
  /// Seconds since 1970 and hours since then.
  public var enteredAt: Double
  public var hours: Double
  /// How it came there: `status`, `event`, `hours`, `action`, `hand` or `found`.
  public var enteredBy: String
  /// The login of the person who moved it.
  public var movedBy: String?
  public var isOverdue: Bool
}

/// Looks at where leads, residents and campaigns stand, and moves them by a person's hand. Works in the session's role.
public struct StageBook {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// What stands in the stages of these pipelines, in the order of pipelines and stages, the longest stay first.
  public func list(_ property: ItemID, _ pipelines: [Pipeline], now: Timestamp) throws(StoreError) -> [StandingRecord] {
    var places: [ItemID: (order: Int, pipeline: Pipeline, stage: Stage)] = [:]
    for pipeline in pipelines {
      for stage in pipeline.stages { places[stage.id] = (places.count, pipeline, stage) }
    }
    var found: [(order: Int, record: StandingRecord)] = []
    for row in try connection.execute("select * from public.crm_standing($1)", [.id(property)]) {
      guard let place = places[try row.value("stage_id")] else { continue }
      found.append((place.order, try StandingRecord(row, place.pipeline, place.stage, now)))
    }
    return found.sorted { ($0.order, $0.record.enteredAt) < ($1.order, $1.record.enteredAt) }.map(\.record)
  }

  /// Leads that somebody may mean, by the start of the id (six characters at least), or the whole e-mail address, phone number
  /// or name; at most ten.
  public func leads(_ property: ItemID, called: String) throws(StoreError) -> [(id: ItemID, label: String)] {
    var found: [(id: ItemID, label: String)] = []
    for row in try connection.execute(
      "select id, label from public.crm_leads_called($1, $2)", [.id(property), .text(called)])
    {
      found.append((try row.value("id"), try row.value("label")))
    }
    return found
  }

  /// A resident or a campaign by what people call it; nil when nothing of that name was ever put into a stage.
  public func known(_ property: ItemID, _ type: PipelineType, called: String) throws(StoreError) -> ItemID? {
    let rows = try connection.execute(
      """
      select entity_id from public.crm_stage_entries
      where property_id = $1 and entity_type = $2 and lower(label) = lower($3) order by id limit 1
      """, [.id(property), .text(type.rawValue), .text(called)])
    return rows.isEmpty ? nil : try rows[0].value("entity_id")
  }

  /// Moves something to a stage, as the person whose session this is. A lead's status follows when the stage is tied to one.
  /// - Parameter called: what a resident or a campaign is called; leads have names of their own.
  /// - Returns: false when it stood there already.
  /// - Throws: ``StoreError`` when the stage or the lead is gone meanwhile.
  public func move(
    _ entity: ItemID, called: String?, property: ItemID, to stage: Stage, of pipeline: Pipeline, now: Timestamp
  ) throws(StoreError) -> Bool {
    try connection.execute(
      "select public.crm_move_by_hand($1, $2, $3, $4, $5, $6, $7) as moved",
      [
        .id(property), .text(pipeline.type.rawValue), .id(entity), .text(called), .id(pipeline.id), .id(stage.id),
        .timestamp(now),
      ]
    ).only().value("moved")
  }
}

extension StandingRecord {
  fileprivate init(_ row: Row, _ pipeline: Pipeline, _ stage: Stage, _ now: Timestamp) throws(StoreError) {
    let entered: Timestamp = try row.value("entered_at")
    let hours = max(0, (now.seconds - entered.seconds) / 3600)
    self.init(
      entityType: try row.value("entity_type"), entity: try row.value("entity_id"), label: try row.value("label"),
      pipeline: pipeline.name, stage: stage.name, enteredAt: entered.seconds, hours: (hours * 100).rounded() / 100,
      enteredBy: try row.value("entered_by"), movedBy: try row.optional("moved_by"),
      isOverdue: stage.slaHours.map { hours >= $0 } ?? false)
  }
}
