import ConfigSchema
import Store

/// What the clocks on the walls of properties showed when events happened there. Asked of the database, which knows the time zones,
/// and only where a condition looks at it.
enum WallClock {
  /// Fills in hour and weekday.
  static func read(for events: inout [BusEvent], at places: [Int], _ connection: Connection) throws {
    guard !places.isEmpty else { return }
    let asked = places.map { events[$0] }
    let rows = try connection.batch([
      Statement(
        sql, [.ids(asked.map(\.property)), .texts(asked.map(\.occurredAt.description))], kept: true)
    ])[0]
    for row in rows {
      let place = places[try row.value("place") - 1]
      events[place].localHour = try row.value("local_hour")
      events[place].weekday = try row.value("weekday")
    }
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
