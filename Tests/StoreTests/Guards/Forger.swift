import ConfigSchema
import Store

/// Writes straight to the tables what only an approval may write, leaving out or falsifying one thing at a time.
struct Forger {
  let connection: Connection
  let property = Community.maple
  let proposal: ItemID
  let approval: ItemID
  /// The property's revision before.
  let base: Int
  let trigger = ItemID("0f000000-0000-4000-8000-000000000001")

  /// Saves a proposal as anybody may, then goes on as the writer.
  init(
    _ connection: Connection, base: Int = 0, proposal: ItemID = ItemID("0d000000-0000-4000-8000-000000000001"),
    approval: ItemID = ItemID("0e000000-0000-4000-8000-000000000001")
  ) throws {
    (self.connection, self.base, self.proposal, self.approval) = (connection, base, proposal, approval)
    try connection.script(
      """
      set role configurator_app;
      insert into public.crm_proposals (id, revision, origin, request, message, model, document, digest, change_count)
      values ('\(proposal)', 1, 'request', '[]', '', 'none', '{"targets":[]}', 'whole', 1);
      insert into public.crm_proposal_targets values ('\(proposal)', '\(property)', \(base));
      """)
  }

  /// What an honest transaction consists of, step by step.
  enum Step: String, CaseIterable, CustomStringConvertible {
    case approval, settling, target, counting, row, version
    var description: String { rawValue }
  }

  func sql(_ step: Step) -> String {
    switch step {
    case .approval:
      """
      insert into public.crm_approvals (id, proposal_id, proposal_revision, proposal_digest, digest, reason)
      values ('\(approval)', '\(proposal)', 1, 'whole', 'part', 'because')
      """
    case .settling:
      "update public.crm_proposals set status = 'approved', approval_id = '\(approval)' where id = '\(proposal)'"
    case .target:
      "insert into public.crm_approval_targets values ('\(approval)', '\(property)', \(base), \(base + 1), '[]')"
    case .counting: "update public.crm_property_revisions set revision = \(base + 1) where property_id = '\(property)'"
    case .row:
      "insert into public.crm_triggers (id, property_id, name, event_type) values ('\(trigger)', '\(property)', 'Hello', 'lead_created')"
    case .version: version()
    }
  }

  func version(
    name: String = "Hello", number: Int = 1, revision: Int? = nil, approval: ItemID? = nil, isDeletion: Bool = false
  ) -> String {
    """
    insert into public.crm_config_versions
      (property_id, config_type, config_id, version, config_snapshot, change_reason, approval_id, revision, is_deletion)
    values ('\(property)', 'trigger', '\(trigger)', \(number),
      '{"id": "\(trigger)", "name": "\(name)", "event_type": "lead_created", "conditions": [], "is_active": true}', '',
      '\(approval ?? self.approval)', \(revision ?? base + 1), \(isDeletion))
    """
  }

  /// Runs the statements in one transaction as the writer.
  func run(_ statements: [String], before: String = "") throws {
    let start = "insert into public.crm_property_revisions values ('\(property)', 0) on conflict do nothing"
    do {
      try connection.script("begin; set local role configurator_writer; \(start); \(before)")
      for statement in statements { try connection.script(statement) }
      try connection.script("commit")
    } catch {
      try connection.script("rollback")
      throw error
    }
  }

  func honest(without left: Step? = nil, replacing replaced: [Step: String] = [:]) -> [String] {
    Step.allCases.filter { $0 != left }.map { replaced[$0] ?? sql($0) }
  }

  /// Rows of live configuration and versions, which are to stay as they were.
  func counts() throws -> [Int] {
    let row = try connection.execute(
      """
      select (select count(*) from public.crm_triggers) as triggers, (select count(*) from public.crm_config_versions) as versions,
        (select count(*) from public.crm_approvals) as approvals
      """
    ).only()
    return [try row.value("triggers"), try row.value("versions"), try row.value("approvals")]
  }
}
