import ConfigSchema
import Store

/// The peer: the rows an approval wrote, inserted into tables of the same shape by one transaction written by hand.
///
/// Same columns, indexes and the foreign keys that any writer of these rows pays for, but none of our guards.
struct HandWritten {
  private static let tables = [
    ("crm_triggers", "id in (select config_id from crm_config_versions where approval_id = $1)"),
    ("crm_actions", "id in (select config_id from crm_config_versions where approval_id = $1)"),
    ("crm_config_versions", "approval_id = $1"), ("crm_approvals", "id = $1"),
  ]
  private let connection: Connection

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.script("create schema if not exists bench")
    for (table, _) in Self.tables {
      try connection.script("create table bench.\(table) (like public.\(table) including defaults including indexes)")
    }
    try connection.script(
      """
      alter table bench.crm_triggers add foreign key (property_id) references public.properties (id);
      alter table bench.crm_actions add foreign key (trigger_id, property_id) references bench.crm_triggers (id, property_id);
      alter table bench.crm_config_versions add foreign key (property_id) references public.properties (id),
        add foreign key (changed_by) references public.profiles (id);
      """)
  }

  /// The rows as JSON, one list for each table.
  func rows(of approval: ItemID) throws -> [String] {
    try Self.tables.map { table, condition in
      try connection.execute(
        "select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from public.\(table) t where \(condition)",
        [.id(approval)]
      ).only().value("rows")
    }
  }

  func write(_ rows: [String]) throws {
    try connection.transaction {
      for ((table, _), list) in zip(Self.tables, rows) {
        try connection.execute(
          "insert into bench.\(table) select * from jsonb_populate_recordset(null::bench.\(table), $1::jsonb)",
          [.text(list)])
      }
    }
  }

  func forget() throws {
    for (table, _) in Self.tables { try connection.script("truncate bench.\(table) cascade") }
  }
}
