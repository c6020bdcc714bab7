import Store

/// Lets the engine's role work on tables that the platform made. Those our migrations made are open to it from the start.
///
/// Works as the owner of the tables. What it gives it can take away again without a trace.
public struct EngineAccess {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// What the engine does with a table: it never deletes, and configuration of the platform it only reads.
  private static func rights(_ table: String) -> String {
    switch table {
    case "workflow_definitions", "follow_up_templates": "select"
    case "leads": "select, update"
    default: "select, insert, update"
    }
  }

  private static let policy = "crm_engine_works"

  /// Those of the tables that the engine cannot work on, in the order given. A table that does not exist counts.
  public func closed(_ tables: [String]) throws(StoreError) -> [String] {
    var open: Set<String> = []
    for row in try connection.execute(
      """
      select c.relname::text as name from pg_catalog.pg_class c
      where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname::text = any ($1)
        and has_table_privilege('configurator_engine', c.oid, 'select')
        and (not c.relrowsecurity or exists (
          select from pg_catalog.pg_policy p
          where p.polrelid = c.oid and 'configurator_engine'::regrole::oid = any (p.polroles)))
      """, [.texts(tables)])
    {
      open.insert(try row.value("name"))
    }
    return tables.filter { !open.contains($0) }
  }

  /// Opens those that are closed. In a transaction of the caller's.
  public func open(_ tables: [String]) throws(StoreError) {
    for table in try closed(tables) {
      try connection.script(
        """
        grant \(Self.rights(table)) on public.\(table) to configurator_engine;
        drop policy if exists \(Self.policy) on public.\(table);
        create policy \(Self.policy) on public.\(table) to configurator_engine using (true) with check (true)
        """)
    }
  }

  /// Takes back what ``open(_:)`` gave; what is open in another way stays so.
  public func close(_ tables: [String]) throws(StoreError) {
    for row in try connection.execute(
      """
      select c.relname::text as name from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
      where c.relnamespace = to_regnamespace('public') and p.polname = $2 and c.relname::text = any ($1)
      """, [.texts(tables), .text(Self.policy)])
    {
      let table: String = try row.value("name")
      try connection.script(
        """
        drop policy \(Self.policy) on public.\(table);
        revoke all on public.\(table) from configurator_engine
        """)
    }
  }
}
