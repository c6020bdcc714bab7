import ConfigSchema
import Store

extension LowWatermark.Look {
  /// From the rows of ``RouteStatements/claim(after:above:limit:)``.
  init(_ rows: Rows) throws {
    let first = rows[0]
    self.init(
      oldestRunning: try first.value("oldest_running"), firstUnbegun: try first.value("first_unbegun"),
      drawn: try first.value("drawn"))
    var taken: [ItemID: Int] = [:]
    for row in rows {
      guard let property: ItemID = try row.optional("waiting") else { continue }
      guard let seq: Int = try row.optional("seq") else {
        left[property] = try row.value("first") - 1
        continue
      }
      taken[property, default: 0] += 1
      // A full share says nothing of what comes after it.
      left[property] = taken[property] == (try row.value("share")) ? seq : nil
    }
  }
}
