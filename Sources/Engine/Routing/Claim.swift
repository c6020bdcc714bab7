import ConfigSchema
import Store

/// The events that one attempt to route has taken, in the order of their arrival.
struct Claim {
  var events: [BusEvent] = []
  /// Where the rows of these events stand.
  private(set) var places: [String] = []
  private(set) var unreadable: [(id: ItemID, reason: String)] = []
  /// The revision of each property at that moment.
  private(set) var revisions: [ItemID: Int] = [:]
  /// The properties whose workflows are started by us.
  private(set) var startingWorkflows: Set<ItemID> = []
  /// The property at which the turn ended.
  private(set) var last: ItemID?
  private(set) var look: LowWatermark.Look?
  /// How many events were taken of each property, and the highest.
  private var taken: [ItemID: (count: Int, highest: Int)] = [:]

  var count: Int { events.count + unreadable.count }

  init() {}

  /// - Parameters:
  ///   - turn: the answer to the first of ``RouteStatements/claim(after:above:limit:)``.
  ///   - rows: the answer to the second.
  init(turn: Rows, _ rows: Rows) throws {
    var found: [(event: BusEvent, place: String)] = []
    found.reserveCapacity(rows.count)
    for row in rows {
      try note(row)
      do { found.append((try BusEvent(row), try row.value("place"))) } catch {
        unreadable.append((try row.value("id"), error.message))
      }
    }
    found.sort { $0.event.seq < $1.event.seq }
    (events, places) = (found.map(\.event), found.map(\.place))
    last = try turn[0].optional("last")
    look = try look(at: turn)
  }

  private mutating func note(_ row: Row) throws {
    let (property, seq): (ItemID, Int) = (try row.value("property_id"), try row.value("seq"))
    if let before = taken[property] {
      taken[property] = (before.count + 1, max(before.highest, seq))
      return
    }
    taken[property] = (1, seq)
    revisions[property] = try row.value("revision")
    if try row.value("starts_workflows") { startingWorkflows.insert(property) }
  }

  private func look(at turn: Rows) throws -> LowWatermark.Look {
    let first = turn[0]
    var look = LowWatermark.Look(
      oldestRunning: try first.value("oldest_running"), firstUnbegun: try first.value("first_unbegun"),
      drawn: try first.value("drawn"))
    let share: Int = try first.value("share")
    for row in turn {
      guard let property: ItemID = try row.optional("waiting") else { continue }
      if let taken = taken[property] {
        // A full share says nothing of what comes after it.
        look.left[property] = taken.count == share ? taken.highest : nil
      } else {
        look.left[property] = try row.value("first") - 1
      }
    }
    return look
  }
}
