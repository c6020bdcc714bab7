import ConfigSchema
import Store

/// Where a run stands in the order in which runs are done.
struct DuePlace: Hashable, Comparable, Sendable {
  var dueAt: Timestamp
  var eventSeq = 0
  var order = 0

  static func < (a: DuePlace, b: DuePlace) -> Bool {
    (a.dueAt, a.eventSeq, a.order) < (b.dueAt, b.eventSeq, b.order)
  }
}

extension DuePlace {
  init(_ row: Row) throws(StoreError) {
    self.init(
      dueAt: try row.value("due_at"), eventSeq: try row.value("event_seq"), order: try row.value("execution_order"))
  }
}
