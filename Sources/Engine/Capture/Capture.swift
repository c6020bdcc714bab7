import ConfigSchema
import Store

/// Switches the recording of changes on and off. Works as the owner of the platform's tables.
///
/// Once installed, every app is a client of the bus without a line of it changed: each watched table carries a trigger that writes
/// `crm_events` in the transaction of the change itself.
public struct Capture {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// What is watched and what could be.
  public struct Status: Hashable, Sendable {
    /// Tables that carry our triggers.
    public var watched: [String]
    /// Tables this database has that are not watched.
    public var unwatched: [String]
    /// Tables of the platform that this database lacks.
    public var absent: [String]
    /// How many changes could not be recorded.
    public var failures: Int
    /// Events of the catalogue that this database can bring about once everything is watched.
    public var events: [String]
    public var isComplete: Bool { unwatched.isEmpty }
  }

  public func status() throws(StoreError) -> Status {
    let names = CaptureTable.all.map(\.name)
    var present: Set<String> = []
    var watched: Set<String> = []
    for row in try connection.execute(
      Self.look, [.texts(names), .texts([CaptureSQL.insertTrigger, CaptureSQL.updateTrigger])])
    {
      let name: String = try row.value("name")
      present.insert(name)
      if try row.value("watched") { watched.insert(name) }
    }
    let failures: Int = try connection.execute("select count(*) from public.crm_capture_failures").only().value("count")
    let here = CaptureTable.all.filter { present.contains($0.name) }
    return Status(
      watched: names.filter(watched.contains),
      unwatched: names.filter { present.contains($0) && !watched.contains($0) },
      absent: names.filter { !present.contains($0) }, failures: failures,
      events: here.flatMap(\.events))
  }

  private static let look = """
    select c.relname::text as name, exists (
      select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgname::text = any ($2)) as watched
    from pg_catalog.pg_class c
    where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname::text = any ($1)
    """

  /// Watches every table of the platform that this database has. Doing it again renews what is there.
  /// - Returns: the tables that are watched now.
  @discardableResult
  public func install() throws -> [String] {
    try connection.transaction {
      let status = try status()
      let here = CaptureTable.all.filter { !status.absent.contains($0.name) }
      for table in here { try connection.script(CaptureSQL(table: table).install) }
      return here.map(\.name)
    }
  }

  /// Takes every trigger and function away again. Events that were recorded stay.
  public func remove() throws {
    try connection.transaction {
      for table in try status().watched {
        guard let known = CaptureTable.all.first(where: { $0.name == table }) else { continue }
        try connection.script(CaptureSQL(table: known).remove)
      }
    }
  }
}
