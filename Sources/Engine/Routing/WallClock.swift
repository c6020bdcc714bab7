import ConfigSchema
import Store

/// What the clock on the wall of a property shows. Asked of the database, which knows the time zones, and only where a condition
/// looks at it.
struct WallClock: Hashable, Sendable {
  /// 0…23.
  let hour: Int
  /// `mon` … `sun`.
  let weekday: String

  /// - Returns: one for each moment, in their order; nil for a property that is gone.
  static func read(
    _ moments: [(property: ItemID, at: Timestamp)], _ connection: Connection
  ) throws(StoreError) -> [WallClock?] {
    guard !moments.isEmpty else { return [] }
    var found = [WallClock?](repeating: nil, count: moments.count)
    let rows = try connection.batch([
      Statement(sql, [.ids(moments.map(\.property)), .texts(moments.map(\.at.description))], kept: true)
    ])[0]
    for row in rows {
      found[try row.value("place") - 1] = WallClock(
        hour: try row.value("local_hour"), weekday: try row.value("weekday"))
    }
    return found
  }

  private static let sql = """
    with zones as materialized (
      select p.id, z.time_zone from (select distinct unnest($1::uuid[]) as id) p
      cross join lateral public.crm_property_zone(p.id) z)
    select e.place, extract(hour from e.at::timestamptz at time zone z.time_zone)::int4 as local_hour,
      to_char(e.at::timestamptz at time zone z.time_zone, 'dy') as weekday
    from unnest($1::uuid[], $2::text[]) with ordinality as e (property_id, at, place)
    join zones z on z.id = e.property_id
    """
}
