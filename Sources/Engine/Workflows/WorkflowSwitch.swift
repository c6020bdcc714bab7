import Store

/// Whether the engine carries out the platform's workflows in this database, and the switch for it. Works as the owner of the tables.
public struct WorkflowSwitch {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  public struct Status: Hashable, Sendable, Encodable {
    /// Steps that fall due are carried out.
    public var isOn: Bool
    /// The engine also starts workflows; elsewhere the platform's apps do.
    public var starts: Bool
    /// Who switched it last; nil = it is as it was set up.
    public var switchedBy: String?
    /// The platform's processor can see which steps are taken.
    public var hasLease: Bool
    /// Tables the engine's role may not work on yet.
    public var closedTables: [String]
  }

  public func status() throws -> Status {
    let row = try connection.execute("select is_on, starts, switched_by from public.crm_workflow_switch").only()
    return Status(
      isOn: try row.value("is_on"), starts: try row.value("starts"), switchedBy: try row.optional("switched_by"),
      hasLease: try PlatformShape.read(connection).has("lead_workflows", "processing_expires_at"),
      closedTables: try EngineAccess(connection).closed(Self.tables))
  }

  /// From now on due steps are carried out. The engine's role is let into the tables it needs.
  ///
  /// - Parameter person: for the record.
  /// - Throws: ``StoreError/Kind/permissionDenied`` when it cannot be let in. A message that was sent and cannot be written down
  ///   would be sent again, so nothing is switched on then.
  public func turnOn(by person: String) throws {
    try connection.transaction {
      try EngineAccess(connection).open(Self.tables)
      try set(true, person)
    }
  }

  /// Nothing is carried out any more. Steps that wait are cancelled, and their workflows stay where they are. The tables stay open
  /// to the engine, for its other actions.
  public func turnOff(by person: String) throws {
    try connection.transaction {
      // First, so that the cancelled steps do not count as skipped.
      try set(false, person)
      try connection.execute(
        """
        update public.crm_action_runs set status = 'cancelled', reason = 'workflows were switched off',
          finished_at = clock_timestamp()
        where lead_workflow_id is not null and status in ('pending', 'held')
        """)
    }
  }

  private func set(_ isOn: Bool, _ person: String) throws(StoreError) {
    try connection.execute(
      "update public.crm_workflow_switch set is_on = $1, switched_by = $2, switched_at = clock_timestamp()",
      [.bool(isOn), .text(person)])
  }

  /// What a step reads and writes.
  static let tables = [
    "workflow_definitions", "lead_workflows", "workflow_actions", "follow_up_templates", "leads", "lead_activities",
    "conversations", "messages",
  ]
}
