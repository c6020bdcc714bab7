import ConfigSchema
import Store

extension TextingWindow {
  /// Hours on the wall clock of the person.
  static let (opening, closing) = (8, 21)

  /// The windows of these zones around a moment.
  static func statement(_ zones: Set<String>, now: Timestamp) -> Statement {
    let day = "($1::timestamptz at time zone z)::date"
    return Statement(
      """
      select z as zone, (\(day) + time '\(opening):00') at time zone z as opens,
        (\(day) + time '\(closing):00') at time zone z as closes, (\(day) + 1 + time '\(opening):00') at time zone z as reopens
      from unnest($2) as z
      """, [.timestamp(now), .texts(zones.sorted())])
  }

  init(_ row: Row) throws(StoreError) {
    self.init(
      zone: try row.value("zone"), opens: try row.value("opens"), closes: try row.value("closes"),
      reopens: try row.value("reopens"))
  }
}
